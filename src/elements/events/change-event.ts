import type { Change, Dashboard } from '../../model/types.js';
import type { ChangeOrigin } from '../../store/types.js';
import { DashEvent } from './dash-event.js';

/** The dashboard was changed by the user (undo and redo included) or from elsewhere; not raised for API calls. */
export class DashChangeEvent extends DashEvent<DashChangeEvent> {
  static readonly type = 'dash-change';

  constructor(
    readonly changes: readonly Change[],
    readonly origin: ChangeOrigin,
    readonly dashboard: Dashboard,
  ) {
    super(DashChangeEvent.type);
  }
}

/** The user is about to change the dashboard; `preventDefault()` keeps it as it is. */
export class DashBeforeChangeEvent extends DashEvent<DashBeforeChangeEvent> {
  static readonly type = 'dash-before-change';

  constructor(readonly changes: readonly Change[]) {
    super(DashBeforeChangeEvent.type, true);
  }
}
