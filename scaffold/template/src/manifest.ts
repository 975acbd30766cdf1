import type { WidgetManifest } from 'dash-grid/widget';
import { schema, type Config } from './schema.js';

/** Describes the widget to the catalog and the dashboard before its code is loaded. */
export const manifest: WidgetManifest<Config> = {
  type: 'my-widget',
  // Raise the version with every release. When the config changes its shape, add migrateConfig.
  version: '0.1.0',
  apiVersion: 1,
  name: 'My widget',
  description: 'Shows one number of a data source.',
  category: 'custom',
  icon: 'hash',
  keywords: ['number'],
  size: { default: { w: 3, h: 2 }, min: { w: 2, h: 2 }, max: { w: 6, h: 4 } },
  configSchema: schema,
  defaultConfig: { label: 'Total', decimals: 0 },
  // The data and config of the preview in the catalog.
  sample: { data: 1234 },
  load: () => import('./my-widget.js'),
  // Errors in timers and promises are attributed to this widget by its URL.
  moduleUrl: import.meta.url,
};
