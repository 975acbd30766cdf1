import { BASE_BREAKPOINT } from './constants.js';
import { own } from './record.js';
import type { Breakpoint, Dashboard, Layout } from './types.js';

/**
 * The stored places of the widgets that the dashboard has, of one breakpoint; empty when it has no
 * such override. Rectangles of unknown widgets, which documents may hold, are left out. The stored
 * object itself when there are none.
 */
export function placedLayout(
  dashboard: Dashboard,
  breakpoint: Breakpoint = BASE_BREAKPOINT,
): Layout {
  const layout = own(dashboard.layouts, breakpoint) ?? {};
  const entries = Object.entries(layout);
  const placed = entries.filter(([id]) => Object.hasOwn(dashboard.widgets, id));
  return placed.length === entries.length ? layout : Object.fromEntries(placed);
}
