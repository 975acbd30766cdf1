import type { JsonObject, JsonValue } from '../model/json.js';

/**
 * What a widget asks for: a source that the host registered, a request to it, and which part of the
 * answer.
 */
export interface DataQuery {
  /** The name under which the host registered the source. */
  readonly source: string;
  /**
   * What the source is asked. Strings in it may name dashboard variables: `"${site}"` alone becomes
   * the value as it is, `"a ${site} b"` its text; `${timeRange}`, `${timeRange.from}` and
   * `${timeRange.to}` are the time range. `$${` is a literal `${`.
   */
  readonly request?: JsonObject;
  /** A JSON Pointer into the answer. Without it, the whole answer. */
  readonly select?: string;
  /** A name by which {@link DataClient.invalidate} finds it, beside that of its source. */
  readonly key?: string;
  /**
   * Seconds until it is asked again, at least 5; 0 or null: never. Default: the widget's own, else
   * the dashboard's, else the source's.
   */
  readonly refreshInterval?: number | null;
}

export interface FetchContext {
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface ExecuteContext extends FetchContext {
  /** Tells how far it is, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** What a source may say of itself. */
export interface SourceInfo {
  /** What people call it. Default: its name. */
  readonly title?: string;
  /**
   * JSON Schema of its requests, or a function that loads one: the settings make a form from it.
   */
  readonly requestSchema?: JsonObject | (() => Promise<JsonObject>);
  /**
   * Seconds until a request is repeated where nothing else says so; 0 or null: never. Default 30.
   */
  readonly refreshInterval?: number | null;
}

/** Answers a request. What it throws becomes the error state of the widgets that asked. */
export type SourceFetch = (request: JsonObject, context: FetchContext) => Promise<JsonValue>;

/** Hears what a stream brings. The shape of an RxJS observer, and a bit more. */
export interface StreamObserver {
  /** The stream stands, so there is no need to poll; `next` says so, too. */
  open(): void;
  /** A whole answer, or a function that makes the next answer from the last one. */
  next(data: JsonValue | ((last: JsonValue | undefined) => JsonValue)): void;
  /** The stream broke off but mends itself: until `open` or `next` the source is polled. */
  interrupted(): void;
  /** The stream broke off: it is subscribed to again after a while, and polled until then. */
  error(error: unknown): void;
  /** Nothing more will come; from now on the source is polled. */
  complete(): void;
}

/**
 * What ends a subscription: a function, or an object like RxJS's. Aborting the signal ends it, too.
 */
export type StreamEnd = void | (() => void) | { unsubscribe(): void };

/** Subscribes to what a source pushes, until `signal` aborts. */
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
   * Does something for the reader, such as one of the quick actions that this source lists. A
   * widget sends `{action: id}`, or `{action: id, input}` with what the reader filled in. It never
   * sends an address: which endpoint belongs to the id, and with what credentials it is called, is
   * known here. Check the reader's rights again, because a widget only hides what is not for them.
   *
   * The answer may be null, or `{message?, refresh?}`: a text for the reader, and the names of the
   * sources whose data has changed. A rejection's message is shown to the reader.
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

/** A plain function of the host is a source, too. */
export interface SourceFunction extends SourceInfo {
  (request: JsonObject, context: FetchContext): Promise<JsonValue>;
}

/**
 * Data sources by name. Keep the same source objects: another object is another source, with no
 * data yet.
 */
export type DataSources = Readonly<Record<string, DataSource | SourceFunction>>;

/** Whose data it is: part of the key of every request, so that nobody sees the data of another. */
export interface DataOwner {
  readonly user?: JsonObject;
  /** The organization; none in a personal context. */
  readonly tenant?: string;
  readonly permissions?: readonly string[];
}

/** What a client asks with, beside the sources. */
export interface DataScope {
  readonly context?: DataOwner;
  readonly variables?: JsonObject;
  /**
   * `"24h"` (s, m, h, d, w, M, y: until now), or `{from, to}` with whatever the sources understand,
   * such as RFC 3339 times; `now` and `now-6h` in it become times when a request is sent.
   */
  readonly timeRange?: JsonValue;
  /** Seconds; the widget's own. */
  readonly refreshInterval?: number | null | undefined;
  /** Seconds, where the widget has none; the dashboard's. */
  readonly defaultInterval?: number | null | undefined;
  /** False while nobody is near enough to see it soon: then it asks nothing. Default true. */
  readonly isNear?: boolean;
  /** While it is out of sight, nothing is asked again. Default: always in sight. */
  readonly element?: Element;
  /** Ends everything that the client observes. */
  readonly signal?: AbortSignal;
}

/** What a subscriber sees. A refresh that fails keeps the old `data` and sets `error` beside it. */
export interface DataState {
  readonly status: 'pending' | 'success' | 'error';
  readonly data?: JsonValue;
  readonly error?: Error;
  /** Milliseconds since the epoch of the last good answer. */
  readonly updatedAt?: number;
  /**
   * The request has changed, and `data` answers the one before; it stands there until the answer
   * comes.
   */
  readonly isPrevious?: boolean;
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

/**
 * Which answers are out of date: the name of a source or the `key` of a query; or what all of its
 * fields say, `request` with the keys that it names; or a function.
 */
export type DataFilter =
  | string
  | { readonly source?: string; readonly key?: string; readonly request?: JsonObject }
  | ((query: DataQuery) => boolean);

/**
 * Fetches for the widgets of a host. All clients of a page share one cache: who asks the same
 * source the same for the same user shares one request and its answer.
 */
export interface DataClient {
  /**
   * Calls `listener` with the present state, now or soon, and with each one that follows: cached
   * data at once, and a new answer when that is out of date or its refresh interval has passed.
   */
  observe(query: DataQuery, listener: (state: DataState) => void, options: ObserveOptions): void;
  /**
   * Has a source do something; see {@link DataSource.execute}.
   *
   * @throws DashError `unknown-source`, or `source-failed` when the source can't or fails.
   */
  execute(source: string, request: JsonObject, options: ExecuteOptions): Promise<JsonValue>;
  /**
   * Asks again what this client observes from this source, or everything; settles with the answers.
   */
  refresh(source?: string): Promise<void>;
  /**
   * Marks answers as out of date, of all clients that share these sources and this user. What is in
   * sight is asked again now, the rest when it is needed.
   */
  invalidate(filter?: DataFilter): Promise<void>;
  /**
   * Asks once, beside the cache and without a retry: for what changes something.
   * @throws DashError `unknown-source`, `unknown-variable`, `unexpected-shape`, or what the source
   *     throws.
   */
  fetch(query: DataQuery, options?: Partial<ObserveOptions>): Promise<JsonValue>;
}

/** A client whose surroundings change. */
export interface LiveDataClient extends DataClient {
  /** Reads the sources and the scope again; asks only what is another request now. */
  update(): void;
}
