import type { ReactiveController } from 'lit';
import type { DashboardHost } from '../host/dashboard-host.js';

/**
 * Calls `left` once, when the element opens another dashboard or is disconnected, even if only to
 * be moved: overlays close with their dashboard. Returns the function that stops watching.
 */
export function whenLeft(host: DashboardHost, left: () => void): () => void {
  const { element, opening } = host;
  const stop = () => element.removeController(controller);
  const leave = () => {
    stop();
    left();
  };
  const controller: ReactiveController = {
    hostUpdate: () => host.opening !== opening && leave(),
    hostDisconnected: leave,
  };
  element.addController(controller);
  return stop;
}
