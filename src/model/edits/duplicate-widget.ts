import { MAX_TITLE } from '../constants.js';
import type { GridRules } from '../geometry/normalize.js';
import type { Dashboard, Widget } from '../types.js';
import { addWidget, type AddedWidget, type Size } from './add-widget.js';

/**
 * The changes that add a copy of a widget at the first free place. Its config keeps the versions
 * that it was written by and is pinned to.
 *
 * @param title Title of the copy. One that is too long to be written is replaced by the widget's.
 */
export function duplicateWidget(
  dashboard: Dashboard,
  widget: Widget,
  size: Size,
  title: string,
  rules: GridRules,
): AddedWidget {
  // The backend gave these fields to the original only.
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

/** Shortens a title: a stored one may be longer than a title that is written. */
function cut(title: string): string {
  // The cut leaves no half of a surrogate pair at the end.
  return title.slice(0, MAX_TITLE).replace(/[\uD800-\uDBFF]$/, '');
}
