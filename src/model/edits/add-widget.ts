import { BASE_BREAKPOINT } from '../constants.js';
import { createWidget } from '../create.js';
import { firstFreeSpot } from '../geometry/first-free.js';
import { startGesture } from '../geometry/gesture.js';
import { normalizeLayout, type GridRules } from '../geometry/normalize.js';
import { layoutRows } from '../geometry/order.js';
import { changedRects } from '../geometry/rect.js';
import { placedLayout } from '../layout/placed-layout.js';
import type { Change, Dashboard, Layout, Rect, Widget, WidgetId } from '../types.js';

/** The size of a widget, in grid units. */
export type Size = Pick<Rect, 'w' | 'h'>;

/** Options of {@link addWidget}: a type, and the fields that differ from its defaults. */
export interface AddWidgetOptions extends Partial<Omit<Widget, 'type'>> {
  readonly type: string;
  /** The place. Default: the first free spot, in the type's default size. */
  readonly at?: Partial<Rect>;
}

/** A widget, and the changes that put it on the dashboard. */
export interface AddedWidget {
  readonly id: WidgetId;
  readonly changes: Change[];
}

/**
 * The changes that put a new widget on the dashboard, last in order.
 *
 * @throws DashError `invalid-document` when `init` holds what no widget may hold.
 */
export function addWidget(
  dashboard: Dashboard,
  init: AddWidgetOptions,
  rules: GridRules & { readonly defaultSize: Size },
): AddedWidget {
  const { at = {}, ...fields } = init;
  const { defaultSize } = rules;
  const widget = createWidget({ order: lastOrder(dashboard) + 1, ...fields });
  const { id } = widget;
  const shown = normalizeLayout(placedLayout(dashboard), rules);
  const wanted = { w: at.w ?? defaultSize.w, h: at.h ?? defaultSize.h };
  const { size, solve } = placeNew(shown, id, wanted, rules);
  const free = firstFreeSpot(shown, size, rules.columns);
  if (at.x === undefined && at.y === undefined) {
    return { id, changes: [addition(widget, free)] };
  }
  const { [id]: rect = free, ...others } = solve({ x: at.x ?? free.x, y: at.y ?? free.y });
  const moved = changedRects(shown, others);
  return {
    id,
    changes:
      Object.keys(moved).length === 0
        ? [addition(widget, rect)]
        : [
            addition(widget, rect),
            { type: 'layout.set', breakpoint: BASE_BREAKPOINT, rects: moved },
          ],
  };
}

/** The placement of a new widget while the user chooses the place. */
export interface Placing {
  /** Its size, inside the columns. */
  readonly size: Size;
  /** The whole layout with the widget at or near a place; the others make room. */
  solve(place: Pick<Rect, 'x' | 'y'>): Layout;
}

/** Starts placing a new widget: the same for a preview and for the change that follows. */
export function placeNew(shown: Layout, id: WidgetId, wanted: Size, rules: GridRules): Placing {
  const size = { w: Math.min(wanted.w, rules.columns), h: wanted.h };
  return {
    size,
    solve({ x, y }) {
      // The widget starts below everything in its columns. If it came from the side, another widget
      // would take the place that it seems to leave.
      const start = { ...shown, [id]: { ...size, x, y: layoutRows(shown) } };
      return startGesture(start, id, rules).solve({ ...size, x, y });
    },
  };
}

function addition(widget: Widget, rect: Rect): Change {
  return { type: 'widget.add', widget, rects: { [BASE_BREAKPOINT]: rect } };
}

function lastOrder({ widgets }: Dashboard): number {
  return Object.values(widgets).reduce((last, { order }) => Math.max(last, order), -1);
}
