import type { DashGrid } from 'dash-grid';
import { createDashboard, createWidget } from 'dash-grid/model';
import type { WidgetManifest, WidgetRegistry } from 'dash-grid/registry';
import { find } from '../find.js';
import { make } from '../make.js';
import { registerFromUrl } from './load-by-url.js';

const COLUMNS = 4;
const ROWS = 3;

/** A dashboard with one widget that fills it. */
function createGrid({ type, name, defaultTitle }: WidgetManifest): DashGrid {
  const widget = createWidget({ id: type, type, title: defaultTitle ?? name });
  const grid = make('dash-grid', { 'dashboard-id': `authoring-${type}`, 'aria-label': name });
  grid.seed = createDashboard({
    id: `authoring-${type}`,
    name,
    columns: COLUMNS,
    widgets: { [type]: widget },
    layouts: { lg: { [type]: { x: 0, y: 0, w: COLUMNS, h: ROWS } } },
  });
  return grid;
}

async function readSource(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url} could not be read (HTTP ${answer.status}).`);
  }
  return answer.text();
}

/** Shows a widget beside the source of its file. */
export async function showExample(place: HTMLElement, registry: WidgetRegistry): Promise<void> {
  const { file = '' } = place.dataset;
  const live = find(`[data-file="${file}"] .live`);
  const code = find(`[data-file="${file}"] pre code`);
  try {
    const [manifest, source] = await Promise.all([
      registerFromUrl(file, registry),
      readSource(file),
    ]);
    code.textContent = source;
    const grid = createGrid(manifest);
    const settings = make('button', { class: 'button', type: 'button' }, 'Settings');
    settings.setAttribute('aria-label', `Settings of ${manifest.name}`);
    settings.addEventListener('click', () => void grid.openSettings(manifest.type));
    live.append(grid, settings);
  } catch (error) {
    live.append(make('p', { class: 'notice', role: 'alert' }, String((error as Error).message)));
  }
}
