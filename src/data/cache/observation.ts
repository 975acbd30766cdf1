import type { Ask } from './ask.js';
import type { Entry, EntryObserver } from './entry.js';
import { entryOf, leave } from './page-cache.js';
import { refreshInterval } from './refresh-interval.js';
import { select } from '../query/select.js';
import { copyJson } from '../../model/copy-json.js';
import type { JsonValue } from '../../model/json.js';
import type { DataQuery, DataScope, DataState } from '../types.js';

/** What an observation needs of its client. */
export interface Surroundings {
  readonly scope: DataScope;
  readonly isNear: boolean;
  readonly isInSight: boolean;
  /** @throws DashError when the query means nothing at the moment. */
  read(query: DataQuery): Ask;
}

/**
 * One listener to one query: follows the query to whatever it means, and shows its part of the
 * answer.
 */
export class Observation implements EntryObserver {
  readonly query: DataQuery;
  entry: Entry | undefined;

  readonly #listener: (state: DataState) => void;
  readonly #around: Surroundings;
  #last: DataState | undefined;
  /** The data of the last state as the listener has it, which may sort and change it. */
  #copy: JsonValue | undefined;
  /** Shown until what is asked now is answered. */
  #previous: DataState | undefined;

  constructor(query: DataQuery, listener: (state: DataState) => void, around: Surroundings) {
    this.query = query;
    this.#listener = listener;
    this.#around = around;
  }

  get isNear(): boolean {
    return this.#around.isNear;
  }

  get isInSight(): boolean {
    return this.#around.isInSight;
  }

  get interval(): number {
    const { refreshInterval: own, defaultInterval } = this.#around.scope;
    const source = this.entry?.ask.source;
    return refreshInterval([
      this.query.refreshInterval,
      own,
      defaultInterval,
      source?.refreshInterval,
    ]);
  }

  /** Asks for what the query means now. True if that is something else than before. */
  update(): boolean {
    let ask: Ask;
    try {
      ask = this.#around.read(this.query);
    } catch (error) {
      this.leave();
      this.#show({ status: 'error', error: error as Error });
      return false;
    }
    const before = this.entry?.ask;
    if (ask.key === before?.key) {
      this.entry?.review();
      return false;
    }
    // Another user or source: nothing of the old one may stay.
    this.#previous = ask.family === before?.family ? this.#last : undefined;
    const last = this.entry;
    this.entry = entryOf(ask, this.query.key);
    if (last) {
      leave(last, this);
    }
    this.entry.join(this);
    return true;
  }

  leave(): void {
    const { entry } = this;
    this.entry = undefined;
    this.#previous = undefined;
    if (entry) {
      leave(entry, this);
    }
  }

  changed(state: DataState): void {
    const previous = this.#previous;
    if (state.status === 'pending' && previous?.data !== undefined) {
      const { data, updatedAt } = previous;
      this.#show({ status: 'pending', data, isPrevious: true, ...(updatedAt && { updatedAt }) });
    } else {
      this.#previous = undefined;
      this.#show(this.#select(state));
    }
  }

  /** Its part of the answer, and an error of its own when that is not there. */
  #select(state: DataState): DataState {
    const { data, error, updatedAt } = state;
    if (!this.query.select || data === undefined) {
      return state;
    }
    try {
      return { ...state, data: select(data, this.query.select) };
    } catch (fault) {
      return { status: 'error', error: error ?? (fault as Error), ...(updatedAt && { updatedAt }) };
    }
  }

  #show(state: DataState): void {
    if (this.#last && isSame(state, this.#last)) {
      return;
    }
    if (this.#last?.data !== state.data) {
      this.#copy = copyJson(state.data);
    }
    this.#last = state;
    try {
      this.#listener({ ...state, ...(state.data !== undefined && { data: this.#copy! }) });
    } catch (error) {
      // One observer's mistake must not keep the answer from the others.
      reportError(error);
    }
  }
}

function isSame(a: DataState, b: DataState): boolean {
  return (
    a.status === b.status &&
    a.data === b.data &&
    a.updatedAt === b.updatedAt &&
    a.isPrevious === b.isPrevious &&
    a.error?.message === b.error?.message
  );
}
