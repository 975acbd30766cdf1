import type { JsonValue } from '../../model/json.js';
import type {
  DataFilter,
  DataQuery,
  DataScope,
  DataSources,
  DataState,
  LiveDataClient,
  ObserveOptions,
} from '../../data/types.js';

/** What the data layer asks with. */
export interface LazyScope extends DataScope {
  readonly sources: DataSources;
}

/** The data of one widget. The data layer is loaded when it first asks for some. */
export class LazyDataClient implements LiveDataClient {
  readonly #scope: () => LazyScope;
  #client: Promise<LiveDataClient> | undefined;

  constructor(scope: () => LazyScope) {
    this.#scope = scope;
  }

  observe(query: DataQuery, listener: (state: DataState) => void, options: ObserveOptions): void {
    void this.#load().then(
      (client) => client.observe(query, listener, options),
      (error: unknown) => {
        if (!options.signal.aborted) {
          listener({ status: 'error', error: error as Error });
        }
      },
    );
  }

  async fetch(query: DataQuery, options?: Partial<ObserveOptions>) {
    return (await this.#load()).fetch(query, options);
  }

  async execute(...args: Parameters<LiveDataClient['execute']>): Promise<JsonValue> {
    return (await this.#load()).execute(...args);
  }

  async invalidate(filter?: DataFilter): Promise<void> {
    return (await this.#load()).invalidate(filter);
  }

  async refresh(source?: string): Promise<void> {
    // Who observes hears why it could not be loaded.
    await this.#client?.then(
      (client) => client.refresh(source),
      () => undefined,
    );
  }

  update(): void {
    void this.#client?.then(
      (client) => client.update(),
      () => undefined,
    );
  }

  #load(): Promise<LiveDataClient> {
    this.#client ??= import('../../data/index.js').then(
      ({ createDataClient }) => createDataClient(() => this.#scope().sources, this.#scope),
      (error: unknown) => {
        // The next widget that asks tries again.
        this.#client = undefined;
        throw error;
      },
    );
    return this.#client;
  }
}
