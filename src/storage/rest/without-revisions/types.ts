import type { DashError } from '../../../model/errors.js';
import type { JsonValue } from '../../../model/json.js';
import type { Change, Dashboard, DashboardId, Rect, Widget } from '../../../model/types.js';
import type { ActionResult, DashboardSummary } from '../../types.js';
import type { Keeps, RestHttp } from '../types.js';

/** A dashboard as the backend has it, with more that a dialect read along with it. */
export interface Reading {
  /** The document under the ids of the backend. Revision and times do not matter. */
  readonly dashboard: Dashboard;
}

/** The write that a step belongs to. */
export interface Writing<R extends Reading = Reading> {
  readonly http: RestHttp;
  readonly id: DashboardId;
  /** The state before the first step. */
  readonly reading: R;
}

/** A widget that the backend has added. */
export interface Added {
  /**
   * The id that the backend gave; without it the dashboard is read again, and the widget found by
   * its content.
   */
  readonly id?: string;
  /** The widget as it is stored, if the answer tells; under any id. */
  readonly widget?: Partial<Widget>;
  readonly rect?: Rect;
}

/** A new place of a widget. */
export interface Move {
  readonly id: string;
  readonly rect: Rect;
  readonly before: Rect | undefined;
}

/** The fields as the backend answered, where it does. */
type Answer<T> = Promise<Partial<T> | undefined | void>;

/**
 * A backend that has neither revisions nor mutation ids. All ids are those of the backend. Each
 * step makes the requests for one part of a write, and a step that is left out is never needed.
 */
export interface PlainBackend<R extends Reading = Reading> {
  readonly types?: readonly string[];
  /** All that is not listed is refused before it is made. */
  readonly keeps: Required<Keeps>;
  /**
   * True if a dashboard has at most one widget of a type. A second one is refused before it is
   * made.
   */
  readonly takesTypeOnce?: boolean;
  /** True if an update can change the type of a widget; else it is removed and added. */
  readonly changesType?: boolean;
  list(http: RestHttp): Promise<readonly DashboardSummary[]>;
  /** `undefined` if there is no such dashboard. */
  read(http: RestHttp, id: DashboardId): Promise<R | undefined>;
  /** Makes a dashboard without widgets, and returns its id. */
  create?(http: RestHttp, dashboard: Dashboard): Promise<DashboardId>;
  /** A 404 counts as done. */
  remove?(http: RestHttp, id: DashboardId): Promise<unknown>;
  /** @param fields The fields that differ from those of the backend. */
  updateDashboard?(
    writing: Writing<R>,
    dashboard: Dashboard,
    fields: readonly string[],
  ): Answer<Dashboard>;
  /** A 404 counts as done. */
  removeWidget(writing: Writing<R>, id: string): Promise<unknown>;
  addWidget(writing: Writing<R>, widget: Widget, rect: Rect): Promise<Added>;
  updateWidget(
    writing: Writing<R>,
    id: string,
    widget: Widget,
    fields: readonly string[],
  ): Answer<Widget>;
  /** @param all The places of all widgets, after the moves. */
  moveWidgets(
    writing: Writing<R>,
    moves: readonly Move[],
    all: Readonly<Record<string, Rect>>,
  ): Promise<unknown>;
  /** The widget as the backend would store it, such as with a trimmed title. */
  normalize?(widget: Widget): Widget;
  /** The same for the fields of the dashboard. */
  normalizeDashboard?(dashboard: Dashboard): Dashboard;
  /** Refuses more than {@link keeps} does. */
  refusal?(dashboard: Dashboard, change: Change): DashError | undefined;
  message?(body: JsonValue | undefined): string | undefined;
  action?(http: RestHttp, id: DashboardId, widgetId: string, key: string): Promise<ActionResult>;
}
