import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import { createDashboard } from '../../model/index.js';
import { MemoryStorage } from '../../storage/index.js';
import {
  chromeOf,
  closeGrids,
  itemsOf,
  openGrid,
  storedRects,
  type Rects,
} from '../testing/grid-fixture.js';
import { boardMessage, until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashGrid } from './dash-grid.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };
const boxes: HTMLElement[] = [];

/** Writes a grid as a page does. */
async function write(
  attributes: string,
  content = '',
  properties: Partial<DashGrid> = {},
): Promise<DashGrid> {
  const box = document.createElement('div');
  box.style.width = '960px';
  box.innerHTML = `<dash-grid ${attributes}>${content}</dash-grid>`;
  const grid = box.querySelector('dash-grid')!;
  Object.assign(grid, { registry: testRegistry(), ...properties });
  document.body.append(box);
  boxes.push(box);
  await grid.ready;
  return grid;
}

function json(value: unknown) {
  return `<script type="application/json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
}

const inline = {
  name: 'Inline',
  widgets: { hello: { type: 'plain', title: 'Hello', config: { name: 'hello' } } },
  layouts: { lg: { hello: { x: 2, y: 0, w: 4, h: 2 } } },
};

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof DashError ? error.code : String(error)),
  );
}

afterEach(() => {
  closeGrids();
  boxes.splice(0).forEach((box) => box.remove());
});

describe('an inline document', () => {
  it('is shown while storage has none, and Reset returns to it', async () => {
    const storage = new MemoryStorage();
    const grid = await write('dashboard-id="inline"', json(inline), { storage });
    expect(grid.dashboard).to.deep.include({ id: 'inline', name: 'Inline', columns: 12 });
    expect(storedRects(grid)).to.deep.equal({ hello: [2, 0, 4, 2] });
    await until(() => chromeOf(grid, 'hello').state === 'ready');
    expect(grid.saveState, 'looking at it stores nothing').to.equal('saved');
    expect(await storage.list()).to.deep.equal([]);

    await grid.moveWidget('hello', { x: 6 });
    await grid.addWidget({ type: 'plain', id: 'more' });
    await grid.save();
    const again = await write('dashboard-id="inline"', json(inline), { storage });
    expect(storedRects(again)['hello'], 'storage has the say').to.deep.equal([6, 0, 4, 2]);

    await again.reset();
    expect(storedRects(again)).to.deep.equal({ hello: [2, 0, 4, 2] });
    again.undo();
    expect(Object.keys(storedRects(again)).sort()).to.deep.equal(['hello', 'more']);
  });

  it('that is no JSON is told, harms nothing else, and can be mended', async () => {
    const bad = await write('dashboard-id="bad"', json('{ "name": "Broken", '));
    const good = await write('dashboard-id="good"', json(inline));
    expect(boardMessage(bad)).to.contain('The inline dashboard is not JSON');
    expect(itemsOf(bad)).to.deep.equal([]);
    expect(itemsOf(good).length).to.equal(1);
    expect(() => bad.exportDashboard()).to.throw(DashError);
    expect(await codeOf(bad.addWidget({ type: 'plain' }))).to.equal('invalid-document');

    bad.querySelector('script')!.textContent = JSON.stringify(inline);
    bad.renderRoot.querySelector<HTMLButtonElement>('.message button')!.click();
    await until(() => itemsOf(bad).length === 1);
    expect(boardMessage(bad)).to.equal('');
  });

  it('that is no dashboard is told with the path of the fault', async () => {
    const grid = await write(
      'dashboard-id="hostile"',
      json({ ...inline, widgets: { x: { type: 7 } } }),
    );
    expect(boardMessage(grid)).to.contain('/widgets/x/type');
  });

  it('stays hidden, and so does everything else between the tags', async () => {
    const grid = await write('dashboard-id="hidden"', `${json(inline)}<p>Fallback text</p>`);
    expect(grid.querySelector('p')!.getClientRects().length).to.equal(0);
  });
});

describe('attributes', () => {
  const warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (text: unknown) => warnings.push(String(text));
  });
  afterEach(() => {
    console.warn = warn;
  });
  const told = (text: string) => warnings.filter((warning) => warning.includes(text)).length;

  it('tells of an unknown value once, and takes the default', async () => {
    const one = await write('dashboard-id="w1" compaction="left"', json(inline));
    const two = await write('dashboard-id="w2" compaction="left"', json(inline));
    expect([one.compaction, two.compaction]).to.deep.equal(['up', 'up']);
    expect(told('compaction="left"')).to.equal(1);
    one.setAttribute('compaction', 'none');
    expect(one.compaction).to.equal('none');
    one.removeAttribute('compaction');
    expect(one.compaction).to.equal('up');
    expect(warnings.filter((text) => text.startsWith('<dash-grid>')).length).to.equal(1);
  });

  it('tells of an unknown storage on the console and in place of the widgets', async () => {
    const grid = await write('dashboard-id="w3" storage="indexdb"', json(inline));
    expect(boardMessage(grid)).to.contain('The storage "indexdb" is not known');
    expect(told('"indexdb"')).to.equal(1);
    grid.setAttribute('storage', 'memory');
    await grid.ready;
    expect(itemsOf(grid).length).to.equal(1);
  });

  it('ignores numbers that are none', async () => {
    const grid = await write(
      'dashboard-id="w4" columns="many" row-height="-5" gap="wide"',
      json(inline),
    );
    expect([grid.columns, grid.rowHeight, grid.gap]).to.deep.equal([undefined, 80, 16]);
    expect(['columns', 'row-height', 'gap'].map((name) => told(`${name}="`))).to.deep.equal([
      1, 1, 1,
    ]);
    grid.setAttribute('columns', '6');
    grid.setAttribute('gap', '0');
    await grid.updateComplete;
    expect([grid.columns, grid.gap]).to.deep.equal([6, 0]);
    const { width } = itemsOf(grid)[0]!.getBoundingClientRect();
    expect(Math.round(width)).to.equal(640);
  });
});

