import type { WidgetId } from '../../model/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';

/** Lets the user change the settings of a widget. */
export async function changeSettings(grid: DashGrid, id: WidgetId): Promise<void> {
  const widget = grid.dashboard?.widgets[id];
  const type = widget && grid.registry.resolveWidget(widget);
  if (type) {
    // Apart from the catalog, which needs none of it.
    const { openSettings } = await import('../dash-settings/open-settings.js');
    await openSettings(grid, widget, type);
  }
}
