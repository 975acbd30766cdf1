import type { Change, Dashboard } from '../../model/types.js';
import type { ChangeOrigin } from '../../store/types.js';

/** The dashboard was changed by the user (undo and redo included) or from elsewhere; not raised for API calls. */
export class DashChangeEvent extends Event {
  static readonly type = 'dash-change';

  constructor(
    readonly changes: readonly Change[],
    readonly origin: ChangeOrigin,
    readonly dashboard: Dashboard,
  ) {
    super(DashChangeEvent.type, { bubbles: true, composed: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { changes: this.changes, origin: this.origin, dashboard: this.dashboard };
  }
}

/** The user is about to change the dashboard; `preventDefault()` keeps it as it is. */
export class DashBeforeChangeEvent extends Event {
  static readonly type = 'dash-before-change';

  constructor(readonly changes: readonly Change[]) {
    super(DashBeforeChangeEvent.type, { bubbles: true, composed: true, cancelable: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { changes: this.changes };
  }
}
