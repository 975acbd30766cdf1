import type { Rect, WidgetId } from '../../model/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import {
  addWidgetChanges,
  importChanges,
  moveWidgetChanges,
  updateWidgetChange,
  type AddWidgetOptions,
  type WidgetPatch,
} from './commands.js';

// What the methods of a grid do that edit it or open a dialog: a visit that only looks does not carry it.

const API = { origin: 'api' } as const;

export const addWidget = (grid: DashGrid, options: AddWidgetOptions): WidgetId => {
  const { id, changes } = addWidgetChanges(grid.present, options, grid);
  grid.store.dispatch(changes, API);
  return id;
};

export const updateWidget = (grid: DashGrid, id: WidgetId, patch: WidgetPatch): void =>
  grid.store.dispatch(updateWidgetChange(id, patch), API);

export const removeWidget = (grid: DashGrid, id: WidgetId): void =>
  grid.store.dispatch({ type: 'widget.remove', id }, API);

export const moveWidget = (grid: DashGrid, id: WidgetId, target: Partial<Rect>): void => {
  const changes = moveWidgetChanges(grid.present, id, target, grid);
  grid.presenter?.board.moved.add(id);
  grid.store.dispatch(changes, API);
};

export const importDashboard = async (grid: DashGrid, input: unknown): Promise<void> =>
  grid.store.dispatch(await importChanges(grid.present, input), API);

export const reset = (grid: DashGrid): Promise<void> => grid.store.reset();

export const openCatalog = async (grid: DashGrid): Promise<void> => {
  const catalog = await import('../dash-catalog/open-catalog.js');
  catalog.openCatalog(grid);
};

export const openSettings = async (grid: DashGrid, id: WidgetId): Promise<void> => {
  const { changeSettings } = await import('./dialogs.js');
  await changeSettings(grid, id);
};
