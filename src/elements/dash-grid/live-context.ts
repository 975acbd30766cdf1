import type { DataClient } from '../../data/types.js';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import type {
  WidgetContext,
  WidgetContextKey,
  WidgetMode,
  WidgetPixelSize,
  WidgetStatus,
} from '../../registry/types.js';

/** What all widgets of one board see alike. One object for all, changed in place. */
export interface SharedContext {
  mode: WidgetMode;
  locale: string;
  /** Default: the browser's. */
  timeZone: string | undefined;
  theme: 'light' | 'dark';
  variables: JsonObject;
  timeRange: JsonValue;
  data: DataClient;
}

/** What one widget sees alone. */
export interface OwnContext {
  widgetId: WidgetId;
  installId?: string | undefined;
  title: string;
  size: WidgetPixelSize;
  query?: JsonObject | undefined;
}

/** What a widget may ask of its host. */
export interface ContextRequests {
  updateConfig(patch: JsonObject): void;
  emit(name: string, detail?: JsonValue): void;
  setStatus(status: WidgetStatus, message?: string): void;
  setTitle(text: string): void;
  /** A listener of the widget failed. */
  fail(error: unknown): void;
}

type Listener = (changed: ReadonlySet<WidgetContextKey>) => void;

let foundTimeZone: string | undefined;

/** Costs milliseconds the first time, so not before a widget asks. */
const browserTimeZone = (): string =>
  (foundTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The context of one widget: one object for its life, whose fields change. */
export class LiveContext implements WidgetContext {
  readonly #shared: SharedContext;
  readonly #own: OwnContext;
  readonly #fail: ContextRequests['fail'];
  declare readonly updateConfig: WidgetContext['updateConfig'];
  declare readonly emit: WidgetContext['emit'];
  declare readonly setStatus: WidgetContext['setStatus'];
  declare readonly setTitle: WidgetContext['setTitle'];
  /** Made when first asked for: most widgets never ask. */
  #abort: AbortController | undefined;
  readonly #listeners = new Set<Listener>();

  constructor(shared: SharedContext, own: OwnContext, { fail, ...requests }: ContextRequests) {
    this.#shared = shared;
    this.#own = own;
    this.#fail = fail;
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
    return this.#own.size;
  }
  get query() {
    return this.#own.query;
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
  get variables() {
    return this.#shared.variables;
  }
  get timeRange() {
    return this.#shared.timeRange;
  }
  get data() {
    return this.#shared.data;
  }
  get signal() {
    return (this.#abort ??= new AbortController()).signal;
  }

  // Functions of their own, for widgets take them apart: `const { emit, subscribe } = context`.

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly fetchGraphQL = (): Promise<JsonValue> =>
    Promise.reject(
      new DashError('unknown-source', 'This dashboard has no GraphQL gateway to ask.'),
    );

  /** For the host: changes what this widget alone sees. */
  update(own: Partial<OwnContext>): void {
    const keys = (Object.keys(own) as (keyof OwnContext)[]).filter(
      (key) => own[key] !== this.#own[key],
    );
    Object.assign(this.#own, own);
    this.notify(new Set(keys as WidgetContextKey[]));
  }

  /** For the host: tells the widget what changed. One listener that throws does not silence the others. */
  notify(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.size === 0) {
      return;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(changed);
      } catch (error) {
        this.#fail(error);
      }
    }
  }

  /** For the host: the widget is gone. */
  end(): void {
    this.#listeners.clear();
    (this.#abort ??= new AbortController()).abort();
  }
}
