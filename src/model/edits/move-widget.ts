import { DashError } from '../errors.js';
import { startGesture } from '../geometry/gesture.js';
import { normalizeLayout, type GridRules } from '../geometry/normalize.js';
import { changedRects } from '../geometry/rect.js';
import { layoutEdit } from '../layout/layout-edit.js';
import { placedLayout } from '../layout/placed-layout.js';
import { own } from '../record.js';
import type { Change, Dashboard, Rect, SizeLimits, WidgetId } from '../types.js';

/**
 * The changes that move or resize a widget as a gesture to the same place would; none if it is
 * there already.
 *
 * @throws DashError `widget-not-found`.
 */
export function moveWidget(
  dashboard: Dashboard,
  id: WidgetId,
  target: Partial<Rect>,
  rules: GridRules & { readonly limits?: SizeLimits | undefined },
): Change[] {
  const shown = normalizeLayout(placedLayout(dashboard), rules);
  const present = own(shown, id);
  if (!present) {
    throw new DashError('widget-not-found', `This dashboard has no widget "${id}".`);
  }
  const after = startGesture(shown, id, rules).solve({ ...present, ...target });
  const change = layoutEdit(dashboard, changedRects(shown, after), rules);
  return change ? [change] : [];
}
