import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { createDashboard, createWidget } from '../../model/index.js';
import type { Dashboard } from '../../model/types.js';
import { MemoryStorage } from '../../storage/index.js';
import { gate } from '../../store/store-fixture.js';
import { confirm } from './confirm-dialog.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  closeGrids,
  openGrid,
  type GridOptions,
  controllerOf,
  hostOf,
} from '../testing/grid-fixture.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';
import { choose, openMenu } from '../testing/menu.js';

/** The same widget ids in both dashboards: leftovers of one would pass for the other's. */
function dashboard(id: string): Dashboard {
  return createDashboard({
    id,
    name: id,
    widgets: {
      a: createWidget({ type: 'plain', id: 'a', title: `a of ${id}` }),
      b: createWidget({ type: 'plain', id: 'b', title: `b of ${id}` }),
    },
    layouts: { lg: { a: { x: 0, y: 0, w: 4, h: 2 }, b: { x: 4, y: 0, w: 4, h: 2 } } },
  });
}

async function open(options: Partial<GridOptions> = {}): Promise<DashGrid> {
  const storage = new MemoryStorage();
  await storage.create(dashboard('first'));
  await storage.create(dashboard('second'));
  return openGrid({ rects: {}, properties: { dashboardId: 'first', storage }, ...options });
}

interface Overlay {
  readonly name: string;
  readonly selector: string;
  open(grid: DashGrid): unknown;
}

const overlays: readonly Overlay[] = [
  { name: 'a menu', selector: '.menu-popover', open: (grid) => openMenu(grid) },
  {
    name: 'the dialog that moves',
    selector: 'dash-move',
    open: (grid) => choose(grid, 'Move or resize…'),
  },
  { name: 'settings', selector: 'dash-settings', open: (grid) => void grid.openSettings('a') },
  {
    name: 'a question',
    selector: 'dash-confirm',
    open: (grid) => void confirm(hostOf(grid), { heading: 'Sure?', message: '', answer: 'Yes' }),
  },
  {
    name: 'the offer to undo',
    selector: '.toast',
    open: (grid) => choose(grid, 'Remove', 'b'),
  },
];

const leavings: Readonly<Record<string, (grid: DashGrid) => unknown>> = {
  'another dashboard is opened': (grid) => (grid.dashboardId = 'second'),
  'the element is moved': (grid) => grid.parentElement!.append(grid),
  'the element goes and comes back': async (grid) => {
    const box = grid.parentElement!;
    grid.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    box.append(grid);
  },
};

describe('what lies over a dashboard', () => {
  before(() => setViewport({ width: 1100, height: 700 }));
  afterEach(closeGrids);

  for (const { name, selector, open: openOverlay } of overlays) {
    for (const [what, leave] of Object.entries(leavings)) {
      it(`${name} goes when ${what}`, async () => {
        const grid = await open();
        const find = () => grid.renderRoot.querySelector(selector);
        await openOverlay(grid);
        await waitUntil(find, 'it is open', { timeout: 8000 });
        await leave(grid);
        await grid.updateComplete;
        expect(!!find()).to.equal(false);
        await grid.ready;
        await grid.fillAll();
        await grid.editingReady;
        // The board can be edited as before.
        expect(controllerOf(grid).isPaused).to.equal(false);
        await grid.moveWidget('a', { x: 8 });
        expect(grid.dashboard!.layouts['lg']!['a']).to.deep.include({ x: 8, y: 0 });
      });
    }
  }

  it('opens over no other dashboard, when what it needs comes late', async () => {
    const schema = gate();
    let isSlow = false;
    let isAsked = false;
    const configSchema = async () => {
      if (isSlow) {
        isAsked = true;
        await schema.opened;
      }
      return {};
    };
    const grid = await open({
      registry: testRegistry([plainManifest('plain', undefined, { configSchema })]),
    });
    isSlow = true;
    const opened = grid.openSettings('a');
    await waitUntil(() => isAsked);
    isSlow = false;
    grid.dashboardId = 'second';
    await grid.ready;
    schema.open();
    await opened;
    expect(!!grid.renderRoot.querySelector('dash-settings')).to.equal(false);
  });

  it('gives the board back as it is stored', async () => {
    const grid = await open();
    await choose(grid, 'Move or resize…');
    const dialog = () => grid.renderRoot.querySelector('dash-move');
    await waitUntil(() => dialog()?.renderRoot.querySelector('#x'));
    const input = dialog()!.renderRoot.querySelector<HTMLInputElement>('#x')!;
    input.value = '9';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await dialog()!.updateComplete;
    grid.parentElement!.append(grid);
    await grid.updateComplete;
    await expectLayout(grid, { a: [0, 0, 4, 2], b: [4, 0, 4, 2] });
  });
});
