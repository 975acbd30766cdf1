import 'dash-grid/define';
import type { DashGrid } from 'dash-grid';
import { widgetRegistry } from 'dash-grid/registry';
import { showExample } from './authoring/example.js';
import { connectUrlForm } from './authoring/url-form.js';
import { find } from './find.js';
import { connectPageSettings } from './preferences.js';

connectPageSettings();
for (const place of document.querySelectorAll<HTMLElement>('[data-file]')) {
  void showExample(place, widgetRegistry);
}
const playground = find<DashGrid>('#playground');
// A source for the widgets to request; the settings of each widget offer it.
playground.dataSources = {
  visitors: { title: 'Visitors today', fetch: () => Promise.resolve(1284) },
};
connectUrlForm(find('#by-url'), playground);
