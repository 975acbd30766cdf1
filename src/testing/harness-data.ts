import { checkObserve, checkOptions, checkQuery } from '../model/check-call.js';
import { execute } from '../data/cache/execute.js';
import { select } from '../data/query/select.js';
import type {
  DataClient,
  DataFilter,
  DataQuery,
  DataSource,
  DataSources,
  DataState,
  ExecuteOptions,
} from '../data/types.js';
import { copyJson } from '../model/copy-json.js';
import { DashError } from '../model/errors.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import { callGuarded } from '../registry/guards/guard.js';

/** The data of a source under test: a source, a function of the request, or the answer itself. */
export type FakeSource =
  | DataSource
  | ((request: JsonObject, signal: AbortSignal) => JsonValue | Promise<JsonValue>)
  | JsonValue;

export type FakeSources = Readonly<Record<string, FakeSource>>;

export interface Observation {
  readonly query: DataQuery;
  readonly signal: AbortSignal;
}

interface Observer extends Observation {
  readonly listener: (state: DataState) => void;
  state: DataState;
}

/**
 * A data client without cache, retries and timers, for the tests of one widget.
 *
 * Each observer has its own request and its last state; an observer whose signal has aborted gets
 * nothing more. Every state is a copy, so a widget may change it.
 */
export class HarnessData {
  readonly #observers: Observer[] = [];
  #sources: FakeSources;
  readonly #lifetime: () => AbortSignal;
  readonly #failed: (error: unknown) => void;

  /**
   * @param lifetime Returns the signal of the widget's removal.
   * @param failed Called with the errors that listeners throw.
   */
  constructor(sources: FakeSources, lifetime: () => AbortSignal, failed: (error: unknown) => void) {
    this.#sources = sources;
    this.#lifetime = lifetime;
    this.#failed = failed;
  }

  /** All observations so far, ended ones included. */
  get observations(): readonly Observation[] {
    return this.#observers;
  }

  /** Replaces the sources; observers get fresh answers. */
  async replace(sources: FakeSources): Promise<void> {
    this.#sources = sources;
    await this.refresh();
  }

  /** Sends a state to the observers of a source, or to all observers. */
  send(state: DataState, source?: string): void {
    for (const observer of this.#live(source)) {
      this.#deliver(observer, state);
    }
  }

  async refresh(source?: string): Promise<void> {
    await Promise.all(this.#live(source).map((observer) => this.#ask(observer)));
  }

  /** The `context.data` of the widget. */
  readonly client = {
    observe: (
      query: DataQuery,
      listener: (state: DataState) => void,
      options?: { readonly signal?: AbortSignal },
    ): void => {
      checkObserve(query, listener, options);
      const signal = options?.signal ?? this.#lifetime();
      if (signal.aborted) {
        return;
      }
      const observer: Observer = { query, signal, listener, state: { status: 'pending' } };
      this.#observers.push(observer);
      this.#deliver(observer, observer.state);
      void this.#ask(observer);
    },
    refresh: (source?: string) => this.refresh(source),
    invalidate: (filter?: DataFilter) =>
      this.refresh(typeof filter === 'string' ? filter : undefined),
    fetch: async (query: DataQuery, options?: { signal?: AbortSignal }) => {
      checkQuery('fetch', query);
      checkOptions('fetch', options);
      return this.#answer({ query, signal: options?.signal ?? this.#lifetime() });
    },
    execute: (name: string, request: JsonObject, options: ExecuteOptions = {}) => {
      const signal = options.signal ?? this.#lifetime();
      return execute(this.#sources as DataSources, name, request, { ...options, signal });
    },
  } as unknown as DataClient;

  #live(source: string | undefined): Observer[] {
    return this.#observers.filter(
      ({ query, signal }) => !signal.aborted && (source === undefined || query.source === source),
    );
  }

  #deliver(observer: Observer, state: DataState): void {
    if (observer.signal.aborted) {
      return;
    }
    observer.state = state;
    // As in a dashboard, the widget gets a copy that it may change.
    callGuarded(() => observer.listener(copyJson(state)), this.#failed);
  }

  async #ask(observer: Observer): Promise<void> {
    let state: DataState;
    try {
      const data = await this.#answer(observer);
      state = { status: 'success', data, updatedAt: Date.now() };
    } catch (error) {
      const { data } = observer.state;
      const known = error instanceof Error ? error : new Error(String(error));
      state = { status: 'error', error: known, ...(data === undefined ? {} : { data }) };
    }
    this.#deliver(observer, state);
  }

  async #answer({ query, signal }: Pick<Observer, 'query' | 'signal'>): Promise<JsonValue> {
    if (!Object.hasOwn(this.#sources, query.source)) {
      throw new DashError(
        'unknown-source',
        `There is no data source "${query.source}" in this test. Give it in "sources".`,
      );
    }
    const source = this.#sources[query.source]!;
    const request = query.request ?? {};
    let answer: JsonValue;
    if (typeof source === 'function') {
      answer = await source(request, signal);
    } else if (isSource(source)) {
      answer = await source.fetch!(request, { signal } as never);
    } else {
      answer = source;
    }
    return copyJson(query.select === undefined ? answer : select(answer, query.select));
  }
}

function isSource(source: object | JsonValue): source is DataSource {
  return (
    typeof source === 'object' &&
    source !== null &&
    typeof (source as DataSource).fetch === 'function'
  );
}
