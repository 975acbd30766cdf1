import type { JsonObject, JsonValue } from '../model/json.js';

/** What a widget asks for: a source that the host registered, a request to it, and which part of the answer. */
export interface DataQuery {
  /** The name under which the host registered the source. */
  readonly source: string;
  readonly request?: JsonObject;
  /** A JSON Pointer into the answer. Without it, the whole answer. */
  readonly select?: string;
}

export interface FetchContext {
  readonly signal: AbortSignal;
}

/** One way to get data, registered by the host under a name. Widgets never see URLs or credentials. */
export interface DataSource {
  /** What people call it. Default: its name. */
  readonly title?: string;
  /** JSON Schema of its requests, or a function that loads one: the settings make a form from it. */
  readonly requestSchema?: JsonObject | (() => Promise<JsonObject>);
  fetch(request: JsonObject, context: FetchContext): Promise<JsonValue>;
}

/** Data sources by name. */
export type DataSources = Readonly<Record<string, DataSource>>;

/** What a subscriber sees. A refresh that fails keeps the old `data` and sets `error` beside it. */
export interface DataState {
  readonly status: 'pending' | 'success' | 'error';
  readonly data?: JsonValue;
  readonly error?: Error;
  /** Milliseconds since the epoch of the last good answer. */
  readonly updatedAt?: number;
}

export interface ObserveOptions {
  /** Ends the observation and aborts a request that nobody else waits for. */
  readonly signal: AbortSignal;
}

/** Fetches for all widgets of a host; identical queries under way are one request. */
export interface DataClient {
  observe(query: DataQuery, listener: (state: DataState) => void, options: ObserveOptions): void;
  /** Fetches again what is observed from this source, or everything. */
  refresh(source?: string): Promise<void>;
}
