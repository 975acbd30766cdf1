import type { WidgetId } from '../../model/types.js';
import { openCatalog } from '../dash-catalog/open-catalog.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { addWidgetChanges } from './commands.js';

/** Lets the user choose a widget and adds it; the id of what was added. */
export const addFromCatalog = async (grid: DashGrid): Promise<WidgetId | undefined> => {
  const manifest = await openCatalog(grid, grid.registry);
  const { dashboard } = grid;
  if (!manifest || !dashboard) {
    return undefined;
  }
  try {
    const { id, changes } = addWidgetChanges(dashboard, { type: manifest.type }, grid);
    return grid.edit(changes) ? id : undefined;
  } catch (error) {
    grid.notify(error);
    return undefined;
  }
};

/** Lets the user change the settings of a widget. */
export const changeSettings = async (grid: DashGrid, id: WidgetId): Promise<void> => {
  const widget = grid.dashboard?.widgets[id];
  const { registry } = grid;
  const type =
    widget && (registry.resolve(widget.type, widget.version) ?? registry.resolve(widget.type));
  if (type) {
    // Apart from the catalog, which needs none of it.
    const { openSettings } = await import('../dash-settings/open-settings.js');
    await openSettings(grid, widget, type);
  }
};
