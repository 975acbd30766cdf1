import type { DashGrid } from '../dash-grid/dash-grid.js';

/**
 * Where menus and messages of a grid go. While one of its widgets has the browser's full screen,
 * everything outside of that widget can neither be pressed nor get the focus.
 */
export function overlayRoot(grid: DashGrid): ShadowRoot {
  const root = grid.renderRoot as ShadowRoot;
  return root.fullscreenElement?.shadowRoot ?? root;
}
