/**
 * dash-grid as a host page uses it: the browser build, memory storage, a seed document, and two
 * plain custom elements as widgets.
 */
import { BenchChart, tally } from './chart.js';
import { kpiBody } from './card.js';
import { card, cards, COLUMNS, layout, painted, visibleIds } from './scenario.js';

const host = document.getElementById('host');
const GIVE_UP = 60_000;

let grid;
let nextIndex = 0;
/** The document of the staged size. */
let staged;
/** The cards whose content is in the page, and the promises that wait for more of them. */
let shown = new Set();
let waiting = [];

/**
 * Marks a card as shown, at the same cost for every card, so that the bench's own waiting is not
 * measured.
 */
function markShown(id) {
  shown.add(id);
  for (const wait of waiting) {
    if (wait.missing.delete(id) && wait.missing.size === 0) {
      wait.resolve();
    }
  }
}

/** Settles when the content of all these cards is in the page; rejects if it never is. */
function whenShown(ids) {
  const missing = new Set(ids.filter((id) => !shown.has(id)));
  if (missing.size === 0) {
    return undefined;
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${missing.size} cards were never filled`));
    }, GIVE_UP);
    waiting.push({
      missing,
      resolve() {
        clearTimeout(timer);
        resolve();
      },
    });
  }).finally(() => (waiting = waiting.filter((wait) => wait.missing !== missing)));
}

/** A plain element that knows nothing of the host: each one shows its config and is done. */
class BenchKpi extends HTMLElement {
  connectedCallback() {
    if (!this.firstChild) {
      this.append(kpiBody(this.config));
    }
    markShown(this.config.id);
  }
}

class BenchChartWidget extends BenchChart {
  connectedCallback() {
    super.connectedCallback();
    markShown(this.config.id);
  }
}

function manifest(type, element) {
  return {
    type,
    version: '1.0.0',
    apiVersion: 1,
    name: type,
    description: 'A card of the bench.',
    category: 'custom',
    icon: 'gauge',
    size: { default: { w: 3, h: 2 }, min: { w: 1, h: 1 }, max: { w: COLUMNS, h: 50 } },
    load: async () => ({ default: element }),
  };
}

function widget(data, type) {
  return {
    id: data.id,
    type,
    title: data.title,
    config: { id: data.id, value: data.value, label: data.label },
  };
}

function documentOf(count, type) {
  return {
    schemaVersion: 1,
    id: 'bench',
    name: 'Bench',
    columns: COLUMNS,
    widgets: Object.fromEntries(cards(count).map((data) => [data.id, widget(data, type)])),
    layouts: { lg: layout(count) },
  };
}

function rects() {
  return grid.dashboard.layouts.lg;
}

window.bench = {
  tally,
  stage(count) {
    staged = { count, document: documentOf(count, 'bench-kpi') };
  },
  async prepare() {
    await import('/dist/dash-grid.js');
    await customElements.whenDefined('dash-grid');
    const { registry } = document.createElement('dash-grid');
    registry.register(manifest('bench-kpi', BenchKpi));
    registry.register(manifest('bench-chart', BenchChartWidget));
  },
  mount(count, { chart = false } = {}) {
    const type = chart ? 'bench-chart' : 'bench-kpi';
    shown = new Set();
    nextIndex = count;
    grid = document.createElement('dash-grid');
    grid.storage = 'memory';
    grid.limits = { widgetsPerDashboard: 5000, dashboardsPerUser: 20 };
    grid.dashboardId = 'bench';
    grid.seed = staged?.count === count && !chart ? staged.document : documentOf(count, type);
    host.append(grid);
  },
  async usable() {
    await whenShown(visibleIds(layout(nextIndex)));
    await painted();
  },
  async filled() {
    if (!grid.dashboard) {
      await grid.ready;
    }
    await whenShown(Object.keys(rects()));
    await painted();
  },
  async edit() {
    grid.editing = true;
    await grid.editingReady;
    await painted();
  },
  add: () => grid.addWidget(widget(card(nextIndex++), 'bench-kpi')),
  remove: (id) => grid.removeWidget(id),
  applyLayout: (next) => grid.importDashboard({ ...grid.dashboard, layouts: { lg: next } }),
  resizeContainer(width) {
    host.style.width = `${width}px`;
  },
  handleOf(id, kind) {
    const item = grid.shadowRoot.querySelector(`[data-widget-id="${id}"]`);
    const chrome = item.querySelector('dash-widget');
    const handle =
      kind === 'resize'
        ? item.querySelector('.ui-resizable-handle')
        : chrome.shadowRoot.querySelector('.grip');
    let box = handle?.getBoundingClientRect();
    // The corner is created when the pointer is over the item.
    if (!box) {
      const { right, bottom } = chrome.getBoundingClientRect();
      box = { x: right - 20, y: bottom - 20, width: 20, height: 20 };
    }
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },
  layout: rects,
  unmount() {
    grid.remove();
    grid = undefined;
    shown = new Set();
    waiting = [];
  },
};
