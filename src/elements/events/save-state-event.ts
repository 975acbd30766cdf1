import type { DashError } from '../../model/errors.js';
import type { SaveState } from '../../store/types.js';
import { DashEvent } from './dash-event.js';

/** How safe the user's edits are has changed. */
export class DashSaveStateEvent extends DashEvent<DashSaveStateEvent> {
  static readonly type = 'dash-save-state';

  constructor(
    readonly saveState: SaveState,
    /** Why saving failed, with `saveState` `error`. */
    readonly error?: DashError,
  ) {
    super(DashSaveStateEvent.type);
  }
}
