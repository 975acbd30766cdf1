import { QueryObserver, type QueryClient, type QueryObserverResult } from '@tanstack/query-core';
import { copyJson } from '../../model/copy-json.js';
import type { JsonValue } from '../../model/json.js';
import { reasonOf } from '../../model/reason-of.js';
import type { Ask } from './ask.js';
import { retryAfter, retryDelay } from '../../http/retry.js';
import { isPageVisible } from './page-visibility.js';
import { DEFAULT_INTERVAL } from './refresh-interval.js';
import { asError, shouldRetry, sourceFailure } from '../sources/source-error.js';
import { StreamLink } from '../sources/stream-link.js';
import type { DataSource, DataState, SourceSubscribe } from '../types.js';

/** An observer of an entry. */
export interface EntryObserver {
  changed(state: DataState): void;
  /** True if it needs an answer at all. */
  readonly isNear: boolean;
  /** True if its answer is refreshed. */
  readonly isInSight: boolean;
  /** Milliseconds between refreshes; Infinity for never. */
  readonly interval: number;
}

/**
 * The data of the query library about an answer. It does not reference the source strongly, because
 * that may hold a whole page.
 */
export interface EntryMeta {
  readonly ask: Omit<Ask, 'source' | 'requestAt'>;
  readonly source: WeakRef<DataSource>;
  /** Names for invalidation. */
  readonly keys: Set<string>;
}

/** Milliseconds that an answer is cached after its last observer has left. */
export const KEPT = 5 * 60_000;
/** The longest delay of a timer. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * An observed request and its answer in the data cache. The query library fetches, retries, aborts
 * and caches; the entry decides about the time of each request, because that depends on its
 * observers. The answer is a copy of the source's data, and each observer gets a copy of that.
 *
 * Callers: observations, which join and leave; the page cache, which creates entries and calls them
 * when the page or the network changes.
 *
 * States: active while the page is visible and an observer is near, else paused; polling, or
 * streaming while the source's stream is open; disposed after the last observer has left.
 *
 * Invariants: there is one entry for a request key on a page; one request runs at a time; a paused
 * entry starts none unless {@link refresh} is called.
 */
export class Entry {
  ask: Ask;
  readonly meta: EntryMeta;
  /** Settles when the last request is answered. */
  pending: Promise<unknown> = Promise.resolve();

  readonly #observers = new Set<EntryObserver>();
  readonly #query: QueryObserver<JsonValue, Error>;
  #stream: StreamLink | undefined;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The time of the last request or pushed answer, in milliseconds since the epoch. */
  #askedAt: number | undefined;
  /** The earliest time of the next request, as an overloaded server demands. */
  #notBefore = 0;
  #isInvalid = false;
  /** True if the running request was started by the schedule, not by {@link refresh}. */
  #isScheduled = false;
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
      // The entry starts every request itself.
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
    this.#stop = this.#query.subscribe((result) => this.#emit(result));
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
    // A new observer needs to know if the error still exists.
    if (observer.isNear && this.state.status === 'error') {
      this.#isInvalid = true;
    }
    this.review(DEFAULT_INTERVAL * 1000);
    if (this.#observers.has(observer)) {
      observer.changed(this.state);
    }
  }

  /** Removes an observer; after the last one, the request is aborted. */
  leave(observer: EntryObserver): void {
    this.#observers.delete(observer);
    if (this.isObserved) {
      this.review();
      return;
    }
    clearTimeout(this.#timer);
    this.#stream?.stop();
    this.#stop();
    // The query library keeps a reference to this entry as long as to the answer.
    this.#stream = undefined;
    this.ask = { ...this.ask, source: {} };
  }

  /** Sends a request now; one that is running is dropped. */
  refresh(): Promise<void> {
    return this.#request(true);
  }

  /** Sends a request now if the entry is active, else when it is active again. */
  async invalidate(): Promise<void> {
    if (this.#isActive) {
      await this.refresh();
    } else {
      this.#isInvalid = true;
    }
  }

  /** Called when the network is back: a failed request is repeated. */
  online(): void {
    if (this.state.status === 'error') {
      this.#isInvalid = true;
    }
    this.review();
  }

  /**
   * Sends a request if it is due, and schedules the next one. `oldest` is the age in milliseconds
   * from which an answer is too old even for observers that never refresh.
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
    // A request that becomes due while one is running is sent after that has ended.
    if (due === Infinity || (due <= Date.now() && this.#isFetching)) {
      return;
    }
    const wait = Math.min(Math.max(due - Date.now(), 0), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.review(), wait);
  }

  /** The time of the next request for these observers, in milliseconds since the epoch. */
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
    // The next request waits for one that takes longer than the interval, and the rhythm is kept.
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
    this.#isScheduled = !isForced;
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
      // A source that returns undefined counts as answering null.
      return copyJson((await source.fetch!(requestAt(Date.now()), { signal })) ?? null);
    } catch (error) {
      throw asError(error, name);
    }
  }

  #emit({ status, error }: QueryObserverResult<JsonValue, Error>): void {
    // An error stays shown until there is an answer, unless the request was asked for by `refresh`.
    if (status === 'pending' && this.#isScheduled) {
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
      notEnded: (cause) => {
        const what = `"${this.ask.name}" could not end its stream: ${reasonOf(cause)}`;
        reportError(sourceFailure(what, { cause }));
      },
    });
  }

  /** Sets a pushed answer. A request that is still running is older, and is cancelled. */
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
    // Pushed answers may have been missed while the stream was down.
    if (this.#stream!.isOpen && this.#wasStreaming && this.ask.source.fetch) {
      this.#isInvalid = true;
    }
    this.#wasStreaming ||= this.#stream!.isOpen;
    this.review();
  }

  #streamFailed(error: unknown): void {
    // Polling takes over if the source answers requests, and reports its own failure.
    if (this.ask.source.fetch) {
      return;
    }
    const known = asError(error, this.ask.name);
    this.#query.getCurrentQuery().setState({ status: 'error', error: known });
  }
}
