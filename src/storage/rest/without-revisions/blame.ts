import { DashError } from '../../../model/errors.js';
import type { Change, WidgetId } from '../../../model/types.js';
import { RestError } from '../rest-error.js';

/** Errors over the content of a request: that part alone is at fault, not the whole write. */
const OF_CONTENT = ['refused', 'too-large', 'unsupported-change', 'not-found'];

/** The same error with a path. */
export function withPath(error: DashError, path: string): DashError {
  if (error instanceof RestError) {
    return error.with({ path });
  }
  const { code, message, cause } = error;
  return new DashError(code, message, { cause, path });
}

/** The part of a write that a request was made for. */
export interface Subject {
  readonly type: Change['type'];
  readonly widgetId?: WidgetId;
}

/** Adds to an error the path, `/changes/…`, of the change that its request was made for. */
export function blame(error: unknown, changes: readonly Change[], subject: Subject): unknown {
  if (!(error instanceof DashError) || !OF_CONTENT.includes(error.code)) {
    return error;
  }
  const index = indexOf(changes, subject);
  return index < 0 ? error : withPath(error, `/changes/${index}`);
}

function indexOf(changes: readonly Change[], { type, widgetId }: Subject): number {
  const isAbout = (change: Change): boolean =>
    widgetId === undefined || widgetId === widgetOf(change);
  const exact = changes.findLastIndex((change) => change.type === type && isAbout(change));
  return exact >= 0 || widgetId === undefined ? exact : changes.findLastIndex(isAbout);
}

function widgetOf(change: Change): WidgetId | undefined {
  return change.type === 'widget.add' ? change.widget.id : 'id' in change ? change.id : undefined;
}
