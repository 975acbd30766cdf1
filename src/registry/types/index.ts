import type { DataClient } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { SizeLimits, WidgetId } from '../../model/types.js';

export type JsonSchema = JsonObject;

export type WidgetCategory = 'stats' | 'chart' | 'list' | 'action' | 'info' | 'custom';

/** A width and height in grid units. */
export interface GridSize {
  readonly w: number;
  readonly h: number;
}

export interface WidgetSize {
  /** Default 4×3. */
  readonly default: GridSize;
  /** Default 2×2. */
  readonly min?: GridSize;
  /** Default 12×8. */
  readonly max?: GridSize;
  readonly autoHeight?: boolean;
}

/** Returns the faults of a config, none when it is valid. Compiled ahead for built-in widgets. */
export type ConfigValidator = (config: JsonObject) => readonly ConfigFault[];

export interface ConfigFault {
  /** JSON Pointer into the config. */
  readonly path: string;
  readonly message: string;
}

/** What a widget module exports. A class, never a registration: the registry chooses the tag. */
export interface WidgetModule {
  readonly default: CustomElementConstructor;
  /** A validator compiled at build time; with it the run-time validator is not loaded. */
  readonly validateConfig?: ConfigValidator;
}

/** What a manifest's `load` may want to know. */
export interface LoadInfo {
  /** 1 at first, one more at each Retry: a loader by URL can ask for a fresh copy. */
  readonly attempt: number;
}

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

/**
 * One widget type as a server lists it: the static part of a manifest as JSON, and what only the
 * server knows. Fields that it leaves out have the defaults of a manifest.
 */
export interface CatalogListing extends Partial<
  Pick<
    WidgetManifest,
    | 'version'
    | 'aliases'
    | 'name'
    | 'description'
    | 'icon'
    | 'keywords'
    | 'author'
    | 'previewUrl'
    | 'badge'
    | 'defaultTitle'
    | 'size'
    | 'maxInstances'
    | 'hidden'
    | 'deprecated'
    | 'defaultConfig'
    | 'scopes'
    | 'moduleUrl'
  >
> {
  readonly type: string;
  /** A category that is not known counts as `custom`. */
  readonly category?: string;
  readonly configSchema?: JsonSchema;
  readonly ownerId?: string;
  readonly isBuiltIn?: boolean;
  /** `iframe`: untrusted code, which is never run in the page. */
  readonly execMode?: 'component' | 'iframe';
  /** The user, or the organization, has installed it. */
  readonly installed?: boolean;
  /** False: it is not offered. */
  readonly isActive?: boolean;
  readonly versions?: readonly { readonly version: string; readonly status?: string }[];
}

/**
 * Lists widget types, for example `() => fetch('/api/v1/widgets').then((answer) => answer.json())`.
 */
export type CatalogSource = (options: {
  readonly signal: AbortSignal;
}) => Promise<readonly CatalogListing[]>;

export type WidgetMode = 'view' | 'edit' | 'preview';

/** What a widget says of itself; the chrome shows it. */
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
  | 'variables'
  | 'timeRange'
  | 'query';

/**
 * All that a widget may know of and ask from its host. The object keeps its identity for the
 * widget's life; its fields change, and `subscribe` tells which.
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
  /** Also told as changed when the direction of writing turns. */
  readonly theme: 'light' | 'dark';
  /** The reader's role, such as `ADMIN`; undefined when the host tells none. */
  readonly role?: string | undefined;
  /** The reader's tier, such as `pro`; undefined when the host tells none. */
  readonly tier?: string | undefined;
  readonly variables: JsonObject;
  readonly timeRange: JsonValue;
  /** The widget's own data request, if it has one. */
  readonly query?: JsonObject;
  /** Aborts when the widget is removed. */
  readonly signal: AbortSignal;
  /** Calls `listener` with the keys that changed. Returns the unsubscribe function. */
  subscribe(listener: (changed: ReadonlySet<WidgetContextKey>) => void): () => void;
  /**
   * Gets data for this widget: only while it is near the visible part, and again while it is in
   * sight.
   */
  readonly data: DataClient;
  /**
   * Asks the source that the host registered under the name `graphql`; once, without cache or
   * retry.
   * @throws DashError `unknown-source` if there is none, or what the source throws.
   */
  fetchGraphQL(query: string, variables?: JsonObject): Promise<JsonValue>;
  /**
   * Gives dashboard variables other values, to filter other widgets by what was chosen in this one.
   * No edit: the values are live, and the stored dashboard stays as it is.
   */
  setVariables(values: JsonObject): void;
  /** Changes the stored config; an undoable edit. */
  updateConfig(patch: JsonObject): void;
  /** Raises `dash-widget-event` on the host. */
  emit(type: string, detail?: JsonValue): void;
  setStatus(status: WidgetStatus, message?: string): void;
  /**
   * Replaces the title that the chrome shows, until the page closes; an empty text gives it back.
   */
  setTitle(text: string): void;
}

