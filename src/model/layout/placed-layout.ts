import { BASE_BREAKPOINT } from '../constants.js';
import { own } from '../record.js';
import type { Breakpoint, Dashboard, Layout } from '../types.js';

/**
 * The stored places of the dashboard's widgets in one breakpoint; empty if there is no such
 * override. Rectangles of unknown widgets, which documents may hold, are left out; without any, the
 * result is the stored object itself.
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
