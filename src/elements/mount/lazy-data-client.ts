import type { DataScope, DataSources, LiveDataClient } from '../../data/types.js';

/** What the data layer asks with. */
export interface LazyScope extends DataScope {
  readonly sources: DataSources;
}

/** The data of one widget. The data layer is loaded when it first asks for some. */
export function lazyDataClient(scope: () => LazyScope): LiveDataClient {
  let loaded: Promise<LiveDataClient> | undefined;
  const use = <T>(work: (client: LiveDataClient) => T | Promise<T>): Promise<T> => {
    loaded ??= import('../../data/index.js').then(
      ({ createDataClient }) => createDataClient(() => scope().sources, scope),
      (error: unknown) => {
        // The next widget that asks tries again.
        loaded = undefined;
        throw error;
      },
    );
    return loaded.then(work);
  };
  return {
    observe(query, listener, options) {
      use((client) => client.observe(query, listener, options)).catch((error: unknown) => {
        if (!options.signal.aborted) {
          listener({ status: 'error', error: error as Error });
        }
      });
    },
    fetch: (query, options) => use((client) => client.fetch(query, options)),
    execute: (...args) => use((client) => client.execute(...args)),
    invalidate: (filter) => use((client) => client.invalidate(filter)),
    async refresh(source) {
      await (loaded && use((client) => client.refresh(source)));
    },
    update() {
      // Who observes hears why it could not be loaded.
      loaded?.then((client) => client.update()).catch(() => undefined);
    },
  };
}
