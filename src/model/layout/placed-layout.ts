import { BASE_BREAKPOINT } from '../constants.js';
import { own } from '../record.js';
import type { Breakpoint, Dashboard, Layout } from '../types.js';

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
  const isKnown = (id: string) => Object.hasOwn(dashboard.widgets, id);
  return Object.keys(layout).every(isKnown)
    ? layout
    : Object.fromEntries(Object.entries(layout).filter(([id]) => isKnown(id)));
}
