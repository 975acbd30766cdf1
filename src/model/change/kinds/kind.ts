import type { JsonObject } from '../../json.js';
import type { Change, Dashboard, WidgetId } from '../../types.js';

/** The code of every fault in a change. */
export const CODE = 'invalid-change';

/** The functions of one kind of change. */
export interface ChangeKind<C extends Change> {
  /**
   * Reads a change of this type from outside, which is a copy already.
   *
   * @param path Pointer of the change itself, for the paths of errors
   * @throws DashError `invalid-change`, with the path of the fault.
   */
  parse(json: JsonObject, path: string): C;
  /**
   * Returns the dashboard after a change that was read. Unchanged parts are shared, and an
   * unchanged dashboard is the same object.
   *
   * @throws DashError when the change does not fit the dashboard, with the path of the fault.
   */
  apply(dashboard: Dashboard, change: C, path: string): Dashboard;
  /** The only widgets that can differ after the change; `undefined` if it does not tell. */
  touches(change: C): readonly WidgetId[] | undefined;
  /**
   * A key: two changes with equal keys write the same places, so that the later one alone has the
   * effect of both. `undefined` for a change that nothing overwrites as a whole.
   */
  coalesce(change: C): string | undefined;
  /**
   * Reduces a change of an inverse so that it takes back only the values which the step itself
   * wrote: the change itself, a part of it, or nothing.
   */
  rebaseInverse(change: C, rebase: InverseRebase): C | undefined;
}

/**
 * The state of rebasing an inverse, change by change, onto a document that others have edited
 * since.
 */
export interface InverseRebase {
  readonly present: Dashboard;
  /** The document right after the step. */
  readonly after: Dashboard;
  /** The widgets of `present` after the changes kept so far; the kinds update it. */
  readonly widgetIds: Set<WidgetId>;
}
