import type { WidgetId } from '../../model/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { openSettings } from '../dash-settings/open-settings.js';

/** Lets the user change the settings of a widget. */
export const changeSettings = async (grid: DashGrid, id: WidgetId): Promise<void> => {
  const widget = grid.dashboard?.widgets[id];
  const type = widget && grid.registry.resolve(widget.type);
  const changes = type && (await openSettings(grid, widget, type.manifest));
  if (changes) {
    grid.edit(changes);
  }
};
