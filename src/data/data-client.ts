import type { JsonValue } from '../model/json.js';
import { canonicalJson } from '../model/canonical.js';
import { DashError } from '../model/errors.js';
import { execute } from './execute.js';
import { select } from './select.js';
import type { DataClient, DataQuery, DataSources, DataState } from './types.js';

type Listener = (state: DataState) => void;

/** One request and its answer, shared by all who ask the same. */
interface Entry {
  readonly query: DataQuery;
  readonly observers: Set<Listener>;
  state: DataState;
  /** The newest request; what an older one answers is dropped. */
  request?: AbortController;
}

const PENDING: DataState = { status: 'pending' };

/**
 * Fetches from the host's data sources. Whoever observes the same source and request shares one
 * request and its answer, for as long as anybody observes.
 *
 * @param sources Read at each request, so that a host may change them.
 */
export function createDataClient(sources: () => DataSources): DataClient {
  const entries = new Map<string, Entry>();

  const update = (entry: Entry, state: DataState): void => {
    entry.state = state;
    for (const observer of [...entry.observers]) observer(state);
  };

  const run = async (entry: Entry): Promise<void> => {
    entry.request?.abort();
    const request = (entry.request = new AbortController());
    if (entry.state.data === undefined && entry.state !== PENDING) update(entry, PENDING);
    let state: DataState;
    try {
      const data = await ask(sources(), entry.query, request.signal);
      state = { status: 'success', data, updatedAt: Date.now() };
    } catch (error) {
      state = { ...entry.state, status: 'error', error: asError(error, entry.query.source) };
    }
    if (entry.request === request && !request.signal.aborted) update(entry, state);
  };

  return {
    observe(query, listener, { signal }) {
      if (signal.aborted) return;
      const key = keyOf(query);
      const known = entries.get(key);
      const entry = known ?? { query, observers: new Set<Listener>(), state: PENDING };
      const observer = selecting(query, listener);
      entry.observers.add(observer);
      const leave = (): void => {
        entry.observers.delete(observer);
        if (entry.observers.size) return;
        entry.request?.abort();
        entries.delete(key);
      };
      signal.addEventListener('abort', leave, { once: true });
      entries.set(key, entry);
      if (!known) void run(entry);
      observer(entry.state);
    },

    execute: (source, request, options) => execute(sources(), source, request, options),

    async refresh(source) {
      const wanted = [...entries.values()].filter(
        ({ query }) => source === undefined || query.source === source,
      );
      await Promise.all(wanted.map(run));
    },
  };
}

function keyOf({ source, request }: DataQuery): string {
  return canonicalJson([source, request ?? {}]);
}

async function ask(
  sources: DataSources,
  { source, request = {} }: DataQuery,
  signal: AbortSignal,
): Promise<JsonValue> {
  if (!Object.hasOwn(sources, source)) {
    const names = Object.keys(sources).map((name) => `"${name}"`);
    const known = names.length
      ? `The host registered ${names.join(', ')}`
      : 'The host registered none';
    throw new DashError('unknown-source', `There is no data source "${source}". ${known}.`);
  }
  // A source that answers nothing answers null.
  return (await sources[source]!.fetch(request, { signal })) ?? null;
}

/** The observer's view: its part of the answer, and its own error when that is not there. */
function selecting({ select: pointer = '' }: DataQuery, listener: Listener): Listener {
  return (state) => {
    let view = state;
    if (pointer && state.data !== undefined) {
      try {
        view = { ...state, data: select(state.data, pointer) };
      } catch (error) {
        const { updatedAt } = state;
        view = { status: 'error', error: state.error ?? (error as Error), updatedAt };
      }
    }
    try {
      listener(view);
    } catch (error) {
      // One observer's mistake must not keep the answer from the others.
      reportError(error);
    }
  };
}

function asError(error: unknown, source: string): Error {
  if (error instanceof Error) return error;
  const text = `The data source "${source}" failed: ${String(error)}`;
  return new DashError('source-failed', text, { cause: error });
}
