import type { LitElement, ReactiveController } from 'lit';
import { readQuery } from '../data/query/read-query.js';
import type { DataQuery, DataState } from '../data/types.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import type { WidgetContext } from '../registry/types/index.js';

/** A Lit widget with a config and a context. */
export type DataControllerHost = LitElement & { config: JsonObject; context: WidgetContext };

export interface DataControllerOptions {
  /**
   * Returns the request. Called before every render and when the widget's stored query changes;
   * another result starts a new request. Undefined if nothing is configured yet. Default: the
   * widget's stored query.
   */
  readonly query?: () => DataQuery | undefined;
  /** True to report the state to the dashboard (`context.setStatus`). Default true. */
  readonly status?: boolean;
}

const PENDING: DataState = { status: 'pending' };

/**
 * The data of a widget made with Lit: `data = new DataController(this)`.
 *
 * It observes one query while the widget is connected: a changed query or context ends the
 * observation and starts another at `pending`. Every state renders the widget, and an observation
 * that has ended delivers none.
 */
export class DataController implements ReactiveController {
  readonly #host: DataControllerHost;
  readonly #options: DataControllerOptions;
  #state = PENDING;
  #query: DataQuery | undefined;
  #key: string | undefined;
  #observation: AbortController | undefined;
  #context: WidgetContext | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: DataControllerHost, options: DataControllerOptions = {}) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The last state. After a failed refresh it has the old data beside the error. */
  get state(): DataState {
    return this.#state;
  }

  get data(): JsonValue | undefined {
    return this.#state.data;
  }

  get error(): Error | undefined {
    return this.#state.error;
  }

  /** The current request; undefined if nothing is configured. */
  get query(): DataQuery | undefined {
    return this.#query;
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) {
      this.#follow();
    }
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#context = undefined;
    this.#stop();
  }

  /** Requests fresh data. */
  refresh(): Promise<void> {
    return this.#host.context?.data.refresh(this.#query?.source) ?? Promise.resolve();
  }

  #follow(): void {
    const { context } = this.#host;
    if (context !== this.#context) {
      this.#unsubscribe?.();
      this.#stop();
      this.#context = context;
      this.#unsubscribe = context?.subscribe((changed) => {
        if (changed.has('query')) {
          this.#ask();
        }
      });
    }
    if (context) {
      this.#ask();
    }
  }

  #ask(): void {
    const { query = () => readQuery(this.#host.context.query) } = this.#options;
    this.#query = query();
    const key = this.#query && JSON.stringify(this.#query);
    if (this.#observation && key === this.#key) {
      return;
    }
    this.#stop();
    this.#key = key;
    const observation = (this.#observation = new AbortController());
    this.#show(PENDING);
    if (!this.#query) {
      this.#reportStatus();
      return;
    }
    const { signal } = observation;
    this.#host.context.data.observe(
      this.#query,
      (state) => {
        if (!signal.aborted) {
          this.#show(state);
        }
      },
      { signal },
    );
  }

  #stop(): void {
    this.#observation?.abort();
    this.#observation = undefined;
  }

  #show(state: DataState): void {
    this.#state = state;
    if (this.#query) {
      this.#reportStatus();
    }
    this.#host.requestUpdate();
  }

  #reportStatus(): void {
    if (this.#options.status === false) {
      return;
    }
    const { context } = this.#host;
    const { status, data, error } = this.#state;
    if (!this.#query) {
      context.setStatus('unconfigured');
    } else if (data === undefined && status === 'pending') {
      context.setStatus('loading');
    } else if (error) {
      context.setStatus(data === undefined ? 'error' : 'stale', error.message);
    } else {
      context.setStatus(data === null || data === undefined ? 'empty' : 'ready');
    }
  }
}
