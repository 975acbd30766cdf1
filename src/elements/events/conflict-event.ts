import type { Conflict } from '../../model/index.js';
import type { Dashboard } from '../../model/types.js';

/** The same thing was changed here and elsewhere; both versions are in the event. */
export class DashConflictEvent extends Event {
  static readonly type = 'dash-conflict';

  constructor(
    readonly conflicts: readonly Conflict[],
    readonly mine: Dashboard,
    readonly theirs: Dashboard,
  ) {
    super(DashConflictEvent.type, { bubbles: true, composed: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { conflicts: this.conflicts, mine: this.mine, theirs: this.theirs };
  }
}
