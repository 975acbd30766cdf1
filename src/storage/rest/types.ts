import type { DashError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import type { Change, Dashboard, DashboardId, WidgetId } from '../../model/types.js';
import type { WidgetIds } from '../../sync/types.js';
import type { ActionResult, ApplyOptions, ApplyResult, DashboardSummary } from '../types.js';

export interface RestRequest {
  readonly body?: JsonValue;
  /** Headers of this request, beside those of the host. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The requests of a dialect to its backend. */
export interface RestHttp {
  /**
   * Sends a request and reads the JSON of the answer; `null` for 204.
   *
   * @param path Below the base URL, such as `/dashboards/5`. Parts of it that may hold any
   *     character go through {@link segment}. A whole URL is taken as it is.
   * @throws RestError With `status`, `retryAfter` and `body` where there was an answer.
   */
  send(method: string, path: string, request?: RestRequest): Promise<JsonValue>;
  /** The same for a GET of what may not be there: `undefined` for 404. */
  find(path: string): Promise<JsonValue | undefined>;
}

/** The fields that a backend has a place for. All that is left out has a place. */
export interface Keeps {
  /** Fields of the dashboard, such as `name`. */
  readonly dashboard?: readonly string[];
  /** Fields of a widget, such as `title`. Its id, type and place always have one. */
  readonly widget?: readonly string[];
  /** Names of layouts. `lg` always has a place. */
  readonly breakpoints?: readonly string[];
}

export interface DialectLoadOptions {
  /** The ids of widgets that are known. */
  readonly ids: WidgetIds;
  /** The newest document that is known, to ask only for a newer one. */
  readonly known?: Dashboard | undefined;
}

export interface WriteOptions extends ApplyOptions {
  readonly ids: WidgetIds;
  readonly learnt: (ids: WidgetIds) => Promise<void>;
}

/** The state of a creation, kept while it is uncertain if the backend has made the dashboard. */
export interface CreateAttempt {
  readonly mutationId: string;
  /** The dashboards that were there before. */
  known?: readonly DashboardId[];
  /** The id that the backend has given. */
  id?: DashboardId;
  ids: WidgetIds;
}

/**
 * The way one backend speaks: the paths, shapes and limits of its API. Pure but for the `http` that
 * it is handed: it keeps nothing, waits for nothing, and never repeats a request.
 */
export interface Dialect {
  /** The side that names dashboards and widgets. */
  readonly ids: 'client' | 'server';
  /**
   * True if the backend has revisions, and refuses a write on an old one. False means that
   * `RestStorage` numbers what it sees.
   */
  readonly conditionalWrites: boolean;
  /** False if a write that failed may be stored in part. */
  readonly atomic: boolean;
  /** The types of widgets that the backend takes. Default: all. */
  readonly types?: readonly string[];
  /** Default: everything. */
  readonly keeps?: Keeps;
  list(http: RestHttp): Promise<readonly DashboardSummary[]>;
  /** `undefined` if there is no such dashboard. */
  load(
    http: RestHttp,
    id: DashboardId,
    options: DialectLoadOptions,
  ): Promise<Dashboard | undefined>;
  create(http: RestHttp, dashboard: Dashboard, attempt: CreateAttempt): Promise<Dashboard>;
  remove(http: RestHttp, id: DashboardId): Promise<void>;
  write(
    http: RestHttp,
    id: DashboardId,
    changes: readonly Change[],
    options: WriteOptions,
  ): Promise<ApplyResult>;
  /** Why this change has no place in the backend. Default: everything has one. */
  refusal?(dashboard: Dashboard, change: Change): DashError | undefined;
  /** The reason in the body of an error. Default: {@link readMessage}. */
  message?(body: JsonValue | undefined): string | undefined;
  /** Runs an action of a widget. */
  action?(
    http: RestHttp,
    id: DashboardId,
    widgetId: WidgetId,
    key: string,
    ids: WidgetIds,
  ): Promise<ActionResult>;
}