describe('properties', () => {
  const warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (text: unknown) => warnings.push(String(text));
  });
  afterEach(() => {
    console.warn = warn;
  });
  const open = async () => {
    const grid = await write('dashboard-id="properties"', json(inline));
    warnings.length = 0;
    return grid;
  };
  /** Assigns properties as a framework does that knows no types. */
  const assign = async (grid: DashGrid, values: Readonly<Record<string, unknown>>) => {
    Object.assign(grid, values);
    await grid.updateComplete;
    await grid.ready;
  };

  it('take numbers as texts', async () => {
    const grid = await open();
    await assign(grid, { gap: '8', rowHeight: '40', columns: '6' });
    expect([grid.gap, grid.rowHeight, grid.columns]).to.deep.equal([8, 40, 6]);
    expect(warnings).to.deep.equal([]);
  });

  it('tell of what they cannot take, and have their default then', async () => {
    const grid = await open();
    await assign(grid, { gap: -1, rowHeight: {}, columns: 8.5, compaction: 'vertical' });
    const { gap, rowHeight, columns, compaction } = grid;
    expect([gap, rowHeight, columns, compaction]).to.deep.equal([16, 80, undefined, 'up']);
    for (const name of ['gap', 'row-height', 'columns', 'compaction']) {
      expect(warnings.filter((text) => text.includes(`${name}="`)).length, name).to.equal(1);
    }
  });

  for (const nothing of [undefined, null]) {
    it(`have their default when they are set to ${nothing}`, async () => {
      const grid = await open();
      const fresh = document.createElement('dash-grid');
      const values = Object.fromEntries(
        (
          [
            'dashboardId',
            'storage',
            'columns',
            'rowHeight',
            'gap',
            'compaction',
            'limits',
            'registry',
            'dataSources',
            'context',
            'variables',
          ] as const
        ).map((name) => [name, fresh[name]]),
      );
      const other = { gap: 4, rowHeight: 50, columns: 5, compaction: 'none', dashboardId: 'other' };
      await assign(grid, other);
      await assign(grid, Object.fromEntries(Object.keys(values).map((name) => [name, nothing])));
      const read = Object.keys(values).map((name) => [name, grid[name as 'gap']]);
      expect(Object.fromEntries(read)).to.deep.equal(values);
      expect(boardMessage(grid)).to.equal('');
      expect(itemsOf(grid).length).to.equal(1);
      expect(warnings).to.deep.equal([]);
    });
  }

  it('have their default again without their attribute', async () => {
    const grid = await open();
    grid.setAttribute('storage', 'memory');
    grid.removeAttribute('storage');
    grid.removeAttribute('dashboard-id');
    await grid.ready;
    expect([grid.storage, grid.dashboardId]).to.deep.equal(['memory', 'default']);
    expect(itemsOf(grid).length).to.equal(1);
  });
});

