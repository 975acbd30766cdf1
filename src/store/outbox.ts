import { joinEdits, type Edit } from '../model/change/join-edits.js';
import { newId } from '../model/create.js';
import type { Change, DashboardId } from '../model/types.js';
import type { Journal } from '../storage/journal.js';

/** Edits that are sent and acknowledged together. */
export interface Batch extends Edit {
  readonly mutationId: string;
  /** Key of the typing that goes on; such a batch waits for a pause of the user. */
  readonly typing?: string;
  /**
   * True if it may have been applied without an answer: it is sent again as it is, never joined.
   */
  readonly wasSent?: boolean;
}

/**
 * The queue of edits that storage has not acknowledged yet, in the order in which they were made,
 * in memory and in the journal. Only {@link Replica} calls it.
 *
 * States of a batch: *typing* (waits for a pause), *ready*, or *sent*. Ready ones are joined when
 * the first of them is sent; a sent one is repeated as it is until it is acknowledged.
 *
 * Invariants: only the last batch can be typing; at most one is sent, and it is the first; every
 * batch is in the journal before it is sent, unless the journal is full.
 */
export class Outbox {
  readonly #dashboardId: DashboardId;
  readonly #journal: Journal | undefined;
  #batches: Batch[] = [];

  constructor(dashboardId: DashboardId, journal: Journal | undefined) {
    this.#dashboardId = dashboardId;
    this.#journal = journal;
  }

  get isEmpty(): boolean {
    return this.#batches.length === 0;
  }

  /** The changes of all edits, in their order. */
  get changes(): readonly Change[] {
    return this.#batches.flatMap(({ changes }) => changes);
  }

  /** Adds an edit. Typing is joined with the previous typing of the same key. */
  add(edit: Edit, baseRevision: number, typing?: string): void {
    const last = this.#batches.at(-1);
    if (typing !== undefined && last?.typing === typing) {
      this.#replace([last], joinEdits(last, edit), baseRevision, typing);
    } else {
      this.#replace([], edit, baseRevision, typing);
    }
  }

  /** Adds an edit that the journal holds already. */
  restore(edit: Edit, mutationId: string): void {
    this.#batches.push({ ...edit, mutationId, wasSent: true });
  }

  /** Replaces all edits by the merged one, as a new mutation: the old ones were not applied. */
  rebase(edit: Edit, baseRevision: number): void {
    if (edit.changes.length > 0) {
      this.#replace(this.#batches, edit, baseRevision);
    } else {
      this.#batches.forEach((batch) => this.#journal?.settle(batch.mutationId));
      this.#batches = [];
    }
  }

  /** Makes a typing batch ready. */
  release(): void {
    this.#batches = this.#batches.map(({ typing: _ended, ...batch }) => batch);
  }

  /**
   * The next batch to send, which includes all ready batches after it. It is marked as sent for the
   * next time; in the answer, `wasSent` is that of earlier times.
   */
  next(baseRevision: number): Batch | undefined {
    const [first] = this.#batches;
    if (!first || first.typing !== undefined) {
      return undefined;
    }
    if (!first.wasSent) {
      const waiting = this.#batches.findIndex((batch) => batch.typing !== undefined);
      const ready = waiting < 0 ? this.#batches : this.#batches.slice(0, waiting);
      if (ready.length > 1) {
        this.#replace(ready, ready.reduce<Edit>(joinEdits, NOTHING), baseRevision);
      }
    }
    const batch = this.#batches[0]!;
    this.#batches = this.#batches.with(0, { ...batch, wasSent: true });
    return batch;
  }

  /** Removes a batch that storage acknowledged. */
  settle({ mutationId }: Batch): void {
    this.#journal?.settle(mutationId);
    this.#batches = this.#batches.filter((batch) => batch.mutationId !== mutationId);
  }

  /** Puts one new batch in the place of `old` batches, or at the end. */
  #replace(old: readonly Batch[], edit: Edit, baseRevision: number, typing?: string): void {
    const { changes, inverse } = edit;
    const mutationId = newId('m');
    this.#journal?.append(
      {
        dashboardId: this.#dashboardId,
        mutationId,
        baseRevision,
        changes,
        inverse,
      },
      old.map((batch) => batch.mutationId),
    );
    const index = old[0] ? this.#batches.indexOf(old[0]) : this.#batches.length;
    const batch: Batch = { changes, inverse, mutationId, ...(typing !== undefined && { typing }) };
    this.#batches = this.#batches.toSpliced(index, old.length, batch);
  }
}

const NOTHING: Edit = { changes: [], inverse: [] };
