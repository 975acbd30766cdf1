import '../src/define.js';
import type { DashGrid } from '../src/elements/dash-grid/dash-grid.js';
import { widgetRegistry } from '../src/registry/index.js';
import { showExample } from './authoring/example.js';
import { connectUrlForm } from './authoring/url-form.js';
import { find } from './find.js';
import { connectPageSettings } from './preferences.js';

connectPageSettings();
for (const place of document.querySelectorAll<HTMLElement>('[data-file]')) {
  void showExample(place, widgetRegistry);
}
connectUrlForm(find('#by-url'), find<DashGrid>('#playground'));