describe('import and export', () => {
  it('imports a list of config.widgets in three columns', async () => {
    const grid = await openGrid({ rects });
    await grid.importDashboard({
      name: 'Old',
      config: {
        widgets: [
          {
            type: 'plain',
            query: { period: '7d' },
            display: { title: 'Messages', description: 'By day' },
            position: { x: 1, y: 0 },
            size: { w: 2, h: 1 },
          },
          { type: 'plain', position: { x: 0, y: 0 } },
        ],
      },
    });
    const widgets = Object.values(grid.dashboard!.widgets);
    expect(widgets.map(({ title }) => title).sort()).to.deep.equal(['Messages', 'Untitled']);
    expect(widgets.find(({ title }) => title === 'Messages')!.query).to.deep.equal({
      period: '7d',
    });
    expect(Object.values(storedRects(grid)).sort()).to.deep.equal([
      [0, 0, 4, 4],
      [4, 0, 8, 4],
    ]);
    expect(itemsOf(grid).length).to.equal(2);
  });

  it('imports a list of react-grid-layout and one of gridstack', async () => {
    const grid = await openGrid({ rects });
    await grid.importDashboard([
      { i: 'one', x: 0, y: 0, w: 6, h: 2 },
      { i: 'two', x: 6, y: 0, w: 6, h: 2 },
    ]);
    expect(storedRects(grid)).to.deep.equal({ one: [0, 0, 6, 2], two: [6, 0, 6, 2] });
    await grid.importDashboard([
      { id: 'left', x: 0, y: 0, w: 3, h: 2, content: 'text' },
      { id: 'right', x: 3, y: 0, w: 3, h: 2 },
    ]);
    expect(storedRects(grid)).to.deep.equal({ left: [0, 0, 3, 2], right: [3, 0, 3, 2] });
    await grid.updateComplete;
    expect(itemsOf(grid).length).to.equal(2);
    // Each import is one edit.
    grid.undo();
    expect(Object.keys(grid.dashboard!.widgets)).to.deep.equal(['one', 'two']);
    grid.undo();
    expect(storedRects(grid)).to.deep.equal(rects);
  });

  it('imports nothing of what it does not understand', async () => {
    const grid = await openGrid({ rects });
    const { dashboard } = grid;
    expect(await codeOf(grid.importDashboard('text'))).to.equal('import-format');
    expect(await codeOf(grid.importDashboard({ widgets: { a: { type: 7 } } }))).to.equal(
      'invalid-document',
    );
    const cyclic: Record<string, unknown> = { widgets: {} };
    cyclic['self'] = cyclic;
    expect(await codeOf(grid.importDashboard(cyclic))).to.equal('invalid-document');
    expect(grid.dashboard).to.equal(dashboard);
    expect(grid.canUndo).to.equal(false);
  });

  it('gives back by import what it exported, and keeps its own id', async () => {
    const grid = await openGrid({ rects });
    const exported = grid.exportDashboard();
    const other = await openGrid({ rects: {} });
    await other.importDashboard(JSON.parse(JSON.stringify(exported)));
    expect(other.dashboard!.id).to.equal(other.dashboardId);
    expect(other.dashboard!.widgets).to.deep.equal(exported.widgets);
    expect(storedRects(other)).to.deep.equal(rects);
  });

  it('exports a deep copy', async () => {
    const grid = await openGrid({ rects });
    const copy = grid.exportDashboard() as unknown as {
      name: string;
      widgets: Record<string, { config: Record<string, unknown> }>;
    };
    copy.name = 'Changed';
    copy.widgets['a']!.config['name'] = 'changed';
    delete copy.widgets['b'];
    expect(grid.dashboard!.name).to.equal('Test');
    expect(grid.dashboard!.widgets['a']!.config).to.deep.equal({ name: 'a' });
    expect(Object.keys(grid.exportDashboard().widgets)).to.deep.equal(['a', 'b']);
  });

  it('is ready with an empty dashboard', async () => {
    const grid = await openGrid({
      rects: {},
      editing: false,
      properties: { seed: createDashboard({ name: 'Empty' }) },
    });
    expect(boardMessage(grid)).to.equal('This dashboard has no widgets yet.');
    const id = await grid.addWidget({ type: 'plain', config: { name: 'first' } });
    await until(() => chromeOf(grid, id)?.state === 'ready');
    expect(boardMessage(grid)).to.equal('');
  });
});
