/**
 * Plain gridstack as its own documentation shows it: its stylesheet, its defaults, `load()`, and
 * `staticGrid` for view mode.
 */
import { BenchChart, tally } from './chart.js';
import { addControls, buildCard } from './card.js';
import { card, cards, COLUMNS, GAP, layout, painted, PITCH } from './scenario.js';

const host = document.getElementById('host');
let grid;
let nextIndex = 0;
/** The widgets that gridstack loads, of the staged size. */
let staged;

function itemsOf(count, chart) {
  const rects = layout(count);
  return cards(count).map((data) => ({ id: data.id, ...rects[data.id], data, chart }));
}

function whenLoaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve, { once: true });
    element.addEventListener('error', reject, { once: true });
    document.head.append(element);
  });
}

function itemOf(id) {
  return grid.getGridItems().find((item) => item.gridstackNode.id === id);
}

window.bench = {
  tally,
  stage(count) {
    staged = itemsOf(count, false);
  },
  async prepare() {
    customElements.define('bench-chart', BenchChart);
    const styles = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: '/node_modules/gridstack/dist/gridstack.min.css',
    });
    const script = Object.assign(document.createElement('script'), {
      src: '/node_modules/gridstack/dist/gridstack-all.js',
    });
    await Promise.all([whenLoaded(styles), whenLoaded(script)]);
    window.GridStack.renderCB = (element, { data, chart }) => {
      const content = buildCard(data, chart);
      if (!grid.opts.staticGrid) {
        addControls(content);
      }
      element.append(content);
    };
  },
  mount(count, { chart = false } = {}) {
    nextIndex = count;
    const element = document.createElement('div');
    element.className = 'grid-stack';
    host.append(element);
    grid = window.GridStack.init(
      {
        column: COLUMNS,
        cellHeight: PITCH,
        margin: GAP / 2,
        mode: 'top',
        staticGrid: true,
        draggable: { handle: '.grip' },
        resizable: { handles: 'se' },
      },
      element,
    );
    grid.load(staged?.length === count && !chart ? staged : itemsOf(count, chart));
  },
  usable: painted,
  filled: painted,
  edit() {
    // gridstack looks for the handles when the items become draggable, so they are added first.
    for (const item of grid.getGridItems()) {
      addControls(item.querySelector('.card'));
    }
    grid.setStatic(false);
    return painted();
  },
  add() {
    const data = card(nextIndex++);
    grid.addWidget({ id: data.id, w: 3, h: 2, autoPosition: true, data });
  },
  remove(id) {
    grid.removeWidget(itemOf(id));
  },
  applyLayout(next) {
    grid.load(Object.keys(next).map((id) => ({ id, ...next[id] })));
  },
  resizeContainer(width) {
    host.style.width = `${width}px`;
  },
  handleOf(id, kind) {
    const item = itemOf(id);
    const handle = item.querySelector(kind === 'resize' ? '.ui-resizable-se' : '.grip');
    let box = handle.getBoundingClientRect();
    // The corner is visible only while the pointer is over the item.
    if (!box.width) {
      const card = item.querySelector('.card').getBoundingClientRect();
      box = { x: card.right - 20, y: card.bottom - 20, width: 20, height: 20 };
    }
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },
  layout: () =>
    Object.fromEntries(grid.engine.nodes.map(({ id, x, y, w = 1, h = 1 }) => [id, { x, y, w, h }])),
  unmount() {
    grid.destroy();
    grid = undefined;
  },
};
