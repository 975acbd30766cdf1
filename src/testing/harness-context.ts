import type { DataClient } from '../data/types.js';
import { copyJson } from '../model/copy-json.js';
import { DashError } from '../model/errors.js';
import { deepFreeze } from '../model/freeze.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import { callGuarded } from '../registry/guards/guard.js';
import { checkType } from '../model/check-call.js';
import { checkStatus, readDetail, readVariables } from '../registry/guards/widget-input.js';
import type { WidgetContext, WidgetContextKey, WidgetStatus } from '../registry/types/index.js';

/** The context fields that can change. */
export type ContextFields = Partial<Pick<WidgetContext, WidgetContextKey>>;

/** Config values by key; `undefined` deletes the key. */
export type ConfigUpdate = Readonly<Record<string, JsonValue | undefined>>;

/** The calls of a widget to its context, in order. */
export interface WidgetLog {
  readonly statuses: { readonly status: WidgetStatus; readonly message: string | undefined }[];
  readonly events: { readonly type: string; readonly detail: JsonValue | undefined }[];
  readonly configUpdates: ConfigUpdate[];
  readonly titles: string[];
  readonly failures: { readonly phase: string; readonly error: unknown }[];
}

type Listener = (changed: ReadonlySet<WidgetContextKey>) => void;

/** The context of a widget under test. It logs the widget's calls and rejects wrong ones. */
export class HarnessContext implements WidgetContext {
  readonly widgetId = 'widget-under-test';
  readonly data: DataClient;
  declare readonly title: string;
  declare readonly mode: WidgetContext['mode'];
  declare readonly size: WidgetContext['size'];
  declare readonly locale: string;
  declare readonly timeZone: string;
  declare readonly theme: 'light' | 'dark';
  declare readonly role?: string | undefined;
  declare readonly tier?: string | undefined;
  declare readonly images?: WidgetContext['images'];
  declare readonly variables: JsonObject;
  declare readonly timeRange: JsonValue;
  declare readonly query?: JsonObject;

  readonly #log: WidgetLog;
  readonly #onUpdateConfig: (patch: ConfigUpdate) => void;
  readonly #abort = new AbortController();
  readonly #listeners = new Set<Listener>();

  constructor(
    fields: Omit<Pick<WidgetContext, WidgetContextKey>, never>,
    data: DataClient,
    log: WidgetLog,
    onUpdateConfig: (patch: ConfigUpdate) => void,
  ) {
    this.data = data;
    this.#log = log;
    this.#onUpdateConfig = onUpdateConfig;
    Object.assign(this, fields);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The number of listeners that are subscribed now. */
  get subscriptions(): number {
    return this.#listeners.size;
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    checkType('subscribe', listener, 'function');
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly fetchGraphQL = (): Promise<JsonValue> =>
    Promise.reject(new DashError('unknown-source', 'There is no GraphQL gateway in this test.'));

  readonly updateConfig = (patch: ConfigUpdate): void => {
    this.#onUpdateConfig(patch);
    this.#log.configUpdates.push(copyJson(patch));
  };

  readonly emit = (type: string, detail?: JsonValue): void => {
    checkType('emit', type, 'string');
    this.#log.events.push({ type, detail: readDetail(detail) });
  };

  readonly setStatus = (status: WidgetStatus, message?: string): void => {
    checkStatus(status);
    this.#log.statuses.push({ status, message });
  };

  readonly setVariables = (values: JsonObject): void =>
    this.change({ variables: deepFreeze({ ...this.variables, ...readVariables(values) }) });

  readonly setTitle = (text: string): void => {
    checkType('setTitle', text, 'string');
    this.#log.titles.push(text);
  };

  /** Changes fields and notifies the widget. */
  change(fields: ContextFields): void {
    const keys = (Object.keys(fields) as WidgetContextKey[]).filter(
      (key) => fields[key] !== this[key],
    );
    Object.assign(this, fields);
    if (!keys.length) {
      return;
    }
    const changed = new Set(keys);
    for (const listener of [...this.#listeners]) {
      callGuarded(
        () => listener(changed),
        (error) => this.#log.failures.push({ phase: 'update', error }),
      );
    }
  }

  /** Ends the subscriptions after the widget was removed. */
  end(): void {
    this.#listeners.clear();
    this.#abort.abort();
  }
}
