// Loaded when editing begins, so that a visit that only looks does not carry it.
import { applyChanges, applyParsed } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import { inverseOf } from '../model/change/invert.js';
import { DEFAULT_LIMITS } from '../model/constants.js';
import { DashError } from '../model/errors.js';
import { parseChange } from '../model/parse/change.js';
import type { Change, Dashboard, Limits } from '../model/types.js';
import { Journal } from '../storage/journal.js';
import { storageError } from '../storage/storage-error.js';
import { DocumentSync, type DocumentSyncOptions } from './replica.js';
import { History } from './history.js';
import type { ChangeOrigin, DispatchOptions, StepFilter } from './types.js';

export interface EditorOptions extends DocumentSyncOptions {
  readonly limits?: Limits;
  readonly typingDelay?: number;
}

/** The write side of one loaded document: edits, undo, and through {@link sync} its storage. */
export class Editor {
  readonly sync: DocumentSync;
  readonly #options: EditorOptions;
  readonly #history = new History();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EditorOptions, document: Dashboard, isStored: boolean) {
    this.#options = options;
    this.sync = new DocumentSync(options, document, isStored);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** @throws DashError if a change is invalid or over a limit. Nothing changes then. */
  dispatch(changes: Change | readonly Change[], options: DispatchOptions): void {
    const present = this.sync.document;
    const list = [changes].flat().map((change) => parseChange(change));
    const next = applyParsed(present, list);
    if (next !== present) {
      this.#checkLimits(present, next);
      this.#commit(list, next, options.origin ?? 'user', options);
    }
  }

  /** Back to `seed`, as one edit. */
  reset(seed: Dashboard): void {
    const present = this.sync.document;
    const changes = diffDashboards(present, seed);
    if (changes.length > 0) {
      this.#commit(changes, applyChanges(present, changes), 'api');
    }
  }

  /**
   * Undoes or redoes one edit. False if it is not wanted, or nothing of it was left to undo or
   * redo.
   */
  step(direction: 'undo' | 'redo', isWanted?: StepFilter): boolean {
    const step = this.#history.next(direction);
    if (!step) {
      return false;
    }
    const { changes, isPartial } = this.sync.ownPart(step);
    if (isWanted?.(changes, this.#history.lastKey) === false) {
      return false;
    }
    this.#history.take(direction);
    const isLeft = changes.length > 0;
    if (isPartial) {
      this.#options.tell({
        type: 'notice',
        code: `${direction}-partial`,
        message: isLeft
          ? 'Part of this edit was changed elsewhere since, and stays as it is now.'
          : 'This edit was changed elsewhere since, so nothing of it is left to undo or redo.',
      });
    }
    if (isLeft) {
      this.#commit(changes, applyChanges(this.sync.document, changes), direction);
    } else {
      this.#options.changed();
    }
    return isLeft;
  }

  /** Writes everything that is ready or still typed. Never rejects. */
  async save(): Promise<void> {
    clearTimeout(this.#typingTimer);
    this.sync.release();
    await this.sync.send();
  }

  /** @throws DashError that tells why storage refused. */
  async flush(): Promise<void> {
    const { sync } = this;
    do {
      await this.save();
    } while (sync.hasUnsaved && !sync.error && !sync.isClosed);
    if (sync.hasUnsaved) {
      throw sync.error ?? storageError('storage-failed');
    }
  }

  /** Every local edit ends here: show, remember, note in the journal, tell, send. */
  #commit(
    changes: readonly Change[],
    next: Dashboard,
    origin: ChangeOrigin,
    { coalesce, run }: DispatchOptions = {},
  ): void {
    const { sync } = this;
    const { typingDelay = 300, tell, changed } = this.#options;
    const previous = sync.document;
    const edit = { changes, inverse: inverseOf(previous, changes, next) };
    const step = { ...edit, after: next };
    if (origin === 'undo' || origin === 'redo') {
      this.#history.put(origin, step);
    } else {
      this.#history.add(step, run ?? coalesce, run === undefined ? typingDelay : Infinity);
    }
    clearTimeout(this.#typingTimer);
    if (coalesce !== undefined) {
      this.#typingTimer = setTimeout(() => void this.save(), typingDelay);
    }
    sync.edit(next, edit, coalesce);
    tell({ type: 'change', changes, origin, previous, dashboard: next });
    changed();
    void sync.send();
  }

  #checkLimits(present: Dashboard, next: Dashboard): void {
    const limit = (this.#options.limits ?? DEFAULT_LIMITS).widgetsPerDashboard;
    const count = Object.keys(next.widgets).length;
    if (count > limit && count > Object.keys(present.widgets).length) {
      throw new DashError(
        'widget-limit',
        `A dashboard holds at most ${limit} widgets. Remove one before you add another.`,
      );
    }
  }
}

/** A journal that the store was only given the name of. */
export function openJournal(journal: Journal | string): Journal {
  return typeof journal === 'string' ? new Journal({ name: journal }) : journal;
}
