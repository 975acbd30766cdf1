import type { WidgetManifest } from 'dash-grid/widget';
import { schema, type Config } from './schema.js';

/** What the catalog and the dashboard know of the widget before they load its code. */
export const manifest: WidgetManifest<Config> = {
  type: 'my-widget',
  // Raise it with every release. When the config changes its form, add migrateConfig.
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
  // What the catalog's preview shows.
  sample: { data: 1234 },
  load: () => import('./my-widget.js'),
  // So that an error in a timer or promise is known as this widget's.
  moduleUrl: import.meta.url,
};
