import type { ReactiveController } from 'lit';
import type { DashGrid } from '../dash-grid/dash-grid.js';

/**
 * Calls `left` once, when the grid opens another dashboard or leaves the page, be it only to stand
 * elsewhere: what lies over a dashboard goes with it. Returns the function that stops watching.
 */
export function whenLeft(grid: DashGrid, left: () => void): () => void {
  const { connection } = grid;
  const stop = () => grid.removeController(controller);
  const leave = () => {
    stop();
    left();
  };
  const controller: ReactiveController = {
    hostUpdate: () => grid.connection !== connection && leave(),
    hostDisconnected: leave,
  };
  grid.addController(controller);
  return stop;
}
