import { DashGrid } from './elements/dash-grid/dash-grid.js';
import { widgetRegistry } from './registry/index.js';
import { builtInNames } from './widgets/names.js';

let announced = false;

/**
 * Registers the dashboard's element and makes the built-in widgets known to {@link widgetRegistry}.
 * `dash-grid/define` does so for the usual tag.
 *
 * A tag that is taken stays as it is. So on a page that has dash-grid twice, the first copy keeps
 * `<dash-grid>`, and the console is told; the second can take a tag of its own, and has a registry
 * of its own. It may be called again, also for another tag.
 *
 * @param tag Name of the element. Default `dash-grid`.
 */
export function define(tag = 'dash-grid'): void {
  DashGrid.define(tag);
  if (!announced) {
    announced = true;
    widgetRegistry.announce(builtInNames, () => import('./widgets/manifests.js'), true);
  }
}
