import type { DataOwner, DataSources, LiveDataClient } from '../../data/types.js';
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

/** What all widgets of one board see alike. One object for all, changed in place. */
export interface SharedContext {
  mode: WidgetMode;
  locale: string;
  /** Default: the browser's. */
  timeZone: string | undefined;
  theme: 'light' | 'dark';
  role?: string | undefined;
  tier?: string | undefined;
  variables: JsonObject;
  timeRange: JsonValue;
  sources: DataSources;
  context: DataOwner;
  /** Seconds; the dashboard's. */
  defaultInterval: number | undefined;
  /** Set when all widgets are to have data, also those out of sight. */
  isNear?: true;
}

/** What one widget sees alone. */
export interface OwnContext {
  widgetId: WidgetId;
  installId?: string | undefined;
  title: string;
  size: () => WidgetPixelSize;
  /** The widget listens from now on. */
  follow: () => void;
  query?: JsonObject | undefined;
  /** Seconds. */
  refreshInterval: number | undefined;
  isNear: boolean;
  /** In sight when the widget is. */
  element: Element;
}

/** What a widget may ask of its host. */
export interface ContextRequests {
  updateConfig(patch: Readonly<Record<string, JsonValue | undefined>>): void;
  setVariables(values: JsonObject): void;
  emit(name: string, detail?: JsonValue): void;
  setStatus(status: WidgetStatus, message?: string): void;
  setTitle(text: string): void;
}

const copies = new WeakMap<object, object>();

/**
 * The same in an object that no widget can change: what it is copied from may be the page's own.
 */
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

/** Costs milliseconds the first time, so not before a widget asks. */
function browserTimeZone(): string {
  return (foundTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The context of one widget: one object for its life, whose fields change. */
export class LiveContext implements WidgetContext {
  readonly #shared: SharedContext;
  readonly #own: OwnContext;
  readonly #report: ReportWidgetError;
  /** Made when first asked for: most widgets never ask. */
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
  /** For the host: what the widget asks for data with, if it ever did. */
  get asked() {
    return this.#data;
  }
  get signal() {
    this.#abort ??= new AbortController();
    if (this.#isOver) {
      this.#abort.abort();
    }
    return this.#abort.signal;
  }

  // Functions of their own, for widgets take them apart: `const { emit, subscribe } = context`.

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    this.#own.follow();
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly fetchGraphQL = (query: string, variables: JsonObject = {}): Promise<JsonValue> =>
    this.data.fetch({ source: 'graphql', request: { query, variables } });

  /** For the host: changes what this widget alone sees. */
  update(own: Partial<OwnContext>): void {
    const keys = (Object.keys(own) as (keyof OwnContext)[]).filter(
      (key) => own[key] !== this.#own[key],
    );
    Object.assign(this.#own, own);
    this.notify(new Set(keys as WidgetContextKey[]));
  }

  /**
   * For the host: tells the widget what changed. One listener that throws does not silence the
   * others.
   */
  notify(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.size === 0) {
      return;
    }
    this.#data?.update();
    if (this.#listeners.size === 0) {
      return;
    }
    // Some is for the data only.
    const told = new Set([...changed].filter((key) => key in this));
    for (const listener of told.size ? [...this.#listeners] : []) {
      callGuarded(() => listener(told), this.#failed);
    }
  }

  /** Something that the widget listens with failed. */
  readonly #failed = (error: unknown): void => this.#report('update', error);

  /** For the host: the widget is gone. */
  end(): void {
    this.#listeners.clear();
    this.#isOver = true;
    for (const error of collectErrors(() => this.#abort?.abort())) {
      this.#report('disconnect', error);
    }
  }
}
