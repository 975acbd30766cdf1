import { applyChanges, DashError, invertChanges } from '../../model/index.js';
import type { Change, Dashboard } from '../../model/types.js';
import type { EditContext } from '../editing/edit-context.js';
import { settingsStrings as strings } from './settings-strings.js';

let dialogs = 0;

/** Saves the edits of one dialog. All saves together are one step to undo. */
export class Saver {
  readonly #context: EditContext;
  readonly #run = `settings-${++dialogs}`;
  /** The changes that take back the edits which storage has not accepted yet. */
  #inverse: readonly Change[] = [];
  /** The document after those edits. */
  #after: Dashboard | undefined;

  constructor(context: EditContext) {
    this.#context = context;
  }

  /** True while the document shows edits that storage refused. */
  get isRefused(): boolean {
    return this.#inverse.length > 0;
  }

  /**
   * Makes the change and waits until it is stored.
   *
   * @throws DashError with the reason why it is not; the edit is kept.
   */
  async save(change: Change | undefined): Promise<void> {
    const { host, commands } = this.#context;
    const present = host.dashboard;
    if (change && present) {
      const inverse = invertChanges(present, [change]);
      // These two throw here, so that the dialog shows the error, and not the board behind it.
      commands.permit([change]);
      applyChanges(present, [change]);
      if (!commands.run({ changes: [change], run: this.#run })) {
        throw new DashError('read-only', strings.refused);
      }
      this.#inverse = [...inverse, ...this.#inverse];
      this.#after = host.dashboard;
    }
    if (this.isRefused) {
      await commands.save();
      this.#inverse = [];
    }
  }

  /** Takes back the edits that storage refused. */
  takeBack(): void {
    if (!this.isRefused) {
      return;
    }
    const { host, commands } = this.#context;
    if (host.dashboard !== this.#after || !commands.callStep('undo')) {
      // Another edit came in between, and undo would take that back.
      commands.run({ changes: this.#inverse });
    }
    this.#inverse = [];
  }
}
