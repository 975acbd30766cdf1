// The widget in each of its states, on a real dashboard. Add a story for each new state.
import 'dash-grid/define';
import {
  createDashboard,
  createWidget,
  staticSource,
  widgetRegistry,
  type Widget,
} from 'dash-grid';
import { manifest } from '../src/manifest.js';

/** Data requests and configs by the title of the widget that has them. */
const stories: Record<string, Pick<Partial<Widget>, 'query' | 'config'>> = {
  'With data': { query: { source: 'number' } },
  'Other settings': { query: { source: 'number' }, config: { label: 'Orders', decimals: 2 } },
  'Not configured': {},
  Loading: { query: { source: 'never' } },
  Failing: { query: { source: 'broken' } },
  'No data': { query: { source: 'nothing' } },
};

widgetRegistry.register(manifest);
const grid = document.querySelector('dash-grid')!;
grid.dataSources = {
  number: staticSource(1234.5),
  nothing: staticSource(null),
  never: { fetch: () => new Promise(() => {}) },
  broken: { fetch: () => Promise.reject(new Error('The source does not answer.')) },
};
const { w, h } = manifest.size!.default;
const perRow = Math.max(1, Math.floor(12 / w));
const entries = Object.entries(stories).map(([title, story], index) => {
  const widget = createWidget({ type: manifest.type, title, ...story, order: index });
  return {
    widget,
    rect: { x: (index % perRow) * w, y: Math.floor(index / perRow) * h, w, h },
  };
});
grid.seed = createDashboard({
  id: 'story',
  name: 'Stories',
  widgets: Object.fromEntries(entries.map(({ widget }) => [widget.id, widget])),
  layouts: { lg: Object.fromEntries(entries.map(({ widget, rect }) => [widget.id, rect])) },
});
for (const name of ['dash-widget-event', 'dash-widget-error'] as const) {
  grid.addEventListener(name, ({ detail }) => console.log(name, detail));
}

const root = document.documentElement;
document.querySelector('#dark')!.addEventListener('change', () => root.classList.toggle('dark'));
document.querySelector('#rtl')!.addEventListener('change', () => {
  root.dir = root.dir === 'rtl' ? 'ltr' : 'rtl';
});

// `npm start` sends this event when a file has changed.
new EventSource('/esbuild').addEventListener('change', () => location.reload());
