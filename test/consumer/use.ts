// The code of a host and a widget author, which is compiled, not run.
import { DashGrid } from 'dash-grid';
import 'dash-grid/define';
import { createDataClient, restSource, staticSource } from 'dash-grid/data';
import { createDashboard, createWidget, DashError, type Change } from 'dash-grid/model';
import { fromElement, widgetRegistry, type WidgetManifest } from 'dash-grid/registry';
import { IndexedDBStorage, MemoryStorage, type StorageAdapter } from 'dash-grid/storage';
import { DashboardStore } from 'dash-grid/store';
import type { WidgetContext, WidgetElement } from 'dash-grid/widget';
import Note from 'dash-grid/widgets/note';

export class Hello extends HTMLElement implements WidgetElement {
  config = {};
  context!: WidgetContext;

  connectedCallback(): void {
    this.textContent = `${this.context.title} in ${this.context.locale}`;
    this.context.setStatus('ready');
  }
}

const manifest: WidgetManifest = {
  type: 'hello',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Hello',
  description: 'Says hello.',
  category: 'info',
  icon: 'star',
  load: async () => ({ default: Hello }),
};
widgetRegistry.register(manifest);
widgetRegistry.register({ ...manifest, type: 'clock', load: fromElement({ tag: 'my-clock' }) });

const grid: DashGrid = document.createElement('dash-grid');
grid.dashboardId = 'home';
grid.editing = true;
grid.storage = new IndexedDBStorage();
grid.storage = 'indexeddb';
grid.seed = createDashboard({ name: 'Home', widgets: { a: createWidget({ type: 'hello' }) } });
grid.dataSources = {
  orders: restSource({ baseUrl: '/api' }),
  fixed: staticSource({ total: 3 }),
};

// Events are typed by their names.
grid.addEventListener('dash-change', (event) => {
  const changes: readonly Change[] = event.changes;
  console.log(changes.length, event.origin, event.dashboard.name);
});
grid.addEventListener('dash-save-state', (event) => console.log(event.saveState));
grid.addEventListener('dash-widget-error', (event) => console.log(event.widgetId, event.phase));
grid.addEventListener('dash-editing-change', (event) => console.log(event.editing));

export async function edit(): Promise<void> {
  const id: string = await grid.addWidget({ type: 'note', at: { x: 0, y: 0, w: 4 } });
  await grid.updateWidget(id, { title: 'Hello', config: { text: 'Hi' } });
  const undone: boolean = grid.undo();
  console.log(undone);
  try {
    await grid.save();
  } catch (error) {
    if (error instanceof DashError) {
      console.error(error.code, error.path);
    }
  }
}

const storage: StorageAdapter = new MemoryStorage();
const store = new DashboardStore({ storage, id: 'home' });
store.subscribe((event) => {
  if (event.type === 'state') {
    console.log(event.state.saveState);
  }
});
export const client = createDataClient(() => grid.dataSources);
export const note: CustomElementConstructor = Note;
document.body.append(grid);
