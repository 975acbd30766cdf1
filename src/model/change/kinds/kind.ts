import type { JsonObject } from '../../json.js';
import type { Change, Dashboard, WidgetId } from '../../types.js';

/** The code of every fault in a change. */
export const CODE = 'invalid-change';

/** All that the model knows of one kind of change. */
export interface ChangeKind<C extends Change> {
  /**
   * Reads a change from outside, a copy already, that names this type.
   *
   * @param path pointer of the change itself, for the paths of errors
   * @throws DashError `invalid-change`, with the path of the fault.
   */
  parse(json: JsonObject, path: string): C;
  /**
   * The dashboard after a change that was read. It shares all that did not change, and is the same
   * object when nothing did.
   *
   * @throws DashError when the change does not fit the dashboard, with the path of the fault.
   */
  apply(dashboard: Dashboard, change: C, path: string): Dashboard;
  /** The only widgets that can differ after it; `undefined` when the change does not tell. */
  touches(change: C): readonly WidgetId[] | undefined;
  /**
   * The target: two changes with equal keys write the same places, so that the later alone does
   * what both do. `undefined` for a change that nothing overwrites as a whole.
   */
  coalesce(change: C): string | undefined;
  /**
   * The part of a change out of an inverse that takes back only what the step itself wrote: the
   * change itself, less of it, or nothing.
   */
  rebaseInverse(change: C, rebase: InverseRebase): C | undefined;
}

/** An inverse on its way, change by change, to a document that others have edited since. */
export interface InverseRebase {
  readonly present: Dashboard;
  /** The document right after the step. */
  readonly after: Dashboard;
  /** The widgets of `present`, as the changes kept so far leave them; kept up by the kinds. */
  readonly widgetIds: Set<WidgetId>;
}
