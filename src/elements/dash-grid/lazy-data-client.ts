import type { JsonValue } from '../../model/json.js';
import type {
  DataClient,
  DataQuery,
  DataSources,
  DataState,
  ObserveOptions,
} from '../../data/types.js';

/** The data layer, loaded when a widget first asks for data. */
export class LazyDataClient implements DataClient {
  readonly #sources: () => DataSources;
  #client: Promise<DataClient> | undefined;

  constructor(sources: () => DataSources) {
    this.#sources = sources;
  }

  observe(query: DataQuery, listener: (state: DataState) => void, options: ObserveOptions): void {
    void this.#load().then(
      (client) => {
        if (!options.signal.aborted) {
          client.observe(query, listener, options);
        }
      },
      (error: unknown) => {
        if (!options.signal.aborted) {
          listener({ status: 'error', error: error as Error });
        }
      },
    );
  }

  async execute(...args: Parameters<DataClient['execute']>): Promise<JsonValue> {
    return (await this.#load()).execute(...args);
  }

  async refresh(source?: string): Promise<void> {
    await (await this.#client)?.refresh(source);
  }

  #load(): Promise<DataClient> {
    this.#client ??= import('../../data/index.js').then(
      ({ createDataClient }) => createDataClient(this.#sources),
      (error: unknown) => {
        // The next widget that asks tries again.
        this.#client = undefined;
        throw error;
      },
    );
    return this.#client;
  }
}
