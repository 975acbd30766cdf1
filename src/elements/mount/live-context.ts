import type { DataOwner, DataSources, LiveDataClient } from '../../data/types.js';
import { checkType } from '../../model/check-call.js';
import { copyJson } from '../../model/copy-json.js';
import { deepFreeze } from '../../model/freeze.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import { callGuarded } from '../../registry/guards/guard.js';
import { collectErrors } from '../../registry/guards/reported.js';
import type {
  WidgetContext,
  WidgetContextKey,
  ReportWidgetError,
  WidgetMode,
  WidgetPixelSize,
  WidgetStatus,
} from '../../registry/types/index.js';
import { lazyDataClient } from './lazy-data-client.js';

/**
 * The part of the context that is the same for all widgets of a board: one object, changed in
 * place.
 */
export interface SharedContext {
  mode: WidgetMode;
  locale: string;
  /** IANA name. Default: the browser's. */
  timeZone: string | undefined;
  theme: 'light' | 'dark';
  role?: string | undefined;
  tier?: string | undefined;
  images?: 'same-origin' | 'any' | undefined;
  variables: JsonObject;
  timeRange: JsonValue;
  sources: DataSources;
  context: DataOwner;
  /** The refresh interval of the dashboard, in seconds. */
  defaultInterval: number | undefined;
  /** Set while all widgets request data, also those out of sight. */
  isNear?: true;
}

/** The part of the context that belongs to one widget. */
export interface OwnContext {
  widgetId: WidgetId;
  installId?: string | undefined;
  title: string;
  size: () => WidgetPixelSize;
  /** Called when the widget subscribes. */
  follow: () => void;
  query?: JsonObject | undefined;
  /** The refresh interval of the widget, in seconds. */
  refreshInterval: number | undefined;
  isNear: boolean;
  /** The element whose visibility is the widget's. */
  element: Element;
}

/** The requests of a widget to its host. */
export interface ContextRequests {
  updateConfig(patch: Readonly<Record<string, JsonValue | undefined>>): void;
  setVariables(values: JsonObject): void;
  emit(name: string, detail?: JsonValue): void;
  setStatus(status: WidgetStatus, message?: string): void;
  setTitle(text: string): void;
}

const copies = new WeakMap<object, object>();

/** Returns a frozen copy: the value may be the page's own, and no widget may change it. */
function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy = copies.get(value) ?? deepFreeze(copyJson(value));
  copies.set(value, copy);
  return copy as T;
}

type Listener = (changed: ReadonlySet<WidgetContextKey>) => void;

let foundTimeZone: string | undefined;

/** Returns the browser's time zone. It is found on demand, because that takes milliseconds. */
function browserTimeZone(): string {
  return (foundTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/**
 * The context of one widget: one object for its life, whose fields change.
 *
 * States: live, then ended, once. Callers: the widget reads it, subscribes and makes requests; its
 * mount updates, notifies and ends it. Invariants: the widget gets frozen copies only; a listener
 * that throws does not stop the others.
 */
export class LiveContext implements WidgetContext {
  readonly #shared: SharedContext;
  readonly #own: OwnContext;
  readonly #report: ReportWidgetError;
  /** Created on demand: most widgets never use it. */
  #abort: AbortController | undefined;
  #isOver = false;
  #data: LiveDataClient | undefined;
  readonly #listeners = new Set<Listener>();

  declare readonly updateConfig: WidgetContext['updateConfig'];
  declare readonly setVariables: WidgetContext['setVariables'];
  declare readonly emit: WidgetContext['emit'];
  declare readonly setStatus: WidgetContext['setStatus'];
  declare readonly setTitle: WidgetContext['setTitle'];

  constructor(
    shared: SharedContext,
    own: OwnContext,
    requests: ContextRequests,
    report: ReportWidgetError,
  ) {
    this.#shared = shared;
    this.#own = own;
    this.#report = report;
    Object.assign(this, requests);
  }

  get widgetId() {
    return this.#own.widgetId;
  }
  get installId() {
    return this.#own.installId;
  }
  get title() {
    return this.#own.title;
  }
  get size() {
    return this.#own.size();
  }
  get query() {
    return frozenCopy(this.#own.query);
  }
  get mode() {
    return this.#shared.mode;
  }
  get locale() {
    return this.#shared.locale;
  }
  get timeZone() {
    return this.#shared.timeZone ?? browserTimeZone();
  }
  get theme() {
    return this.#shared.theme;
  }
  get role() {
    return this.#shared.role;
  }
  get tier() {
    return this.#shared.tier;
  }
  get images() {
    return this.#shared.images;
  }
  get variables() {
    return frozenCopy(this.#shared.variables);
  }
  get timeRange() {
    return frozenCopy(this.#shared.timeRange);
  }
  get data() {
    return (this.#data ??= lazyDataClient(
      () => ({ ...this.#own, ...this.#shared, signal: this.signal }),
      this.#failed,
    ));
  }
  /** For the host: the data client, if the widget has used it. */
  get usedData() {
    return this.#data;
  }
  get signal() {
    this.#abort ??= new AbortController();
    if (this.#isOver) {
      this.#abort.abort();
    }
    return this.#abort.signal;
  }

  // Properties that are functions, because widgets take them apart: `const { emit, subscribe } =
  // context`.

  readonly subscribe = (listener: Listener): (() => void) => {
    checkType('subscribe', listener, 'function');
    this.#listeners.add(listener);
    this.#own.follow();
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly fetchGraphQL = async (query: string, variables: JsonObject = {}): Promise<JsonValue> => {
    checkType('fetchGraphQL', query, 'string');
    return this.data.fetch({ source: 'graphql', request: { query, variables } });
  };

  /** For the host: changes fields that belong to this widget alone. */
  update(own: Partial<OwnContext>): void {
    const keys = (Object.keys(own) as (keyof OwnContext)[]).filter(
      (key) => own[key] !== this.#own[key],
    );
    Object.assign(this.#own, own);
    this.notify(new Set(keys as WidgetContextKey[]));
  }

  /**
   * For the host: notifies the widget of changed keys. A listener that throws does not stop the
   * others.
   */
  notify(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.size === 0) {
      return;
    }
    void this.#data?.update();
    if (this.#listeners.size === 0) {
      return;
    }
    // Keys that the context does not have are for the data layer only.
    const visible = new Set([...changed].filter((key) => key in this));
    for (const listener of visible.size ? [...this.#listeners] : []) {
      callGuarded(() => listener(visible), this.#failed);
    }
  }

  /** Reports errors of the widget's listeners and data callbacks. */
  readonly #failed = (error: unknown): void => this.#report('update', error);

  /** For the host: ends the context of a widget that is removed. */
  end(): void {
    this.#listeners.clear();
    this.#isOver = true;
    for (const error of collectErrors(() => this.#abort?.abort())) {
      this.#report('disconnect', error);
    }
  }
}
