import { MAX_TITLE } from '../constants.js';
import type { GridRules } from '../geometry/normalize.js';
import type { Dashboard, Widget } from '../types.js';
import { addWidget, type AddedWidget, type Size } from './add-widget.js';

/**
 * The changes that add a copy of a widget at the first free place. Its config keeps the versions
 * that it was written by and is pinned to.
 *
 * @param title Of the copy; where it is too long to be written, the copy is called as the widget.
 */
export function duplicateWidget(
  dashboard: Dashboard,
  widget: Widget,
  size: Size,
  title: string,
  rules: GridRules,
): AddedWidget {
  // The backend gave these to that one widget.
  const {
    id: _id,
    order: _order,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    actions: _actions,
    ...content
  } = widget;
  const copy = { ...content, title: title.length > MAX_TITLE ? cut(widget.title) : title };
  return addWidget(dashboard, copy, { ...rules, defaultSize: size });
}

/** A stored title may be longer than what may be written. */
function cut(title: string): string {
  // No half of a character that takes two places is left at the end.
  return title.slice(0, MAX_TITLE).replace(/[\uD800-\uDBFF]$/, '');
}
