import type { Dashboard } from '../model/types.js';
import type { StorageReader } from '../storage/types.js';
import { OpenDashboard, type KeptDocument } from './open-dashboard.js';
import type { OpenOptions, StepState } from './types.js';
import { ViewedDocument } from './viewed-document.js';

export type DashboardReaderOptions = OpenOptions<StorageReader>;

/**
 * One dashboard for viewing: it loads the document and follows the changes of others, without any
 * of the code that edits. `DashboardStore.takeOver(reader)` makes it editable.
 *
 * Callers: the elements while nobody edits, and hosts.
 *
 * States and invariants are those of {@link OpenDashboard}; `saveState` is always `saved`, and
 * there is nothing to undo.
 */
export class DashboardReader extends OpenDashboard<StorageReader> {
  protected override keep(document: Dashboard, isStored: boolean): KeptDocument {
    const { id, storage } = this;
    const options = {
      id,
      storage,
      emit: this.emit.bind(this),
      changed: this.changed.bind(this),
      removed: this.removed.bind(this),
    };
    return new ViewedDocument(options, document, isStored);
  }

  protected override steps(): StepState {
    return { canUndo: false, canRedo: false, undoIsLimited: false };
  }
}
