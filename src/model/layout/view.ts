import { deriveLayout, layoutRows, normalizeLayout, placedLayout } from '../index.js';
import type { Compaction, Dashboard, Layout } from '../types.js';

/** Below this width of the element, in CSS pixels, widgets stand in reading order. */
export const NARROW = 640;
const NARROW_COLUMNS = 2;
const NARROW_BREAKPOINT = 'sm';

/** What of a dashboard is shown, and how. */
export interface View {
  readonly layout: Layout;
  readonly columns: number;
  /** Whether the layout shown is the base layout, which can be edited. */
  readonly isBase: boolean;
}

export interface ViewOptions {
  /** Of the element, in CSS pixels; 0 while it is not rendered. */
  readonly width: number;
  /** Instead of the document's own. */
  readonly columns?: number | undefined;
  readonly compaction: Compaction;
  /** Shows hidden widgets too. */
  readonly isEditing: boolean;
}

/**
 * The base layout as it is shown: no overlap, inside the columns. Stored layouts stay as they are.
 */
export function baseLayout(
  dashboard: Dashboard,
  { columns = dashboard.columns, compaction, isEditing }: ViewOptions,
): Layout {
  const placed = placedLayout(dashboard);
  const { widgets } = dashboard;
  const hidden = isEditing ? [] : Object.keys(placed).filter((id) => !widgets[id]!.isVisible);
  const layout =
    hidden.length === 0
      ? placed
      : Object.fromEntries(Object.entries(placed).filter(([id]) => widgets[id]!.isVisible));
  return normalizeLayout(layout, { columns, compaction });
}

/** Chooses the layout for a width, by the element's own width and not the viewport's. */
export function viewOf(dashboard: Dashboard, options: ViewOptions): View {
  const columns = options.columns ?? dashboard.columns;
  const layout = baseLayout(dashboard, options);
  if (options.width === 0 || options.width >= NARROW) {
    return { layout, columns, isBase: true };
  }
  const override = placedLayout(dashboard, NARROW_BREAKPOINT);
  const derived = deriveLayout(layout, { fromColumns: columns, toColumns: NARROW_COLUMNS });
  // Widgets that are not in the override stand below it.
  const rows = layoutRows(override);
  const narrow = Object.fromEntries(
    Object.entries(derived).map(([id, rect]) => [
      id,
      override[id] ?? { ...rect, y: rect.y + rows },
    ]),
  );
  return {
    layout:
      Object.keys(override).length === 0
        ? derived
        : normalizeLayout(narrow, { columns: NARROW_COLUMNS, compaction: options.compaction }),
    columns: NARROW_COLUMNS,
    isBase: false,
  };
}
