import type { DashError } from '../../model/errors.js';
import type { SaveState } from '../../store/types.js';
import { DashEvent } from './dash-event.js';

export interface SaveStateDetail {
  readonly saveState: SaveState;
  /** The reason why saving failed, with `saveState` `error`. */
  readonly error: DashError | undefined;
}

/** The save state of the user's edits changed. */
export class DashSaveStateEvent extends DashEvent<SaveStateDetail> {
  static readonly type = 'dash-save-state';
  declare readonly saveState: SaveState;
  declare readonly error: DashError | undefined;

  constructor(detail: SaveStateDetail) {
    super(DashSaveStateEvent.type, detail);
  }
}
