import { copyJson } from '../../model/copy-json.js';
import { equalJson } from '../../model/canonical.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { checkObserve, checkOptions, checkQuery } from '../../model/check-call.js';
import { ownerKey, askOf, type Ask } from './ask.js';
import type { EntryMeta } from './entry.js';
import { execute } from './execute.js';
import { Observation, type Surroundings } from './observation.js';
import { watchOnScreen } from './on-screen.js';
import { invalidate } from './page-cache.js';
import { select } from '../query/select.js';
import { asError, SourceError } from '../sources/source-error.js';
import type {
  DataFilter,
  DataQuery,
  DataScope,
  DataSources,
  DataState,
  ExecuteOptions,
  LiveDataClient,
  ObserveOptions,
} from '../types.js';

/**
 * Fetches from the host's data sources. All clients of a page share one cache: the same request to
 * the same source object for the same user is sent once.
 *
 * @param sources Called at each call of a method, so that a host may change them.
 * @param scope Called at the same times, for everything else that requests depend on.
 */
export function createDataClient(
  sources: () => DataSources,
  scope: () => DataScope = () => ({}),
): LiveDataClient {
  return new Client(sources, scope);
}

class Client implements LiveDataClient, Surroundings {
  readonly #readSources: () => DataSources;
  readonly #readScope: () => DataScope;
  #sources!: DataSources;
  scope!: DataScope;

  /** The observations, each with the function that ends it. */
  readonly #observations = new Map<Observation, () => void>();
  #isOnScreen = true;
  #unwatch: (() => void) | undefined;
  #lifetime: AbortSignal | undefined;

  constructor(sources: () => DataSources, scope: () => DataScope) {
    this.#readSources = sources;
    this.#readScope = scope;
    this.#read();
  }

  get isNear(): boolean {
    return this.scope.isNear ?? true;
  }

  get isInSight(): boolean {
    return this.isNear && this.#isOnScreen;
  }

  read(query: DataQuery): Ask {
    return askOf(query, this.#sources, this.scope);
  }

  observe(query: DataQuery, listener: (state: DataState) => void, options?: ObserveOptions): void {
    checkObserve(query, listener, options);
    const signal = options?.signal;
    this.#read();
    if (signal?.aborted || this.scope.signal?.aborted) {
      return;
    }
    const observation = new Observation(query, listener, this);
    const end = (): void => {
      signal?.removeEventListener('abort', end);
      this.#observations.delete(observation);
      observation.leave();
      this.#watch();
    };
    this.#observations.set(observation, end);
    signal?.addEventListener('abort', end);
    this.#watch();
    observation.update();
  }

  async refresh(source?: string): Promise<void> {
    this.#read();
    const answers = new Set<Promise<unknown>>();
    const refreshed = new Set<unknown>();
    for (const observation of [...this.#observations.keys()]) {
      if (source !== undefined && observation.query.source !== source) {
        continue;
      }
      const isNew = observation.update();
      const { entry } = observation;
      if (!entry || refreshed.has(entry)) {
        continue;
      }
      refreshed.add(entry);
      // Another request than before has just been started.
      answers.add(isNew ? entry.pending : entry.refresh());
    }
    await Promise.all(answers);
  }

  async invalidate(filter?: DataFilter): Promise<void> {
    this.#read();
    const owner = ownerKey(this.scope.context);
    // Only answers of this client's sources are matched, not those of other hosts on the page.
    const families = Object.entries(this.#sources);
    await invalidate((meta) => {
      const names = families.filter(([, source]) => isOf(meta, source)).map(([name]) => name);
      return names.length > 0 && meta.ask.owner === owner && matches(meta, names, filter);
    });
  }

  async fetch(query: DataQuery, options?: ObserveOptions): Promise<JsonValue> {
    checkQuery('fetch', query);
    checkOptions('fetch', options);
    this.#read();
    const { source, name, requestAt } = this.read(query);
    if (!source.fetch) {
      throw new SourceError(`The data source "${name}" answers no requests.`);
    }
    const until = options?.signal ?? this.scope.signal ?? new AbortController().signal;
    let data: JsonValue;
    try {
      data = (await source.fetch(requestAt(Date.now()), { signal: until })) ?? null;
    } catch (error) {
      throw asError(error, name);
    }
    return copyJson(query.select ? select(data, query.select) : data);
  }

  async execute(
    source: string,
    request: JsonObject,
    options: ExecuteOptions = {},
  ): Promise<JsonValue> {
    checkOptions('execute', options);
    this.#read();
    const signal = options.signal ?? this.scope.signal;
    return execute(this.#sources, source, request, { ...options, signal });
  }

  async update(): Promise<void> {
    this.#read();
    this.#watch();
    const observations = [...this.#observations.keys()];
    observations.forEach((observation) => observation.update());
    await Promise.all(observations.flatMap(({ entry }) => entry?.pending ?? []));
  }

  #read(): void {
    this.#sources = this.#readSources();
    this.scope = this.#readScope();
    const { signal } = this.scope;
    if (!signal || signal === this.#lifetime) {
      return;
    }
    this.#lifetime = signal;
    signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  #end(): void {
    for (const end of [...this.#observations.values()]) {
      end();
    }
  }

  /** Watches the element's visibility while it is near and has observations. */
  #watch(): void {
    const { element } = this.scope;
    const isWanted = element !== undefined && this.isNear && this.#observations.size > 0;
    if (isWanted === (this.#unwatch !== undefined)) {
      return;
    }
    this.#unwatch?.();
    this.#unwatch = undefined;
    // Visible until the browser has checked, which takes less than any interval.
    this.#isOnScreen = true;
    if (!isWanted) {
      return;
    }
    this.#unwatch = watchOnScreen(element, (isOnScreen) => {
      if (isOnScreen === this.#isOnScreen) {
        return;
      }
      this.#isOnScreen = isOnScreen;
      for (const { entry } of [...this.#observations.keys()]) {
        entry?.review();
      }
    });
  }
}

function isOf(meta: EntryMeta, source: DataSources[string]): boolean {
  const known = meta.source.deref();
  return known !== undefined && (known === source || known.fetch === source);
}

function matches(
  { ask, keys }: EntryMeta,
  names: readonly string[],
  filter: DataFilter | undefined,
): boolean {
  if (filter === undefined) {
    return true;
  }
  if (typeof filter === 'string') {
    return names.includes(filter) || keys.has(filter);
  }
  if (typeof filter === 'function') {
    const request = copyJson(ask.request);
    const queries = names.flatMap((source) => [
      { source, request },
      ...[...keys].map((key) => ({ source, request, key })),
    ]);
    return queries.some(filter);
  }
  const { source, key, request = {} } = filter;
  return (
    (source === undefined || names.includes(source)) &&
    (key === undefined || keys.has(key)) &&
    Object.entries(request).every(([name, value]) => equalJson(ask.request[name], value))
  );
}
