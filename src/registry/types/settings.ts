import type { JsonObject } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import type { ConfigFault, JsonSchema } from './config.js';
import type { WidgetContext } from './context.js';

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
