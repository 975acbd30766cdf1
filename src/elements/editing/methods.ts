import { own } from '../../model/record.js';
import type { Change, Rect, WidgetId } from '../../model/types.js';
import { editWidget } from '../../registry/config/edit-config.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import {
  addWidgetChanges,
  importChanges,
  moveWidgetChanges,
  updateWidgetChange,
  type AddWidgetOptions,
  type WidgetPatch,
} from './commands.js';

// What the methods of a grid do that edit it or open a dialog: a visit that only looks does not
// carry it.

/** What a program edits is there at once; what people do is seen to move. */
function dispatch(grid: DashGrid, changes: Change | readonly Change[]): void {
  grid.store.dispatch(changes, { origin: 'api' });
  const rest = grid.presenter?.board.rest;
  if (rest) {
    rest.isStill = true;
    void grid.updateComplete.then(() => (rest.isStill = false));
  }
}

export function addWidget(grid: DashGrid, options: AddWidgetOptions): WidgetId {
  const { id, changes } = addWidgetChanges(grid.present, options, grid);
  dispatch(grid, changes);
  return id;
}

export function updateWidget(grid: DashGrid, id: WidgetId, patch: WidgetPatch): void {
  const change = updateWidgetChange(id, patch);
  const widget = own(grid.present.widgets, id);
  dispatch(grid, widget ? { ...change, ...editWidget(grid.registry, widget, change) } : change);
}

export function removeWidget(grid: DashGrid, id: WidgetId): void {
  dispatch(grid, { type: 'widget.remove', id });
}

export function moveWidget(grid: DashGrid, id: WidgetId, target: Partial<Rect>): void {
  const changes = moveWidgetChanges(grid.present, id, target, grid);
  grid.presenter?.board.moved.add(id);
  dispatch(grid, changes);
}

export async function importDashboard(grid: DashGrid, input: unknown): Promise<void> {
  return dispatch(grid, await importChanges(grid.present, input));
}

export function reset(grid: DashGrid): Promise<void> {
  return grid.store.reset();
}

export async function openCatalog(grid: DashGrid): Promise<void> {
  const catalog = await import('../dash-catalog/open-catalog.js');
  catalog.openCatalog(grid);
}

export async function openSettings(grid: DashGrid, id: WidgetId): Promise<void> {
  const { changeSettings } = await import('./dialogs.js');
  await changeSettings(grid, id);
}
