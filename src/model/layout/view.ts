import { deriveLayout } from '../geometry/derive.js';
import { normalizeLayout, type GridRules } from '../geometry/normalize.js';
import { layoutRows } from '../geometry/order.js';
import { own } from '../record.js';
import type { Compaction, Dashboard, Layout } from '../types.js';
import { gridRules } from './grid-rules.js';
import { placedLayout } from './placed-layout.js';

/** Width of the element, in CSS pixels, below which widgets are in reading order. */
export const NARROW = 640;
const NARROW_COLUMNS = 2;
const NARROW_BREAKPOINT = 'sm';

/** The part of a dashboard that is shown, and the rules of its grid. */
export interface View {
  readonly layout: Layout;
  readonly columns: number;
  /** True if the shown layout is the base layout, which can be edited. */
  readonly isBase: boolean;
}

export interface ViewOptions {
  /** Width of the element, in CSS pixels; 0 while it is not rendered. */
  readonly width: number;
  /** Overrides the columns of the document. */
  readonly columns?: number | undefined;
  readonly compaction: Compaction;
  /** True to show hidden widgets too. */
  readonly isEditing: boolean;
}

/** Returns the view for a width: that of the element itself, not of the viewport. */
export function viewOf(dashboard: Dashboard, options: ViewOptions): View {
  const rules = gridRules(dashboard, options);
  const layout = baseLayout(dashboard, rules, options.isEditing);
  return options.width === 0 || options.width >= NARROW
    ? { layout, columns: rules.columns, isBase: true }
    : { layout: narrowLayout(dashboard, layout, rules), columns: NARROW_COLUMNS, isBase: false };
}

/**
 * The base layout as it is shown: no overlap, inside the columns. Stored layouts are not changed.
 */
function baseLayout(dashboard: Dashboard, rules: GridRules, isEditing: boolean): Layout {
  const placed = placedLayout(dashboard);
  const isShown = (id: string) => isEditing || own(dashboard.widgets, id)?.isVisible === true;
  const shown = Object.keys(placed).every(isShown)
    ? placed
    : Object.fromEntries(Object.entries(placed).filter(([id]) => isShown(id)));
  return normalizeLayout(shown, rules);
}

/** The user's override for narrow widths, if there is one, with the widgets that it lacks below. */
function narrowLayout(dashboard: Dashboard, base: Layout, rules: GridRules): Layout {
  const override = placedLayout(dashboard, NARROW_BREAKPOINT);
  const { columns, compaction } = rules;
  const derived = deriveLayout(base, { fromColumns: columns, toColumns: NARROW_COLUMNS });
  if (Object.keys(override).length === 0) {
    return derived;
  }
  const rows = layoutRows(override);
  const places = Object.entries(derived).map(([id, rect]) => [
    id,
    own(override, id) ?? { ...rect, y: rect.y + rows },
  ]);
  return normalizeLayout(Object.fromEntries(places) as Layout, {
    columns: NARROW_COLUMNS,
    compaction,
  });
}
