import type { DataScope, DataSources, DataState, LiveDataClient } from '../../data/types.js';
import { checkObserve } from '../../model/check-call.js';
import { callGuarded } from '../../registry/guards/guard.js';

/** The scope in which the data layer makes a widget's requests. */
export interface LazyScope extends DataScope {
  readonly sources: DataSources;
}

/**
 * The data client of one widget. The data layer is loaded with its first request.
 *
 * @param failed Called with errors that the widget's own callbacks throw.
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
        // The next request tries again.
        loaded = undefined;
        throw error;
      },
    );
    return loaded.then(work);
  };
  return {
    observe(query, listener, options) {
      checkObserve(query, listener, options);
      const emit = (state: DataState): void => void callGuarded(() => listener(state), failed);
      use((client) => client.observe(query, emit, options)).catch((error: unknown) => {
        if (!options?.signal?.aborted) {
          emit({ status: 'error', error: error as Error });
        }
      });
    },
    fetch: (query, options) => use((client) => client.fetch(query, options)),
    execute: (source, request, options) =>
      use((client) =>
        client.execute(source, request, {
          ...options,
          onProgress: (share) => void callGuarded(() => options?.onProgress?.(share), failed),
        }),
      ),
    invalidate: (filter) => use((client) => client.invalidate(filter)),
    async refresh(source) {
      await (loaded && use((client) => client.refresh(source)));
    },
    async update() {
      // `observe` emits the error of a failed load.
      await loaded?.then((client) => client.update()).catch(() => undefined);
    },
  };
}
