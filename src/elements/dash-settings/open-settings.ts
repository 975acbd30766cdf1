import type { LitElement } from 'lit';
import { equalJson, formatPointer } from '../../model/index.js';
import type { JsonPointer, JsonValue } from '../../model/json.js';
import type { Change, Widget } from '../../model/types.js';
import type { WidgetManifest } from '../../registry/types.js';
import { DashSettings, type SettingsResult } from './dash-settings.js';

/** What differs from the widget as it is, as one change. Settings that the form does not know stay as they are. */
const changesOf = (widget: Widget, manifest: WidgetManifest, result: SettingsResult): Change[] => {
  const set: Record<JsonPointer, JsonValue> = {};
  if (result.title !== widget.title) {
    set['/title'] = result.title;
  }
  for (const [key, value] of Object.entries(result.set)) {
    const present = widget.config[key] ?? manifest.defaultConfig?.[key];
    if (present === undefined || !equalJson(present, value)) {
      set[formatPointer(['config', key])] = value;
    }
  }
  const unset = result.unset
    .filter((key) => key in widget.config)
    .map((key) => formatPointer(['config', key]));
  return Object.keys(set).length + unset.length > 0
    ? [{ type: 'widget.update', id: widget.id, set, unset }]
    : [];
};

/** Asks the user for the settings of a widget; undefined if nothing was changed. */
export const openSettings = async (
  opener: LitElement,
  widget: Widget,
  manifest: WidgetManifest,
): Promise<Change[] | undefined> => {
  const { configSchema = {} } = manifest;
  const schema = typeof configSchema === 'function' ? await configSchema() : configSchema;
  return new Promise((resolve) => {
    DashSettings.define();
    const settings = document.createElement('dash-settings');
    let result: SettingsResult | undefined;
    settings.heading = widget.title;
    settings.schema = schema;
    settings.config = { ...manifest.defaultConfig, ...widget.config };
    settings.addEventListener('dash-settings-save', (event) => {
      result = (event as CustomEvent<SettingsResult>).detail;
    });
    settings.addEventListener('dash-settings-close', () => {
      settings.remove();
      const changes = result && changesOf(widget, manifest, result);
      resolve(changes?.length ? changes : undefined);
    });
    // Inside the opener, so that it inherits the theme.
    opener.renderRoot.append(settings);
  });
};
