import type { DataClient } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import type { GridSize } from './size.js';

export type WidgetMode = 'view' | 'edit' | 'preview';

/** The status that a widget reports; its chrome shows it. */
export type WidgetStatus = 'loading' | 'ready' | 'empty' | 'unconfigured' | 'error' | 'stale';

export interface WidgetPixelSize extends GridSize {
  /** CSS pixels of the widget's box. */
  readonly width: number;
  readonly height: number;
}

/** The fields of a context that change while a widget lives. */
export type WidgetContextKey =
  | 'title'
  | 'mode'
  | 'size'
  | 'locale'
  | 'timeZone'
  | 'theme'
  | 'role'
  | 'tier'
  | 'images'
  | 'variables'
  | 'timeRange'
  | 'query';

/**
 * The interface of a widget to its host. The object keeps its identity for the widget's life; its
 * fields change, and `subscribe` tells which.
 */
export interface WidgetContext {
  readonly widgetId: WidgetId;
  readonly installId?: string;
  readonly title: string;
  readonly mode: WidgetMode;
  readonly size: WidgetPixelSize;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Also reported as changed when the writing direction changes. */
  readonly theme: 'light' | 'dark';
  /** The user's role, such as `ADMIN`; undefined if the host defines none. */
  readonly role?: string | undefined;
  /** The user's tier, such as `pro`; undefined if the host defines none. */
  readonly tier?: string | undefined;
  /**
   * `any` if the host lets pictures of other sites load. Otherwise show the name of the site, and
   * load the picture when the user asks for it.
   */
  readonly images?: 'same-origin' | 'any' | undefined;
  readonly variables: JsonObject;
  readonly timeRange: JsonValue;
  /** The widget's own data request, if it has one. */
  readonly query?: JsonObject;
  /** Aborts when the widget is removed. */
  readonly signal: AbortSignal;
  /** Calls `listener` with the keys that changed. Returns the unsubscribe function. */
  subscribe(listener: (changed: ReadonlySet<WidgetContextKey>) => void): () => void;
  /**
   * Gets data for this widget: only while it is near the viewport, and refreshed only while it is
   * in the viewport.
   */
  readonly data: DataClient;
  /**
   * Sends one request to the source that the host registered under the name `graphql`, without
   * cache or retry.
   * @throws DashError `unknown-source` if there is none, or what the source throws.
   */
  fetchGraphQL(query: string, variables?: JsonObject): Promise<JsonValue>;
  /**
   * Sets dashboard variables, such as to filter other widgets by a selection in this one. This is
   * no edit: the values are live, and the stored dashboard does not change.
   *
   * @throws DashError `invalid-value` with the path of the value that is no JSON.
   */
  setVariables(values: JsonObject): void;
  /**
   * Changes keys of the stored config, as an undoable edit. A key whose value is `undefined` is
   * deleted, so that its default applies again.
   *
   * @throws DashError `invalid-config` with the path of the value that the config schema does not
   *     allow, or that is no JSON; the widget is not changed then.
   */
  updateConfig(patch: Readonly<Record<string, JsonValue | undefined>>): void;
  /**
   * Raises `dash-widget-event` on the host, with a copy of `detail`.
   *
   * @throws DashError `invalid-value` with the path of the value that is no JSON.
   */
  emit(type: string, detail?: JsonValue): void;
  setStatus(status: WidgetStatus, message?: string): void;
  /** Replaces the title that the chrome shows, until the page closes; an empty text restores it. */
  setTitle(text: string): void;
}
