import type { DataScope, DataSources, DataState, LiveDataClient } from '../../data/types.js';
import { callGuarded } from '../../registry/guards/guard.js';

/** What the data layer asks with. */
export interface LazyScope extends DataScope {
  readonly sources: DataSources;
}

/**
 * The data of one widget. The data layer is loaded when it first asks for some.
 *
 * @param failed Hears what the widget's own callbacks throw.
 */
export function lazyDataClient(
  scope: () => LazyScope,
  failed: (error: unknown) => void = reportError,
): LiveDataClient {
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
      const tell = (state: DataState): void => void callGuarded(() => listener(state), failed);
      use((client) => client.observe(query, tell, options)).catch((error: unknown) => {
        if (!options.signal.aborted) {
          tell({ status: 'error', error: error as Error });
        }
      });
    },
    fetch: (query, options) => use((client) => client.fetch(query, options)),
    execute: (source, request, options) =>
      use((client) =>
        client.execute(source, request, {
          ...options,
          onProgress: (share) => void callGuarded(() => options.onProgress?.(share), failed),
        }),
      ),
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
