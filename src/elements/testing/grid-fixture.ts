import { waitUntil } from '@open-wc/testing';
import { createDashboard, createWidget } from '../../model/index.js';
import type { Dashboard, Rect, Widget } from '../../model/types.js';
import type { WidgetRegistry } from '../../registry/index.js';
import type { BoardController } from '../board/board-controller.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { DashGrid } from '../dash-grid/dash-grid.js';
import { DashWidget } from '../dash-widget/dash-widget.js';
import { testRegistry } from './manifests.js';

DashWidget.define();
DashGrid.define();

/** x, y, width and height in grid units, by widget id. */
export type Rects = Readonly<Record<string, readonly [number, number, number, number]>>;

export interface GridOptions {
  readonly rects: Rects;
  /** Returns the widget of an id. Default: `plain` for all. */
  readonly widget?: (id: string) => Partial<Widget> & { readonly type: string };
  readonly registry?: WidgetRegistry;
  readonly dir?: 'ltr' | 'rtl';
  /** CSS pixels. Default 960: a column is 80 wide with its gap. */
  readonly width?: number;
  /** Style of the box that holds the grid. */
  readonly style?: string;
  /** Puts the grid into the page. Default: into the box. */
  readonly place?: (grid: DashGrid, box: HTMLElement) => void;
  readonly properties?: Partial<DashGrid>;
  /** Default true. */
  readonly editing?: boolean;
}

/** The units of all test grids: width of a column and height of a row, gaps included. */
export const COLUMN = 80;
export const ROW = 50;
const GAP = 10;

const boxes: HTMLElement[] = [];
let openings = 0;

/**
 * Returns the document of a fixture; titles are “Widget ID”, and the name in the config is the id.
 */
export function dashboardOf({ rects, widget }: Pick<GridOptions, 'rects' | 'widget'>): Dashboard {
  const widgets = Object.keys(rects).map((id, order) =>
    createWidget({
      id,
      order,
      title: `Widget ${id}`,
      config: { name: id },
      type: 'plain',
      ...widget?.(id),
    }),
  );
  const layout = Object.entries(rects).map(([id, [x, y, w, h]]) => [id, { x, y, w, h }] as const);
  return createDashboard({
    id: `test-${++openings}`,
    name: 'Test',
    widgets: Object.fromEntries(widgets.map((one) => [one.id, one])),
    layouts: { lg: Object.fromEntries(layout) },
  });
}

/** Opens a grid with these widgets; in edit mode, unless `editing` is false. */
export async function openGrid(options: GridOptions): Promise<DashGrid> {
  const { dir = 'ltr', width = 12 * COLUMN, style = '', place, editing = true } = options;
  scrollTo(0, 0);
  document.body.style.margin = '0';
  const box = document.createElement('div');
  box.dir = dir;
  // The page keeps its size, whatever the grid does.
  box.style.cssText = `width: ${width}px; margin: 16px; ${style}`;
  const grid = document.createElement('dash-grid');
  const seed = dashboardOf(options);
  Object.assign(grid, {
    dashboardId: seed.id,
    seed,
    registry: options.registry ?? testRegistry(),
    rowHeight: ROW - GAP,
    gap: GAP,
    editing,
    ...options.properties,
  });
  document.body.append(box);
  boxes.push(box);
  if (place) {
    place(grid, box);
  } else {
    box.append(grid);
  }
  await grid.ready;
  await grid.fillAll();
  if (editing) {
    await grid.editingReady;
    await grid.updateComplete;
  }
  await stillness(grid);
  return grid;
}

/** Returns the host of a grid. */
export function hostOf(grid: DashGrid): DashboardHost {
  return grid['_host'];
}

/** Returns the controller of a grid's board. */
export function controllerOf(grid: DashGrid): BoardController {
  return grid['_controller']!;
}

/** Removes all grids of a test. */
export function closeGrids(): void {
  boxes.splice(0).forEach((box) => box.remove());
}

export function itemOf(grid: DashGrid, id: string): HTMLElement {
  return grid.renderRoot.querySelector<HTMLElement>(`.item[data-widget-id="${id}"]`)!;
}

export function itemsOf(grid: DashGrid): HTMLElement[] {
  return [...grid.renderRoot.querySelectorAll<HTMLElement>('.item')];
}

export function chromeOf(grid: DashGrid, id: string): DashWidget {
  return itemOf(grid, id).querySelector('dash-widget')!;
}

export function gripOf(grid: DashGrid, id: string): HTMLButtonElement {
  return chromeOf(grid, id).grip!;
}

/** The widget's own element. */
export function contentOf(grid: DashGrid, id: string): HTMLElement {
  return chromeOf(grid, id).firstElementChild as HTMLElement;
}

export function toolbarButton(grid: DashGrid, action: string): HTMLButtonElement {
  return grid.renderRoot.querySelector<HTMLButtonElement>(`.toolbar [data-action="${action}"]`)!;
}

export function chromeButton(grid: DashGrid, id: string, action: string): HTMLButtonElement {
  return chromeOf(grid, id).renderRoot.querySelector<HTMLButtonElement>(
    `[data-action="${action}"]`,
  )!;
}

/** The catalog's button of a type, once the catalog is open. */
export async function chooseType(grid: DashGrid, name: string): Promise<HTMLButtonElement> {
  const find = () =>
    [
      ...(grid.renderRoot
        .querySelector('dash-catalog')
        ?.shadowRoot?.querySelectorAll<HTMLButtonElement>('.type') ?? []),
    ].find((button) => button.textContent!.includes(name));
  await waitUntil(find, 'the catalog is open', { timeout: 8000 });
  return find()!;
}

/** Returns the last text that was announced to screen readers. */
export function announced(grid: DashGrid): string {
  return grid.renderRoot.querySelector('.live')!.textContent!.trim();
}

/** The element that has the focus, inside all shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  return active;
}

/** Waits for the animations that run now, so that boxes are where they belong. */
export async function stillness(grid: DashGrid): Promise<void> {
  await grid.updateComplete;
  for (const item of itemsOf(grid)) {
    item.getAnimations().forEach((animation) => animation.finish());
  }
}

/** Returns the shown boxes, in grid units counted from the start side. */
export function shownRects(grid: DashGrid): Rects {
  const area = grid.renderRoot.querySelector('.grid') as HTMLElement;
  const box = area.getBoundingClientRect();
  const scale = box.width / area.offsetWidth;
  const columns = grid.columns ?? grid.dashboard!.columns;
  const column = box.width / columns;
  const row = (grid.rowHeight + grid.gap) * scale;
  const isRtl = grid.matches(':dir(rtl)');
  const round = (units: number) => Math.round(units * 100) / 100 + 0;
  return Object.fromEntries(
    itemsOf(grid).map((item) => {
      const { left, right, top, width, height } = item.getBoundingClientRect();
      const start = isRtl ? box.right - right : left - box.left;
      const units = [start / column, (top - box.top) / row, width / column, height / row] as const;
      return [item.dataset['widgetId']!, units.map(round) as unknown as Rects[string]];
    }),
  );
}

/** Returns the layout of the document, in the form of {@link Rects}. */
export function storedRects(grid: DashGrid): Rects {
  return Object.fromEntries(
    Object.entries(grid.dashboard!.layouts['lg'] as Record<string, Rect>).map(
      ([id, { x, y, w, h }]) => [id, [x, y, w, h] as const],
    ),
  );
}
