import type { JsonObject, JsonValue } from '../model/json.js';

/**
 * A query of a widget: a source that the host registered, a request to it, and a part of the
 * answer.
 */
export interface DataQuery {
  /** The name of the source, as the host registered it. */
  readonly source: string;
  /**
   * The request to the source. Strings in it may refer to dashboard variables: `"${site}"` alone
   * becomes the value as it is, `"a ${site} b"` its text; `${timeRange}`, `${timeRange.from}` and
   * `${timeRange.to}` are the time range. `$${` is a literal `${`.
   */
  readonly request?: JsonObject;
  /** A JSON Pointer into the answer. Without it, the whole answer. */
  readonly select?: string;
  /** A name for {@link DataClient.invalidate}, beside that of its source. */
  readonly key?: string;
  /**
   * Seconds between refreshes, at least 5; 0 or null: never. Default: the widget's own, else the
   * dashboard's, else the source's.
   */
  readonly refreshInterval?: number | null;
}

export interface FetchContext {
  /** Aborts when the answer is not needed any more. */
  readonly signal: AbortSignal;
}

export interface ExecuteContext extends FetchContext {
  /** Reports the progress, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** Optional information about a source. */
export interface SourceInfo {
  /** The name shown to users. Default: its registered name. */
  readonly title?: string;
  /**
   * JSON Schema of its requests, or a function that loads one: the settings make a form from it.
   */
  readonly requestSchema?: JsonObject | (() => Promise<JsonObject>);
  /** Seconds between refreshes if nothing else is defined; 0 or null: never. Default 30. */
  readonly refreshInterval?: number | null;
}

/** Answers a request. A thrown error becomes the error state of the requesting widgets. */
export type SourceFetch = (request: JsonObject, context: FetchContext) => Promise<JsonValue>;

/** Receives the events of a stream. Its shape is an RxJS observer with some additions. */
export interface StreamObserver {
  /** The stream is open, so polling is not needed; `next` implies it. */
  open(): void;
  /** A whole answer, or a function that makes the next answer from the last one. */
  next(data: JsonValue | ((last: JsonValue | undefined) => JsonValue)): void;
  /** The stream broke off but reconnects itself: until `open` or `next` the source is polled. */
  interrupted(): void;
  /** The stream broke off: it is subscribed to again after a while, and polled until then. */
  error(error: unknown): void;
  /** The stream has ended; from now on the source is polled. */
  complete(): void;
}

/**
 * The end of a subscription: a function, or an object like RxJS's. Aborting the signal ends it,
 * too.
 */
export type StreamEnd = void | (() => void) | { unsubscribe(): void };

/** Subscribes to a source's stream, until `signal` aborts. */
export type SourceSubscribe = (
  request: JsonObject,
  observer: StreamObserver,
  context: FetchContext,
) => StreamEnd;

/**
 * One way to get data, registered by the host under a name: it answers requests, pushes answers, or
 * both. Widgets never see URLs or credentials.
 */
export interface DataSource extends SourceInfo {
  fetch?(request: JsonObject, context: FetchContext): Promise<JsonValue>;
  subscribe?(request: JsonObject, observer: StreamObserver, context: FetchContext): StreamEnd;
  /**
   * Runs an action for the user, such as one of the quick actions that this source lists. A widget
   * sends `{action: id}`, or `{action: id, input}` with the user's input. It never sends an
   * address: the source knows the endpoint of the id and its credentials. Check the user's rights
   * again, because a widget only hides actions.
   *
   * The answer may be null, or `{message?, refresh?}`: a text for the user, and the names of the
   * sources whose data has changed. A rejection's message is shown to the user.
   *
   * @param context `signal` aborts when the widget is removed; `progress(0…1)` moves its progress
   *     bar.
   */
  execute?(request: JsonObject, context: ExecuteContext): Promise<JsonValue>;
}

/** A source that answers requests. */
export interface FetchSource extends DataSource {
  fetch(request: JsonObject, context: FetchContext): Promise<JsonValue>;
}

/** A plain function of the host as a source. */
export interface SourceFunction extends SourceInfo {
  (request: JsonObject, context: FetchContext): Promise<JsonValue>;
}

/**
 * Data sources by name. Keep the same source objects: another object is another source, without
 * cached data.
 */
export type DataSources = Readonly<Record<string, DataSource | SourceFunction>>;

/**
 * The owner of the data: part of the key of every request, so that no user sees the data of
 * another.
 */
export interface DataOwner {
  readonly user?: JsonObject;
  /** The organization; none in a personal context. */
  readonly tenant?: string;
  readonly permissions?: readonly string[];
}

/** Everything that a client's requests depend on, beside the sources. */
export interface DataScope {
  readonly context?: DataOwner;
  readonly variables?: JsonObject;
  /**
   * `"24h"` (s, m, h, d, w, M, y: until now), or `{from, to}` with any values that the sources
   * understand, such as RFC 3339 times; `now` and `now-6h` in it become times when a request is
   * sent.
   */
  readonly timeRange?: JsonValue;
  /** The widget's own refresh interval, in seconds. */
  readonly refreshInterval?: number | null | undefined;
  /** The dashboard's refresh interval, in seconds, for widgets without their own. */
  readonly defaultInterval?: number | null | undefined;
  /** False while the widget is far from the viewport: it requests nothing then. Default true. */
  readonly isNear?: boolean;
  /**
   * The widget's element. While it is outside the viewport, nothing is refreshed. Default: always
   * visible.
   */
  readonly element?: Element;
  /** Ends all observations of the client. */
  readonly signal?: AbortSignal;
}

/** The state of a query. A failed refresh keeps the old `data` and sets `error` beside it. */
export interface DataState {
  readonly status: 'pending' | 'success' | 'error';
  readonly data?: JsonValue;
  readonly error?: Error;
  /** Milliseconds since the epoch of the last successful answer. */
  readonly updatedAt?: number;
  /**
   * True if the request has changed, and `data` is the answer to the previous one, until the new
   * answer comes.
   */
  readonly isPrevious?: boolean;
}

export interface ObserveOptions {
  /**
   * Ends the observation, and aborts a request that has no other observer. Without it, the
   * observation ends with the widget.
   */
  readonly signal?: AbortSignal | undefined;
}

export interface ExecuteOptions {
  /** Aborts the action. Default: the removal of the widget does. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the progress, from 0 to 1, if the source reports it. */
  readonly onProgress?: (share: number) => void;
}

/**
 * The answers to mark as out of date: by the name of a source or the `key` of a query; by all given
 * fields, `request` with some of its keys; or by a function.
 */
export type DataFilter =
  | string
  | { readonly source?: string; readonly key?: string; readonly request?: JsonObject }
  | ((query: DataQuery) => boolean);

/**
 * Fetches for the widgets of a host. All clients of a page share one cache: the same request to the
 * same source for the same user is sent once.
 */
export interface DataClient {
  /**
   * Calls `listener` with the present state, now or soon, and with each later one: cached data at
   * once, and a new answer when that is out of date or its refresh interval has passed.
   *
   * @throws DashError `invalid-value` if an argument is wrong.
   */
  observe(query: DataQuery, listener: (state: DataState) => void, options?: ObserveOptions): void;
  /**
   * Runs an action of a source; see {@link DataSource.execute}.
   *
   * @throws DashError `unknown-source`, or `source-failed` if the source has no actions or fails.
   */
  execute(source: string, request: JsonObject, options?: ExecuteOptions): Promise<JsonValue>;
  /**
   * Requests everything again that this client observes from this source, or from all; settles with
   * the answers.
   */
  refresh(source?: string): Promise<void>;
  /**
   * Marks answers as out of date, of all clients that share these sources and this user. Visible
   * ones are requested again now, the rest when needed.
   */
  invalidate(filter?: DataFilter): Promise<void>;
  /**
   * Sends one request without cache or retry, for requests that change data.
   *
   * @throws DashError `unknown-source`, `unknown-variable`, `unexpected-shape`, or the error of the
   *     source.
   */
  fetch(query: DataQuery, options?: ObserveOptions): Promise<JsonValue>;
}

/** A client whose sources and scope change. */
export interface LiveDataClient extends DataClient {
  /**
   * Reads the sources and the scope again, and sends only requests that have changed. Settles when
   * each request that is under way is answered or has failed.
   */
  update(): Promise<void>;
}
