import type { Change, Dashboard } from '../../model/types.js';
import type { ChangeOrigin } from '../../store/types.js';
import { DashEvent } from './dash-event.js';

export interface ChangeDetail {
  readonly changes: readonly Change[];
  readonly origin: ChangeOrigin;
  /** The document after the changes. */
  readonly dashboard: Dashboard;
}

/**
 * The dashboard was changed by the user (undo and redo included) or from elsewhere; not raised for
 * API calls.
 */
export class DashChangeEvent extends DashEvent<ChangeDetail> {
  static readonly type = 'dash-change';
  declare readonly changes: readonly Change[];
  declare readonly origin: ChangeOrigin;
  declare readonly dashboard: Dashboard;

  constructor(detail: ChangeDetail) {
    super(DashChangeEvent.type, detail);
  }
}

/**
 * The user is about to change the dashboard, also by undo and redo; `preventDefault()` keeps it as
 * it is.
 */
export class DashBeforeChangeEvent extends DashEvent<Pick<ChangeDetail, 'changes'>> {
  static readonly type = 'dash-before-change';
  declare readonly changes: readonly Change[];

  constructor(changes: readonly Change[]) {
    super(DashBeforeChangeEvent.type, { changes }, true);
  }
}
