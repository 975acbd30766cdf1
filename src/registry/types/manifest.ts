import type { JsonObject, JsonValue } from '../../model/json.js';
import type { ConfigValidator, JsonSchema } from './config.js';
import type { WidgetSize } from './size.js';
import type { SettingsHost } from './settings.js';

export type WidgetCategory = 'stats' | 'chart' | 'list' | 'action' | 'info' | 'custom';

/**
 * The static description of a widget type. Reading it needs no widget code.
 *
 * @template Config What the widget finds in `config`.
 */
export interface WidgetManifest<Config extends object = JsonObject> {
  /** Unique name, kebab-case: `kpi-tile`. */
  readonly type: string;
  /** Semantic version of this implementation. */
  readonly version: string;
  /** The widget contract that it is written for. */
  readonly apiVersion: 1;
  /** Other names under which stored documents know this type. */
  readonly aliases?: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly category: WidgetCategory;
  readonly icon: string;
  readonly keywords?: readonly string[];
  readonly author?: string;
  readonly previewUrl?: string;
  readonly badge?: string;
  readonly defaultTitle?: string;
  readonly size?: WidgetSize;
  readonly maxInstances?: number;
  /** Not offered in the catalog; placed instances work. */
  readonly hidden?: boolean;
  /** Offered last and marked; the text says what to use instead. */
  readonly deprecated?: boolean | string;
  /**
   * JSON Schema of the config, or a function that loads it. The settings dialog tells the function
   * of its host, so that it can offer what only that knows: the same schema, with choices that it
   * asked the host's data for.
   */
  readonly configSchema?: JsonSchema | ((host?: SettingsHost) => Promise<JsonSchema>);
  readonly defaultConfig?: Config;
  /** By alias: the default config of documents that know the type by it, if that is another. */
  readonly aliasConfigs?: Readonly<Record<string, JsonObject>>;
  /** Turns a config that `fromVersion` wrote into one of this version. */
  readonly migrateConfig?: (config: JsonObject, fromVersion: string) => Config;
  /** What the widget asks to be allowed. */
  readonly scopes?: readonly string[];
  /**
   * Imports the module on first use: `() => import('./clock.js')`. See also `fromUrl` and
   * `fromElement`.
   */
  readonly load: (info: LoadInfo) => Promise<WidgetModule>;
  /**
   * The module's URL, if `load` does not show it. Only used to tell whose late error (a timer's) it
   * is.
   */
  readonly moduleUrl?: string;
  /**
   * Imports the type's own settings element, shown in the settings dialog instead of the form that
   * is made from `configSchema`; see {@link WidgetSettingsElement}. If it fails, the dialog says so
   * and shows the form.
   */
  readonly settings?: () => Promise<{ default: CustomElementConstructor }>;
  /** The query that a widget without one starts with, from its effective config. */
  readonly resolveQuery?: (config: JsonObject) => JsonObject | undefined;
  /** What the catalog's preview shows where the default config finds no data on this host. */
  readonly sample?: WidgetSample | (() => Promise<WidgetSample | undefined>);
}

/** Something to look at before a widget is added. */
export interface WidgetSample {
  /** Instead of the same settings of the default config. */
  readonly config?: JsonObject;
  /** The answer to every data request. */
  readonly data?: JsonValue;
}

/** What a manifest's `load` may want to know. */
export interface LoadInfo {
  /** 1 at first, one more at each Retry: a loader by URL can ask for a fresh copy. */
  readonly attempt: number;
}

/** What a widget module exports. A class, never a registration: the registry chooses the tag. */
export interface WidgetModule {
  readonly default: CustomElementConstructor;
  /** A validator compiled at build time; with it the run-time validator is not loaded. */
  readonly validateConfig?: ConfigValidator;
}
