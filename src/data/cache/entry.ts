import { QueryObserver, type QueryClient, type QueryObserverResult } from '@tanstack/query-core';
import { copyJson } from '../../model/copy-json.js';
import type { JsonValue } from '../../model/json.js';
import type { Ask } from './ask.js';
import { retryAfter, retryDelay } from '../../http/retry.js';
import { isPageVisible } from './page-visibility.js';
import { DEFAULT_INTERVAL } from './refresh-interval.js';
import { asError, shouldRetry } from '../sources/source-error.js';
import { StreamLink } from '../sources/stream-link.js';
import type { DataSource, DataState, SourceSubscribe } from '../types.js';

/** One who observes an entry. */
export interface EntryObserver {
  changed(state: DataState): void;
  /** Whether it is to have an answer at all. */
  readonly isNear: boolean;
  /** Whether its answer is kept up to date. */
  readonly isInSight: boolean;
  /** Milliseconds; Infinity for never. */
  readonly interval: number;
}

/**
 * What is known of an answer that nobody observes. It does not keep its source: that may hold a
 * whole page.
 */
export interface EntryMeta {
  readonly ask: Omit<Ask, 'source' | 'requestAt'>;
  readonly source: WeakRef<DataSource>;
  /** Names by which it is invalidated. */
  readonly keys: Set<string>;
}

/** Milliseconds that an answer is kept after nobody observes it any more. */
export const KEPT = 5 * 60_000;
/** The longest time that a timer can wait. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * One request that is observed, and its answer. The query library fetches, retries, aborts and
 * keeps the answer; when it is time to ask again is decided here, because that depends on who looks
 * at it. The answer is a copy of what the source gave, and each observer gets a copy of that.
 */
export class Entry {
  ask: Ask;
  readonly meta: EntryMeta;
  /** Settles when what was asked last is answered. */
  pending: Promise<unknown> = Promise.resolve();

  readonly #observers = new Set<EntryObserver>();
  readonly #query: QueryObserver<JsonValue, Error>;
  #stream: StreamLink | undefined;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When it was asked, or told, last; in milliseconds since the epoch. */
  #askedAt: number | undefined;
  /** A server that is overloaded said so. */
  #notBefore = 0;
  #isInvalid = false;
  /** Nobody waits for the request under way. */
  #isQuiet = false;
  #wasStreaming = false;

