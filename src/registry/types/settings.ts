import type { JsonObject } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import type { ConfigFault, JsonSchema } from './config.js';
import type { WidgetContext } from './context.js';

/** The part of the host that a config schema's function can use while a widget is configured. */
export interface SettingsHost extends Pick<WidgetContext, 'role' | 'tier' | 'query' | 'data'> {
  /** The config with its defaults, as it is edited at the moment. */
  readonly config: JsonObject;
  /** Aborts when the schema is not needed any more. */
  readonly signal: AbortSignal;
}

/** The context of a type's own settings element. */
export interface WidgetSettingsContext {
  readonly widgetId: WidgetId;
  /** The widget's title. */
  readonly title: string;
  /** BCP 47. */
  readonly locale: string;
  /** The defaults of keys that the config leaves out; they need not be stored. */
  readonly defaultConfig: JsonObject;
  /** JSON Schema of the config, if the type has one. A config that breaks it can't be saved. */
  readonly schema?: JsonSchema;
  /** The data sources of this host. */
  readonly dataSources: readonly { readonly name: string; readonly title: string }[];
}

/**
 * A settings element that a widget type brings with `manifest.settings`.
 *
 * The host sets `config`, then `context`, then connects the element in the settings dialog.
 * `config` is the widget's own config, frozen and without the defaults; it is set again if the
 * widget is changed elsewhere meanwhile. Whenever the user edits something, the element dispatches
 * a `dash-settings-change` event (it need not bubble) whose `detail` is a
 * {@link WidgetSettingsChange}. Nothing is stored before the user saves. The element should keep
 * config keys that it does not know. If Save finds a fault, the element is focused by `focus()` if
 * it is focusable, else its first control.
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
  /** The faults of the config, in words for the user; with any, it can't be saved. */
  readonly faults?: readonly ConfigFault[];
}
