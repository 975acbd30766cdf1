import type { JsonObject, JsonValue } from '../../model/json.js';
import type { ConfigValidator, JsonSchema } from './config.js';
import type { WidgetSize } from './size.js';
import type { SettingsHost } from './settings.js';

export type WidgetCategory = 'stats' | 'chart' | 'list' | 'action' | 'info' | 'custom';

/** The shapes of a widget that is loading. */
export type WidgetSkeleton = 'bars' | 'ring' | 'rows' | 'value' | 'text';

/**
 * The static description of a widget type. Reading it needs no widget code.
 *
 * @template Config The type of the widget's `config`.
 */
export interface WidgetManifest<Config extends object = JsonObject> {
  /** Unique name, kebab-case: `kpi-tile`. */
  readonly type: string;
  /** Semantic version of this implementation. */
  readonly version: string;
  /** The version of the widget contract that it implements. */
  readonly apiVersion: 1;
  /** Other names of this type in stored documents. */
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
  /**
   * The shapes that stand in for the widget while it loads. Default: by the category, `value` for
   * `stats`, `bars` for `chart`, `rows` for `list` and `action`, else `text`.
   */
  readonly skeleton?: WidgetSkeleton;
  readonly size?: WidgetSize;
  /**
   * `visible` lets what the widget opens, such as a list of suggestions, reach over its frame.
   * Default `clip`: the frame cuts it off. A popover or modal dialog is never cut off.
   */
  readonly overflow?: 'clip' | 'visible';
  readonly maxInstances?: number;
  /** True to leave it out of the catalog; placed instances work. */
  readonly hidden?: boolean;
  /** Listed last, with a mark; the text names a replacement. */
  readonly deprecated?: boolean | string;
  /**
   * JSON Schema of the config, or a function that loads it. The settings dialog passes its host to
   * the function, so that it can offer choices from the host's data in the same schema.
   */
  readonly configSchema?: JsonSchema | ((host?: SettingsHost) => Promise<JsonSchema>);
  readonly defaultConfig?: Config;
  /**
   * The start values of a new widget. They are stored in it when it is added, while `defaultConfig`
   * stands in for whatever a stored widget leaves out.
   */
  readonly preset?: WidgetPreset;
  /** By alias: the default config of documents that use this alias, if it differs. */
  readonly aliasConfigs?: Readonly<Record<string, JsonObject>>;
  /** Migrates a config that `fromVersion` wrote to this version. */
  readonly migrateConfig?: (config: JsonObject, fromVersion: string) => Config;
  /** The permissions that the widget needs. */
  readonly scopes?: readonly string[];
  /**
   * Imports the module on first use: `() => import('./clock.js')`. See also `fromUrl` and
   * `fromElement`.
   */
  readonly load: (info: LoadInfo) => Promise<WidgetModule>;
  /**
   * The module's URL, if `load` does not contain it. Used only to attribute late errors, such as a
   * timer's, to the type.
   */
  readonly moduleUrl?: string;
  /**
   * Imports the type's own settings element, which replaces the form made from `configSchema` in
   * the settings dialog; see {@link WidgetSettingsElement}. If it fails, the dialog says so and
   * shows the form.
   */
  readonly settings?: () => Promise<{ default: CustomElementConstructor }>;
  /** Returns the initial query of a widget that has none, from its effective config. */
  readonly resolveQuery?: (config: JsonObject) => JsonObject | undefined;
  /** The content of the catalog's preview if the default config finds no data on this host. */
  readonly sample?: WidgetSample | (() => Promise<WidgetSample | undefined>);
}

/** The start values of a new widget, which an option of `addWidget` replaces. */
export interface WidgetPreset {
  readonly config?: JsonObject;
  readonly query?: JsonObject;
}

/** Sample data of a widget for its preview. */
export interface WidgetSample {
  /** Config keys that override those of the default config. */
  readonly config?: JsonObject;
  /** The answer to every data request. */
  readonly data?: JsonValue;
}

/** The argument of a manifest's `load`. */
export interface LoadInfo {
  /** 1 at first, and one more at each Retry: a loader by URL can request a fresh copy. */
  readonly attempt: number;
}

/**
 * The exports of a widget module: a class that is not registered, because the registry chooses the
 * tag.
 */
export interface WidgetModule {
  readonly default: CustomElementConstructor;
  /**
   * A validator compiled at build time, instead of the run-time validator, which is then not
   * loaded.
   */
  readonly validateConfig?: ConfigValidator;
}
