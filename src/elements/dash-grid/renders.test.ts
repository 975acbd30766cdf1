import { aTimeout, expect } from '@open-wc/testing';
import { staticSource } from '../../data/index.js';
import { createDashboard, createWidget } from '../../model/index.js';
import type { Dashboard } from '../../model/types.js';
import { MemoryStorage } from '../../storage/index.js';
import {
  closeGrids,
  contentOf,
  dashboardOf,
  focused,
  gripOf,
  openGrid,
  type Rects,
} from '../testing/grid-fixture.js';
import { testRegistry } from '../testing/manifests.js';
import { openClock, SettingsPage } from '../dash-settings/testing/settings-fixture.js';
import type { DashGrid } from './dash-grid.js';
import { isOtherSeed } from '../shared/is-other-seed.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

/** A seed as a render function makes it: with other ids each time. */
function rendered(name = 'Sales'): Dashboard {
  const widgets = ['Orders', 'Visits'].map((title) => createWidget({ type: 'plain', title }));
  return createDashboard({
    name,
    widgets: Object.fromEntries(widgets.map((widget) => [widget.id, widget])),
    layouts: {
      lg: Object.fromEntries(widgets.map(({ id }, x) => [id, { x: 4 * x, y: 0, w: 4, h: 2 }])),
    },
  });
}

/** Calls `work` and returns what was warned of meanwhile. */
async function warningsOf(work: () => Promise<void>): Promise<string[]> {
  const { warn } = console;
  const told: string[] = [];
  console.warn = (...parts: unknown[]) => told.push(parts.join(' '));
  try {
    await work();
  } finally {
    console.warn = warn;
  }
  return told;
}

async function settled(grid: DashGrid): Promise<void> {
  await grid.updateComplete;
  await aTimeout(0);
  await grid.ready;
}

describe('a page that renders again', () => {
  afterEach(closeGrids);

  it('keeps the board, its undo steps and the focus when it creates the seed anew, and is told once', async () => {
    const grid = await openGrid({
      rects,
      properties: { seed: rendered(), dashboardId: 'renders' },
    });
    const [id] = Object.keys(grid.dashboard!.widgets);
    await grid.updateWidget(id!, { title: 'Mine' });
    gripOf(grid, id!).focus();
    const grip = focused();
    const content = contentOf(grid, id!);
    const told = await warningsOf(async () => {
      for (let render = 0; render < 4; render++) {
        grid.seed = rendered();
        await settled(grid);
      }
    });
    expect(contentOf(grid, id!)).to.equal(content);
    expect(grid.dashboard!.widgets[id!]!.title).to.equal('Mine');
    expect([grid.canUndo, focused()]).to.deep.equal([true, grip]);
    expect(told).to.have.lengthOf(1);
    expect(told[0]).to.contain('seed').and.to.contain('render');
  });

  it('leaves open dialogs, and what is typed into them, when it creates the seed anew', async () => {
    const seed = (): Dashboard => {
      const { widgets, layouts } = dashboardOf({ rects, widget: () => ({ type: 'clock' }) });
      return createDashboard({ name: 'Clocks', widgets, layouts });
    };
    const grid = await openClock({ properties: { seed: seed(), dashboardId: 'renders' } });
    const page = await SettingsPage.of(grid);
    await page.fill('Title', 'Mine');
    const { element } = page;
    const field = focused();
    await warningsOf(async () => {
      for (let render = 0; render < 3; render++) {
        grid.seed = seed();
        await settled(grid);
      }
    });
    expect([page.element, focused()]).to.deep.equal([element, field]);
    expect(page.find('dialog').matches(':modal')).to.equal(true);
    expect(page.field('Title').value).to.equal('Mine');
    await page.save();
    expect(page.widget.title).to.equal('Mine');
  });

  it('shows a seed with other content', async () => {
    const grid = await openGrid({
      rects,
      properties: { seed: rendered(), dashboardId: 'renders' },
    });
    grid.seed = rendered('Costs');
    await settled(grid);
    expect(grid.dashboard!.name).to.equal('Costs');
  });

  it('requests no data again when it gives equal objects', async () => {
    let requests = 0;
    const source = {
      fetch: () => {
        requests++;
        return Promise.resolve(1);
      },
    };
    const user = { id: 'u', role: 'admin' };
    const grid = await openGrid({
      rects,
      properties: { dataSources: { api: source }, context: { user }, variables: { site: 'North' } },
    });
    let updates = 0;
    grid.addController({ hostUpdate: () => updates++ });
    const context = grid['_controller']!.shared;
    const before = { ...context };
    for (let render = 0; render < 3; render++) {
      Object.assign(grid, {
        dataSources: { api: source },
        context: { user: { ...user } },
        variables: { site: 'North' },
        limits: { ...grid.limits },
        filters: grid.filters,
      });
      await settled(grid);
    }
    expect(updates).to.equal(0);
    expect({ ...context }).to.deep.equal(before);
    expect(requests).to.equal(0);
  });

  it('is told when it creates what can only be compared by identity', async () => {
    const grid = await openGrid({ rects });
    const told = await warningsOf(async () => {
      for (let render = 0; render < 5; render++) {
        Object.assign(grid, {
          dataSources: { sales: staticSource({ total: 1 }) },
          registry: testRegistry(),
        });
        await settled(grid);
      }
      const other = await openGrid({ rects, properties: { storage: new MemoryStorage() } });
      for (let render = 0; render < 5; render++) {
        other.storage = new MemoryStorage();
        await settled(other);
      }
    });
    for (const name of ['dataSources', 'registry', 'storage']) {
      const about = told.filter((text) => text.includes(`${name} gets a new object`));
      expect(about, name).to.have.lengthOf(1);
    }
    expect(told).to.have.lengthOf(3);
  });
});

describe('isOtherSeed', () => {
  const seed = dashboardOf({ rects });

  it('takes seeds for one that differ in id, revision and times', () => {
    const again = { ...structuredClone(seed), id: 'other', revision: 7, updatedAt: '2026-01-01' };
    expect(isOtherSeed(again, seed)).to.equal(false);
    const widgets = { ...seed.widgets, a: { ...seed.widgets['a']!, createdAt: '2026-01-01' } };
    expect(isOtherSeed({ ...seed, widgets }, seed)).to.equal(false);
  });

  it('sees every other difference', () => {
    const { a, b } = seed.widgets as Record<string, Dashboard['widgets'][string]>;
    const other: readonly Partial<Dashboard>[] = [
      { name: 'Other' },
      { columns: 6 },
      { variables: { site: 'North' } },
      { widgets: { a: a! } },
      { widgets: { a: { ...a!, config: { id: 'other' } }, b: b! } },
      { widgets: { a: a!, c: { ...b!, id: 'c' } } },
      { layouts: { lg: { ...seed.layouts['lg'], a: { x: 1, y: 0, w: 4, h: 2 } } } },
      { permissions: [] },
    ];
    for (const part of other) {
      expect(isOtherSeed({ ...seed, ...part }, seed), JSON.stringify(part)).to.equal(true);
    }
    expect(isOtherSeed(undefined, seed)).to.equal(true);
    expect(isOtherSeed(seed, undefined)).to.equal(true);
    expect(isOtherSeed(undefined, undefined)).to.equal(false);
  });

  it('takes what is no dashboard for another seed, and throws nothing', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const odd of [null, 'text', 7, [], { widgets: null }, { widgets: 'x' }, circle]) {
      expect(isOtherSeed(odd as never, seed), String(odd)).to.equal(true);
    }
  });
});
