import type { DashError } from '../../model/errors.js';
import type { SaveState } from '../../store/types.js';

/** How safe the user's edits are has changed. */
export class DashSaveStateEvent extends Event {
  static readonly type = 'dash-save-state';

  constructor(
    readonly saveState: SaveState,
    /** Why saving failed, with `saveState` `error`. */
    readonly error?: DashError,
  ) {
    super(DashSaveStateEvent.type, { bubbles: true, composed: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { saveState: this.saveState, error: this.error };
  }
}
