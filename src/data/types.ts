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

export interface ExecuteContext extends FetchContext {
  /** Tells how far it is, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** One way to get data, registered by the host under a name. Widgets never see URLs or credentials. */
export interface DataSource {
  /** What people call it. Default: its name. */
  readonly title?: string;
  /** JSON Schema of its requests, or a function that loads one: the settings make a form from it. */
  readonly requestSchema?: JsonObject | (() => Promise<JsonObject>);
  fetch(request: JsonObject, context: FetchContext): Promise<JsonValue>;
  /**
   * Does something for the reader, such as one of the quick actions that this source lists. A widget
   * sends `{action: id}`, or `{action: id, input}` with what the reader filled in. It never sends an
   * address: which endpoint belongs to the id, and with what credentials it is called, is known here.
   * Check the reader's rights again, because a widget only hides what is not for them.
   *
   * The answer may be null, or `{message?, refresh?}`: a text for the reader, and the names of the
   * sources whose data has changed. A rejection's message is shown to the reader.
   *
   * @param context `signal` aborts when the widget is removed; `progress(0…1)` moves its progress bar.
   */
  execute?(request: JsonObject, context: ExecuteContext): Promise<JsonValue>;
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

export interface ExecuteOptions {
  readonly signal: AbortSignal;
  /** Hears how far it is, from 0 to 1, if the source tells. */
  readonly onProgress?: (share: number) => void;
}

/** Fetches for all widgets of a host; identical queries under way are one request. */
export interface DataClient {
  observe(query: DataQuery, listener: (state: DataState) => void, options: ObserveOptions): void;
  /**
   * Has a source do something; see {@link DataSource.execute}.
   *
   * @throws DashError `unknown-source`, or `source-failed` when the source can't or fails.
   */
  execute(source: string, request: JsonObject, options: ExecuteOptions): Promise<JsonValue>;
  /** Fetches again what is observed from this source, or everything. */
  refresh(source?: string): Promise<void>;
}
