import { refuse } from '../../parse/json.js';
import { own } from '../../record.js';
import type { Change } from '../../types.js';
import { dashboardUpdate } from './dashboard-update.js';
import { CODE, type ChangeKind } from './kind.js';
import { layoutClear } from './layout-clear.js';
import { layoutSet } from './layout-set.js';
import { widgetAdd } from './widget-add.js';
import { widgetRemove } from './widget-remove.js';
import { widgetUpdate } from './widget-update.js';

/** Every kind of change, by its type. */
export const CHANGE_KINDS: {
  readonly [T in Change['type']]: ChangeKind<Extract<Change, { type: T }>>;
} = {
  'dashboard.update': dashboardUpdate,
  'widget.add': widgetAdd,
  'widget.update': widgetUpdate,
  'widget.remove': widgetRemove,
  'layout.set': layoutSet,
  'layout.clear': layoutClear,
};

/**
 * Returns the kind of a change, which may come from outside.
 *
 * @param path Pointer of the change itself.
 * @throws DashError `invalid-change` for an unknown type.
 */
export function kindOf({ type }: { readonly type?: unknown }, path = ''): ChangeKind<Change> {
  const kinds: Readonly<Record<string, ChangeKind<Change>>> = CHANGE_KINDS;
  const kind = typeof type === 'string' ? own(kinds, type) : undefined;
  if (kind === undefined) {
    const known = Object.keys(kinds).join(', ');
    return refuse(CODE, `${path}/type`, `must be a type of change: ${known}.`);
  }
  return kind;
}
