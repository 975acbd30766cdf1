import { applyChanges, DashError, invertChanges } from '../../model/index.js';
import type { Change, Dashboard } from '../../model/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { settingsStrings as strings } from './settings-strings.js';

let dialogs = 0;

/** Saves what one dialog edits. However often that takes, it is one step to undo. */
export class Saver {
  readonly #grid: DashGrid;
  readonly #run = `settings-${++dialogs}`;
  /** What takes back the edits that storage has not accepted yet. */
  #inverse: readonly Change[] = [];
  /** The document right after them. */
  #after: Dashboard | undefined;

  constructor(grid: DashGrid) {
    this.#grid = grid;
  }

  /** Whether edits are shown that storage has refused. */
  get isRefused(): boolean {
    return this.#inverse.length > 0;
  }

  /**
   * Makes the change and waits until it is safe.
   *
   * @throws DashError that tells why it is not; the edit is kept.
   */
  async save(change: Change | undefined): Promise<void> {
    const grid = this.#grid;
    const present = grid.dashboard;
    if (change && present) {
      const inverse = invertChanges(present, [change]);
      // Refuses what is wrong with the change itself.
      applyChanges(present, [change]);
      if (!grid.edit([change], { run: this.#run })) {
        throw new DashError('read-only', strings.refused);
      }
      this.#inverse = [...inverse, ...this.#inverse];
      this.#after = grid.dashboard;
    }
    if (this.isRefused) {
      await grid.save();
      this.#inverse = [];
    }
  }

  /** Takes back what storage has refused. */
  takeBack(): void {
    if (!this.isRefused) {
      return;
    }
    const grid = this.#grid;
    if (grid.dashboard !== this.#after || !grid.undo()) {
      // Something came in between, and is not the user's to undo here.
      grid.edit(this.#inverse);
    }
    this.#inverse = [];
  }
}
