import type { Ask } from './ask.js';
import type { Entry, EntryObserver } from './entry.js';
import { entryOf, leave } from './page-cache.js';
import { refreshInterval } from './refresh-interval.js';
import { select } from '../query/select.js';
import { copyJson } from '../../model/copy-json.js';
import type { JsonValue } from '../../model/json.js';
import type { DataQuery, DataScope, DataState } from '../types.js';

/** The part of the client that an observation uses. */
export interface Surroundings {
  readonly scope: DataScope;
  readonly isNear: boolean;
  readonly isInSight: boolean;
  /** @throws DashError if the query can't be resolved at the moment. */
  read(query: DataQuery): Ask;
}

/**
 * One listener to one query: resolves the query, observes the entry of that request, and passes its
 * part of the answer to the listener.
 *
 * Callers: its client, which updates and ends it; its entry, with each new state.
 *
 * Invariants: it observes one entry at a time; equal states reach the listener once; the listener
 * gets a copy of the data.
 */
export class Observation implements EntryObserver {
  readonly query: DataQuery;
  entry: Entry | undefined;

  readonly #listener: (state: DataState) => void;
  readonly #around: Surroundings;
  #last: DataState | undefined;
  /** The listener's copy of the last data; the listener may sort and change it. */
  #copy: JsonValue | undefined;
  /** The state that is shown until the present request is answered. */
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

  /** Resolves the query again and observes its entry. True if it is another request than before. */
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
    // For another user or source, no part of the old answer may stay.
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

  /** The query's part of the answer, or an error if the answer does not have it. */
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
      // An error of one listener must not keep the answer from the others.
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
