import { applyChanges, DashError, invertChanges } from '../../model/index.js';
import type { Change, Dashboard } from '../../model/types.js';
import type { EditContext } from '../editing/edit-context.js';
import { settingsStrings as strings } from './settings-strings.js';

let dialogs = 0;

/** Saves the edits of one dialog. However often that takes, it is one step to undo. */
export class Saver {
  readonly #context: EditContext;
  readonly #run = `settings-${++dialogs}`;
  /** Takes back the edits that storage has not accepted yet. */
  #inverse: readonly Change[] = [];
  /** The document right after them. */
  #after: Dashboard | undefined;

  constructor(context: EditContext) {
    this.#context = context;
  }

  /** Edits are shown that storage has refused. */
  get isRefused(): boolean {
    return this.#inverse.length > 0;
  }

  /**
   * Makes the change and waits until it is safe.
   *
   * @throws DashError that tells why it is not; the edit is kept.
   */
  async save(change: Change | undefined): Promise<void> {
    const { host, commands } = this.#context;
    const present = host.dashboard;
    if (change && present) {
      const inverse = invertChanges(present, [change]);
      // These two tell here, in the dialog, and not above the board behind it.
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

  /** Takes back what storage has refused. */
  takeBack(): void {
    if (!this.isRefused) {
      return;
    }
    const { host, commands } = this.#context;
    if (host.dashboard !== this.#after || !commands.callStep('undo')) {
      // Something came in between, and is not the user's to undo here.
      commands.run({ changes: this.#inverse });
    }
    this.#inverse = [];
  }
}
