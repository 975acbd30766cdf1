import type { Change, Widget, WidgetId } from '../../model/types.js';
import { addWidgetChanges } from '../editing/commands.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { Item } from '../board/item.js';
import { menuStrings as strings } from './menu-strings.js';

const LONGEST_TITLE = 100;

/** Why this dashboard takes no further widget of the type; undefined if it does. */
export function whyNoCopy({ registry, dashboard }: DashGrid, { type }: Widget) {
  const manifest = registry.resolve(type)?.manifest;
  const most = manifest?.maxInstances ?? Infinity;
  const isSame = (other: Widget) => registry.resolve(other.type)?.manifest === manifest;
  const count = Object.values(dashboard?.widgets ?? {}).filter(isSame).length;
  return count >= most ? strings.tooMany(most) : undefined;
}

function copyOf(widget: Widget) {
  // What the backend gave to that one widget is not copied.
  const {
    id: _id,
    order: _order,
    version: _version,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    actions: _actions,
    ...content
  } = widget;
  const title = strings.copyOf(widget.title || strings.untitled);
  return { ...content, title: title.length > LONGEST_TITLE ? widget.title : title };
}

/**
 * Adds a copy of a widget in its size at the first free place; the id of the copy, or undefined if
 * it was refused.
 */
export function duplicate(grid: DashGrid, { widget, rect }: Item): WidgetId | undefined {
  const { w, h } = rect;
  const configVersion = grid.registry.configVersionOf(widget);
  const copy = { ...copyOf(widget), ...(configVersion !== undefined && { configVersion }) };
  const { id, changes } = addWidgetChanges(grid.present, { ...copy, at: { w, h } }, grid);
  const { version } = widget;
  // Its config was written by that version, also when only a newer one is here.
  const versioned = changes.map((change): Change =>
    change.type === 'widget.add' && version !== undefined
      ? { ...change, widget: { ...change.widget, version } }
      : change,
  );
  return grid.edit(versioned) ? id : undefined;
}
