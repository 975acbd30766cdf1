import type { DataQuery, DataState } from '../../data/types.js';
import { copyJson } from '../../model/copy-json.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../types/index.js';

/** Receives an answer of the widget's query; a copy of its own, which it may change. */
export type ReceiveData = (data: JsonValue, state: DataState) => void;

/** The keys of a query, which a config may have as well. */
export const QUERY_KEYS = ['source', 'request', 'select', 'key', 'refreshInterval'];

/** The widget's data request: the stored one, else the one that its config names. */
function queryOf(context: WidgetContext, config: JsonObject): DataQuery | undefined {
  const query = [context.query, config].find((one) => one?.['source']);
  if (!query) {
    return undefined;
  }
  const { source, request, select, key, refreshInterval } = query as unknown as DataQuery;
  return {
    source,
    ...(request && { request }),
    ...(select && { select }),
    ...(key && { key }),
    ...(refreshInterval !== undefined && { refreshInterval }),
  };
}

function isNothing(data: JsonValue | undefined): boolean {
  return data === undefined || data === null || (Array.isArray(data) && data.length === 0);
}

/**
 * The answers of a widget's query on their way into a foreign library, and the status of the widget
 * that follows from them.
 *
 * States: stopped, unconfigured while there is no query, observing. Callers: the wrappers of
 * `fromElement` and `fromFunction`, which tell it of each new config and query, and stop it when
 * the widget is disconnected. Invariants: one observation at a time, and none that has ended
 * delivers anything.
 */
export class DataFeed {
  readonly #context: WidgetContext;
  readonly #receive: ReceiveData;
  #key: string | undefined;
  #observation: AbortController | undefined;
  #last: DataState | undefined;

  constructor(context: WidgetContext, receive: ReceiveData) {
    this.#context = context;
    this.#receive = receive;
  }

  /** The last answer. */
  get data(): JsonValue | undefined {
    return this.#last?.data;
  }

  /** Observes the query that context and config name now. */
  follow(config: JsonObject): void {
    const query = queryOf(this.#context, config);
    const key = JSON.stringify(query) ?? '';
    if (key === this.#key) {
      return;
    }
    this.stop();
    this.#key = key;
    if (!query) {
      this.#context.setStatus('unconfigured');
      return;
    }
    const { signal } = (this.#observation = new AbortController());
    const listener = (state: DataState): void => {
      if (!signal.aborted) {
        this.#show(state);
      }
    };
    this.#context.data.observe(query, listener, { signal });
  }

  /** Passes the last answer on once more, to a library that has started again. */
  repeat(): void {
    if (this.#last?.data !== undefined) {
      this.#receive(copyJson(this.#last.data), this.#last);
    }
  }

  stop(): void {
    this.#observation?.abort();
    this.#observation = undefined;
    this.#key = undefined;
    this.#last = undefined;
  }

  #show(state: DataState): void {
    const { data } = state;
    const isNew = data !== undefined && data !== this.#last?.data;
    this.#last = state;
    this.#showStatus(state);
    // The library may set another status for an answer that it can't show.
    if (isNew) {
      this.#receive(copyJson(data), state);
    }
  }

  #showStatus({ status, data, error }: DataState): void {
    if (data === undefined && status === 'pending') {
      this.#context.setStatus('loading');
    } else if (error) {
      this.#context.setStatus(data === undefined ? 'error' : 'stale', error.message);
    } else {
      this.#context.setStatus(isNothing(data) ? 'empty' : 'ready');
    }
  }
}
