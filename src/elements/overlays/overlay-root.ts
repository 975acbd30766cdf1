import type { DashboardHost } from '../host/dashboard-host.js';

/**
 * Menus and messages of a dashboard go there. While one of its widgets has the browser's full
 * screen, everything outside of that widget can neither be pressed nor get the focus.
 */
export function overlayRoot({ root }: DashboardHost): ShadowRoot {
  return root.fullscreenElement?.shadowRoot ?? root;
}
