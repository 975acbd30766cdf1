import type { Conflict } from '../../model/index.js';
import type { Dashboard } from '../../model/types.js';
import { DashEvent } from './dash-event.js';

/** The same thing was changed here and elsewhere; both versions are in the event. */
export class DashConflictEvent extends DashEvent<DashConflictEvent> {
  static readonly type = 'dash-conflict';

  constructor(
    readonly conflicts: readonly Conflict[],
    readonly mine: Dashboard,
    readonly theirs: Dashboard,
  ) {
    super(DashConflictEvent.type);
  }
}
