import type { DashboardHost } from '../host/dashboard-host.js';

/**
 * Returns the shadow root for menus and messages. While a widget has the browser's full screen it
 * is the widget's, because nothing outside of it can be pressed or get the focus.
 */
export function overlayRoot({ root }: DashboardHost): ShadowRoot {
  return root.fullscreenElement?.shadowRoot ?? root;
}