/** What the host sets on a widget element: `config` first, then `context`, then it is connected. */
export interface WidgetElement<Config extends object = JsonObject> extends HTMLElement {
  config: Readonly<Config>;
  context: WidgetContext;
  /** What is shown now, unformatted. A widget that has it can be exported as CSV. */
  exportData?(): WidgetTable | undefined;
}

/**
 * What a function that makes a config schema may know of its host while a widget is configured
 * there.
 */
export interface SettingsHost extends Pick<WidgetContext, 'role' | 'tier' | 'query' | 'data'> {
  /** With the defaults, as it is edited at the moment. */
  readonly config: JsonObject;
  /** Aborts when nobody waits for the schema any more. */
  readonly signal: AbortSignal;
}

/** What a type's own settings element may know of its host. */
export interface WidgetSettingsContext {
  readonly widgetId: WidgetId;
  /** The widget's title. */
  readonly title: string;
  /** BCP 47. */
  readonly locale: string;
  /** What holds for keys that the config leaves out; nothing of it needs to be stored. */
  readonly defaultConfig: JsonObject;
  /** JSON Schema of the config, if the type has one. What breaks it can't be saved. */
  readonly schema?: JsonSchema;
  /** The data sources of this host. */
  readonly dataSources: readonly { readonly name: string; readonly title: string }[];
}

/**
 * A settings element that a widget type brings with `manifest.settings`.
 *
 * The host sets `config`, then `context`, then connects the element in the settings dialog.
 * `config` is the widget's own config, frozen and without the defaults; it is set again when the
 * widget is changed elsewhere meanwhile. Whenever the user edits something, the element dispatches
 * a `dash-settings-change` event (it need not bubble) whose `detail` is a
 * {@link WidgetSettingsChange}. Nothing is stored before the user saves. Keys that the element does
 * not know it should leave in the config. When Save finds a fault, the element is focused: with
 * `focus()` if it can be, else the first control in it.
 *
 * ```js
 * this.dispatchEvent(new CustomEvent('dash-settings-change', {
 *   detail: { config: { ...this.config, zone: 'UTC' } },
 * }));
 * ```
 */
export interface WidgetSettingsElement extends HTMLElement {
  config: JsonObject;
  context: WidgetSettingsContext;
}

/** The `detail` of `dash-settings-change`. */
export interface WidgetSettingsChange {
  /** The whole new config, a JSON object. */
  readonly config: JsonObject;
  /** What is wrong with it, in words for the user; while there is anything, it can't be saved. */
  readonly faults?: readonly ConfigFault[];
}

/** What a widget shows, as rows; for export. */
export interface WidgetTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonValue[])[];
}

/** A manifest with every default filled in. */
export interface ResolvedWidgetType {
  readonly manifest: WidgetManifest;
  readonly defaultSize: GridSize;
  readonly limits: Required<SizeLimits>;
}

/** The third-party code that was running when something failed. */
export type WidgetPhase =
  'load' | 'construct' | 'configure' | 'connect' | 'render' | 'update' | 'disconnect' | 'later';

/** How a widget's failure reaches the host: exactly once each. */
export type ReportWidgetError = (phase: WidgetPhase, error: unknown) => void;

/** A widget type whose module is here. */
export interface LoadedWidget {
  readonly manifest: WidgetManifest;
  /** The faults of a config, none when it is valid. Never throws. */
  validate(config: JsonObject): readonly ConfigFault[];
  /**
   * Makes one element of the type; it is not connected yet. All later failures of its callbacks go
   * to `report`.
   *
   * @throws DashError `widget-failed` when the constructor threw (reported as `construct`, too).
   */
  create(report: ReportWidgetError): WidgetInstance;
}

/** One widget element with guards round its code. `false` means it threw, and that was reported. */
export interface WidgetInstance {
  readonly element: HTMLElement;
  /** Sets `element.config` to an object that is frozen with all its parts. */
  configure(config: JsonObject): boolean;
  setContext(context: WidgetContext): boolean;
  /** Ends reporting. Remove the element first to hear of a failing `disconnectedCallback`. */
  dispose(): void;
}
