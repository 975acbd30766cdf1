import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { staticSource } from '../../data/index.js';
import { fromElement } from '../../registry/index.js';
import type { WidgetManifest } from '../../registry/types/index.js';
import builtInManifests from '../../widgets/manifests.js';
import { countDraws } from '../../widgets/shared/testing/count-draws.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  gripOf,
  openGrid,
  shownRects,
  storedRects,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { plainManifest, testRegistry, widgetLogs } from '../testing/manifests.js';
import { Mouse, nextFrame } from '../testing/mouse.js';

const COUNT = 30;
const SIZE = 2;
const ids = Array.from({ length: COUNT }, (_, index) => `w${index}`);
/** Six in a row, five rows. */
const rects: Rects = Object.fromEntries(
  ids.map((id, index) => [id, [(index % 6) * SIZE, Math.floor(index / 6) * SIZE, SIZE, SIZE]]),
);
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 800 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
  widgetLogs.clear();
});

/** Moves the first widget in ways that change the order of many others. */
const moves: Record<string, (grid: DashGrid) => Promise<void>> = {
  'dragged down its column': (grid) => mouse.drag(grid, 'w0', 0, 5),
  'dragged across the board': (grid) => mouse.drag(grid, 'w0', 7, 3),
  'moved by the keyboard': async (grid) => {
    gripOf(grid, 'w0').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
  },
  resized: (grid) => mouse.resize(grid, 'w0', 3, 2),
  'moved by the host': (grid) => grid.moveWidget('w0', { x: 5, y: 4, w: 4, h: 3 }),
};

function log(id: string) {
  return widgetLogs.get(id) ?? { connected: 0, disconnected: 0, configured: 0 };
}

/** A custom element that knows nothing of us, with callbacks that nobody wraps. */
class ForeignElement extends HTMLElement {
  name = '';

  connectedCallback(): void {
    const before = log(this.name);
    widgetLogs.set(this.name, { ...before, connected: before.connected + 1 });
  }

  disconnectedCallback(): void {
    const before = log(this.name);
    widgetLogs.set(this.name, { ...before, disconnected: before.disconnected + 1 });
  }
}
customElements.define('foreign-element', ForeignElement);

const kinds: Record<string, WidgetManifest> = {
  'plain elements': plainManifest('counted'),
  'elements that another library defined': plainManifest('counted', undefined, {
    load: fromElement({ tag: 'foreign-element', props: { name: 'name' } }),
  }),
};

async function expectMoved(grid: DashGrid): Promise<void> {
  expect(shownRects(grid)['w0'], 'it has moved').not.to.deep.equal(rects['w0']);
  await nextFrame();
}

for (const [name, manifest] of Object.entries(kinds)) {
  describe(`one among ${COUNT} ${name}`, () => {
    for (const [kind, move] of Object.entries(moves)) {
      it(`is ${kind}, and none of the others is disconnected`, async () => {
        const grid = await openGrid({
          rects,
          registry: testRegistry([manifest]),
          widget: () => ({ type: 'counted' }),
        });
        expect(ids.map((id) => log(id).connected)).to.deep.equal(ids.map(() => 1));
        await move(grid);
        await expectMoved(grid);
        const touched = ids.filter((id) => log(id).disconnected > 0 || log(id).connected !== 1);
        expect(touched.filter((id) => id !== 'w0')).to.deep.equal([]);
      });
    }
  });
}

describe(`one among ${COUNT} charts`, () => {
  const answer = {
    labels: ['2026-01-01', '2026-01-02', '2026-01-03'],
    series: [{ name: 'Berlin', data: [1, 4, 2] }],
  };
  const options: GridOptions = {
    rects,
    registry: testRegistry(builtInManifests.filter(({ type }) => type === 'line-chart')),
    widget: () => ({ type: 'line-chart', config: {}, query: { source: 'answer' } }),
    properties: { dataSources: { answer: staticSource(answer) } },
  };
  let draws: ReturnType<typeof countDraws>;

  beforeEach(() => {
    draws = countDraws();
  });

  afterEach(() => draws.stop());

  const openCharts = async (): Promise<DashGrid> => {
    const grid = await openGrid(options);
    await waitUntil(() => draws.count >= COUNT, 'all charts are drawn', { timeout: 8000 });
    await nextFrame();
    expect(draws.count, 'each once').to.equal(COUNT);
    return grid;
  };

  for (const kind of ['dragged down its column', 'dragged across the board']) {
    it(`is ${kind}, and nothing is drawn`, async () => {
      const grid = await openCharts();
      await moves[kind]!(grid);
      await expectMoved(grid);
      expect(draws.count).to.equal(COUNT);
    });
  }

  it('is resized, and only it is drawn', async () => {
    const grid = await openCharts();
    const drawn = new Set<Element>();
    const observers = ids.map((id) => {
      const content = contentOf(grid, id);
      const observer = new ResizeObserver(() => drawn.add(content));
      observer.observe(content);
      return observer;
    });
    await nextFrame();
    drawn.clear();
    await mouse.resize(grid, 'w0', 2, 1);
    await expectMoved(grid);
    await waitUntil(() => draws.count > COUNT, 'the resized chart is drawn');
    expect([...drawn]).to.deep.equal([contentOf(grid, 'w0')]);
    observers.forEach((observer) => observer.disconnect());
  });
});

describe('an edit of one widget', () => {
  /** Counts how often each chrome renders. */
  const countUpdates = (grid: DashGrid) => {
    const updates = new Map<string, number>();
    for (const id of ids) {
      Object.defineProperty(chromeOf(grid, id), 'updated', {
        value: () => updates.set(id, (updates.get(id) ?? 0) + 1),
      });
    }
    return updates;
  };

  it('renders its own chrome only when its title changes', async () => {
    const grid = await openGrid({ rects });
    const updates = countUpdates(grid);
    await grid.updateWidget('w7', { title: 'Another title' });
    await grid.updateComplete;
    await chromeOf(grid, 'w7').updateComplete;
    expect([...updates]).to.deep.equal([['w7', 1]]);
    expect(ids.filter((id) => log(id).configured !== 1)).to.deep.equal([]);
  });

  it('configures its own widget only when its config changes', async () => {
    const grid = await openGrid({ rects });
    const updates = countUpdates(grid);
    const content = contentOf(grid, 'w7');
    await grid.updateWidget('w7', { config: { color: 'red' } });
    await waitUntil(() => log('w7').configured === 2);
    await nextFrame();
    expect(contentOf(grid, 'w7'), 'the same element').to.equal(content);
    expect(ids.filter((id) => log(id).configured !== 1)).to.deep.equal(['w7']);
    expect([...updates.keys()]).to.deep.equal([]);
  });

  it('renders no other chrome when it is moved, removed and brought back', async () => {
    const grid = await openGrid({ rects });
    const updates = countUpdates(grid);
    await mouse.drag(grid, 'w0', 4, 2);
    await grid.removeWidget('w9');
    await nextFrame();
    expect(grid.undo()).to.equal(true);
    await nextFrame();
    expect(Object.keys(storedRects(grid))).to.have.length(COUNT);
    expect([...updates.keys()]).to.deep.equal([]);
    expect(ids.filter((id) => log(id).connected !== 1)).to.deep.equal(['w9']);
  });
});
