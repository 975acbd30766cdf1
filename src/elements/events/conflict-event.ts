import type { Conflict } from '../../model/index.js';
import type { Dashboard } from '../../model/types.js';
import { DashEvent } from './dash-event.js';

export interface ConflictDetail {
  readonly conflicts: readonly Conflict[];
  readonly mine: Dashboard;
  readonly theirs: Dashboard;
}

/** The same thing was changed here and elsewhere; both versions are in the event. */
export class DashConflictEvent extends DashEvent<ConflictDetail> {
  static readonly type = 'dash-conflict';
  declare readonly conflicts: readonly Conflict[];
  declare readonly mine: Dashboard;
  declare readonly theirs: Dashboard;

  constructor(detail: ConflictDetail) {
    super(DashConflictEvent.type, detail);
  }
}