  constructor(ask: Ask, client: QueryClient) {
    this.ask = ask;
    const queryKey = [ask.key];
    const known = client.getQueryCache().find({ queryKey })?.meta as EntryMeta | undefined;
    const { source, requestAt: _, ...rest } = ask;
    this.meta = {
      ask: rest,
      source: new WeakRef(source),
      keys: known?.keys ?? new Set(),
    };
    this.#query = new QueryObserver<JsonValue, Error>(client, {
      queryKey,
      queryFn: ({ signal }) => this.#fetch(signal),
      // Only when the entry says so.
      enabled: false,
      gcTime: KEPT,
      networkMode: 'always',
      retry: shouldRetry,
      retryDelay,
      meta: { ...this.meta },
      notifyOnChangeProps: ['status', 'data', 'error', 'dataUpdatedAt'],
    });
    const { state } = this.#query.getCurrentQuery();
    this.#askedAt = state.dataUpdatedAt || undefined;
    this.#isInvalid = state.isInvalidated;
    this.#stop = this.#query.subscribe((result) => this.#tell(result));
    if (ask.source.subscribe) {
      this.#stream = this.#link(ask.source.subscribe.bind(ask.source));
    }
  }

  get state(): DataState {
    const { status, data, error, dataUpdatedAt } = this.#query.getCurrentResult();
    return {
      status,
      ...(data !== undefined && { data }),
      ...(error && { error }),
      ...(dataUpdatedAt > 0 && { updatedAt: dataUpdatedAt }),
    };
  }

  get isObserved(): boolean {
    return this.#observers.size > 0;
  }

  join(observer: EntryObserver): void {
    this.#observers.add(observer);
    // Who comes new wants to know whether an error is still one.
    if (observer.isNear && this.state.status === 'error') {
      this.#isInvalid = true;
    }
    this.review(DEFAULT_INTERVAL * 1000);
    if (this.#observers.has(observer)) {
      observer.changed(this.state);
    }
  }

  /** The last one to leave aborts the request. */
  leave(observer: EntryObserver): void {
    this.#observers.delete(observer);
    if (this.isObserved) {
      this.review();
      return;
    }
    clearTimeout(this.#timer);
    this.#stream?.stop();
    this.#stop();
    // The query library keeps this entry as long as the answer.
    this.#stream = undefined;
    this.ask = { ...this.ask, source: {} };
  }

  /** Asks now; what is under way is dropped. */
  refresh(): Promise<void> {
    return this.#request(true);
  }

  /** Asks now if anybody is to see it, else when somebody is. */
  async invalidate(): Promise<void> {
    if (this.#isActive) {
      await this.refresh();
    } else {
      this.#isInvalid = true;
    }
  }

  /** The connection is back: what failed is tried again. */
  online(): void {
    if (this.state.status === 'error') {
      this.#isInvalid = true;
    }
    this.review();
  }

  /**
   * Asks if it is time to, and plans when it will be the next time. `oldest` is the age in
   * milliseconds from which an answer is too old even for those who never ask again.
   */
  review(oldest = Infinity): void {
    clearTimeout(this.#timer);
    if (!this.#isActive) {
      this.#stream?.stop();
      return;
    }
    this.#stream?.start();
    const near = [...this.#observers].filter(({ isNear }) => isNear);
    const isDue = this.#dueAt(near, oldest) <= Date.now();
    if (isDue && !this.#isFetching) {
      void this.#request(false);
    } else {
      this.#plan();
    }
  }

  get #isActive(): boolean {
    return isPageVisible() && [...this.#observers].some(({ isNear }) => isNear);
  }

  get #isFetching(): boolean {
    return this.#query.getCurrentQuery().state.fetchStatus !== 'idle';
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const inSight = [...this.#observers].filter(({ isInSight }) => isInSight);
    const due = this.#isActive ? this.#dueAt(inSight) : Infinity;
    // What is wanted again while it is under way is asked when that has ended.
    if (due === Infinity || (due <= Date.now() && this.#isFetching)) {
      return;
    }
    const wait = Math.min(Math.max(due - Date.now(), 0), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.review(), wait);
  }

  /** When these want it to be asked, in milliseconds since the epoch. */
  #dueAt(observers: readonly EntryObserver[], oldest = Infinity): number {
    if (observers.length === 0 || !this.ask.source.fetch) {
      return Infinity;
    }
    if (this.#isInvalid || this.#askedAt === undefined) {
      return this.#notBefore;
    }
    if (this.#stream?.isOpen) {
      return Infinity;
    }
    const shortest = Math.min(...observers.map((observer) => observer.interval));
    const interval = shortest === Infinity ? oldest : shortest;
    let due = this.#askedAt + interval;
    // A request that takes longer than the interval is waited for, and the rhythm is kept.
    if (this.#isFetching && due <= Date.now()) {
      due += Math.ceil((Date.now() + 1 - due) / interval) * interval;
    }
    return Math.max(due, this.#notBefore);
  }

  async #request(isForced: boolean): Promise<void> {
    if (!this.ask.source.fetch) {
      this.#stream?.stop();
      this.review();
      return;
    }
    this.#askedAt = Date.now();
    this.#isInvalid = false;
    this.#isQuiet = !isForced;
    this.#plan();
    if (isForced) {
      void this.#query.getCurrentQuery().cancel({ silent: true });
    }
    this.pending = this.#query.refetch({ cancelRefetch: isForced });
    await this.pending;
    if (this.#isInvalid) {
      this.review();
    }
  }

  async #fetch(signal: AbortSignal): Promise<JsonValue> {
    const { source, name, requestAt } = this.ask;
    try {
      // A source that answers nothing answers null.
      return copyJson((await source.fetch!(requestAt(Date.now()), { signal })) ?? null);
    } catch (error) {
      throw asError(error, name);
    }
  }

  #tell({ status, error }: QueryObserverResult<JsonValue, Error>): void {
    // An error stands until there is an answer, if nobody asked for a new try.
    if (status === 'pending' && this.#isQuiet) {
      return;
    }
    if (status === 'error') {
      const wait = retryAfter(error);
      if (wait > 0) {
        this.#notBefore = Date.now() + wait;
        this.#plan();
      }
    }
    const { state } = this;
    for (const observer of [...this.#observers]) {
      if (this.#observers.has(observer)) {
        observer.changed(state);
      }
    }
  }

  #link(subscribe: SourceSubscribe): StreamLink {
    return new StreamLink({
      subscribe: (observer, signal) =>
        subscribe(this.ask.requestAt(Date.now()), observer, { signal }),
      push: (data) => this.#push(data),
      changed: () => this.#streamChanged(),
      failed: (error) => this.#streamFailed(error),
    });
  }

  /** An answer that is still under way is older than what was pushed. */
  #push(data: JsonValue | ((last: JsonValue | undefined) => JsonValue)): void {
    const query = this.#query.getCurrentQuery();
    const last = query.state.data as JsonValue | undefined;
    const next = typeof data === 'function' ? data(copyJson(last)) : data;
    this.#askedAt = Date.now();
    this.#isInvalid = false;
    query.setData(copyJson(next ?? null), { manual: true });
    void query.cancel({ revert: true });
  }

  #streamChanged(): void {
    // What was pushed while it was down is missing.
    if (this.#stream!.isOpen && this.#wasStreaming && this.ask.source.fetch) {
      this.#isInvalid = true;
    }
    this.#wasStreaming ||= this.#stream!.isOpen;
    this.review();
  }

  #streamFailed(error: unknown): void {
    // Polling takes over where the source can be asked, and tells if that fails as well.
    if (this.ask.source.fetch) {
      return;
    }
    const known = asError(error, this.ask.name);
    this.#query.getCurrentQuery().setState({ status: 'error', error: known });
  }
}
