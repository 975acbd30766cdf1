import { applyChanges, applyParsed } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import { inverseOf } from '../model/change/invert.js';
import { DEFAULT_LIMITS, MAX_VALUES } from '../model/constants.js';
import { DashError } from '../model/errors.js';
import { countValues, limitRefusal, tooLarge } from '../model/limits.js';
import { parseChange } from '../model/parse/change.js';
import type { Change, Dashboard, Limits } from '../model/types.js';
import { storageError } from '../storage/storage-error.js';
import { History } from './history.js';
import { Replica, type ReplicaOptions } from './replica.js';
import type { ChangeOrigin, DispatchOptions, StepFilter } from './types.js';

export interface EditorOptions extends Omit<ReplicaOptions, 'adopted'> {
  readonly limits?: Limits;
  readonly typingDelay?: number;
}

/**
 * The write side of one loaded document: edits, undo, and through {@link replica} its storage.
 *
 * Callers: `DashboardStore`, while its document can be edited.
 *
 * Invariants: every edit is in the replica, the journal and the history before its event is
 * emitted; an invalid edit changes nothing; at most one timer waits for a pause of typing.
 */
export class Editor {
  readonly replica: Replica;
  readonly history = new History();
  readonly #options: EditorOptions;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  /** The document holds at most so many values; not counted yet if undefined. */
  #mostValues: number | undefined;

  constructor(options: EditorOptions, document: Dashboard, isStored: boolean) {
    this.#options = options;
    const adopted = (changes: readonly Change[]): void => this.history.adopt(changes);
    this.replica = new Replica({ ...options, adopted }, document, isStored);
  }

  /** @throws DashError if a change is invalid or over a limit. Nothing changes then. */
  dispatch(changes: Change | readonly Change[], options: DispatchOptions): void {
    const present = this.replica.document;
    const list = [changes].flat().map((change) => parseChange(change));
    const next = applyParsed(present, list);
    if (next !== present) {
      const limits = this.#options.limits ?? DEFAULT_LIMITS;
      const refusal =
        limitRefusal(present, list, limits) ??
        this.#sizeRefusal(present, list, next) ??
        this.#unsupported(list);
      if (refusal) {
        throw refusal;
      }
      this.#commit(list, next, options.origin ?? 'user', options);
    }
  }

  /**
   * Tells why the document could not be read again after an edit. It is counted as a whole at the
   * first edit and near the limit; in between, no edit adds more than it holds.
   */
  #sizeRefusal(
    present: Dashboard,
    changes: readonly Change[],
    next: Dashboard,
  ): DashError | undefined {
    const most = (this.#mostValues ?? countValues(present)) + countValues(changes);
    this.#mostValues = most > MAX_VALUES ? countValues(next) : most;
    if (this.#mostValues <= MAX_VALUES) {
      return undefined;
    }
    this.#mostValues = undefined;
    return tooLarge();
  }

  /** Tells why the storage can't hold one of the changes, each asked for the document before it. */
  #unsupported(changes: readonly Change[]): DashError | undefined {
    const { storage } = this.#options;
    if (!storage.refusal) {
      return undefined;
    }
    let before = this.replica.document;
    for (const change of changes) {
      let refusal: unknown;
      try {
        refusal = storage.refusal(before, change);
      } catch {
        // A storage that fails here is asked once more by the write itself.
      }
      if (refusal instanceof DashError) {
        return refusal;
      }
      before = applyParsed(before, [change]);
    }
    return undefined;
  }

  /** Resets the document to `seed`, as one edit. */
  reset(seed: Dashboard, label?: string): void {
    const present = this.replica.document;
    const changes = diffDashboards(present, seed);
    if (changes.length > 0) {
      this.#commit(changes, applyChanges(present, changes), 'api', { label });
    }
  }

  /**
   * Undoes or redoes one edit. False if `isWanted` refuses it, or others have overwritten all of
   * it.
   */
  step(direction: 'undo' | 'redo', isWanted?: StepFilter): boolean {
    const step = this.history.next(direction);
    if (!step) {
      return false;
    }
    const { changes, isPartial } = this.replica.rebaseInverse(step);
    if (isWanted?.(changes, this.history.lastKey) === false) {
      return false;
    }
    this.history.take(direction);
    const isLeft = changes.length > 0;
    if (isPartial) {
      this.#options.emit({
        type: 'notice',
        code: `${direction}-partial`,
        message: isLeft
          ? 'Part of this edit was changed elsewhere since, and stays as it is now.'
          : 'This edit was changed elsewhere since, so nothing of it is left to undo or redo.',
      });
    }
    if (isLeft) {
      const { label } = step;
      this.#commit(changes, applyChanges(this.replica.document, changes), direction, { label });
    } else {
      this.#options.changed();
    }
    return isLeft;
  }

  /** Writes all edits, typing included. Never rejects. */
  async save(): Promise<void> {
    clearTimeout(this.#typingTimer);
    this.replica.release();
    await this.replica.send();
  }

  /**
   * Like {@link save}, until all edits are stored.
   *
   * @throws DashError with the reason of the storage.
   * @throws DashError that tells why storage refused.
   */
  async flush(): Promise<void> {
    const { replica } = this;
    do {
      await this.save();
    } while (replica.hasUnsaved && !replica.error && !replica.isClosed);
    if (replica.hasUnsaved) {
      throw replica.error ?? storageError('storage-failed');
    }
  }

  /** Commits a local edit: show, add to the history, write to the journal, emit, send. */
  #commit(
    changes: readonly Change[],
    next: Dashboard,
    origin: ChangeOrigin,
    { coalesce, run, label }: DispatchOptions = {},
  ): void {
    const { replica } = this;
    const { typingDelay = 300, emit, changed } = this.#options;
    const previous = replica.document;
    const edit = { changes, inverse: inverseOf(previous, changes, next) };
    const step = { ...edit, after: next, label };
    if (origin === 'undo' || origin === 'redo') {
      this.history.put(origin, step);
    } else {
      this.history.add(step, run ?? coalesce, run === undefined ? typingDelay : Infinity);
    }
    clearTimeout(this.#typingTimer);
    if (coalesce !== undefined) {
      this.#typingTimer = setTimeout(() => void this.save(), typingDelay);
    }
    replica.edit(next, edit, coalesce);
    emit({ type: 'change', changes, origin, previous, dashboard: next });
    changed();
    void replica.send();
  }
}
