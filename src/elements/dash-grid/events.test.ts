import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { windowErrors } from '../../registry/testing/support.js';
import { MemoryStorage } from '../../storage/index.js';
import {
  type DashBeforeChangeEvent,
  DashBeforeEditingChangeEvent,
  DashChangeEvent,
  DashEditingChangeEvent,
} from '../events/index.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  chromeOf,
  closeGrids,
  itemOf,
  openGrid,
  toolbarButton,
  type Rects,
} from '../testing/grid-fixture.js';
import { noticesOf } from '../testing/isolation-fixtures.js';
import { Mouse } from '../testing/mouse.js';
import type { DashGrid } from './dash-grid.js';
import { choose } from '../testing/menu.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };
const mouse = new Mouse();

/** Collects the changes that are raised, as `origin: types`. */
function changeLog(grid: DashGrid) {
  const log: string[] = [];
  grid.addEventListener('dash-change', ({ origin, changes }) =>
    log.push(`${origin}: ${changes.map(({ type }) => type).join(', ')}`),
  );
  return log;
}

describe('events of the grid', () => {
  before(() => setViewport({ width: 1100, height: 700 }));
  afterEach(async () => {
    await mouse.reset();
    closeGrids();
  });

  it('raises dash-change for no call of the API', async () => {
    const grid = await openGrid({ rects });
    const log = changeLog(grid);
    const asked: Event[] = [];
    grid.addEventListener('dash-before-change', (event) => asked.push(event));
    const id = await grid.addWidget({ type: 'plain' });
    await grid.updateWidget(id, { title: 'Changed' });
    await grid.moveWidget(id, { x: 6 });
    await grid.removeWidget(id);
    await grid.reset();
    await grid.importDashboard({ widgets: {}, name: 'Imported' });
    await grid.save();
    expect(log).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
    expect(grid.dashboard!.name).to.equal('Imported');
  });

  it('raises dash-change for the user, undo and redo, with what changed', async () => {
    const grid = await openGrid({ rects });
    const log = changeLog(grid);
    const events: DashChangeEvent[] = [];
    document.addEventListener('dash-change', (event) => events.push(event as DashChangeEvent), {
      once: true,
    });
    await mouse.drag(grid, 'b', 4, 0);
    expect(events.length, 'it bubbles to the document').to.equal(1);
    const [event] = events;
    expect(event).to.be.instanceOf(DashChangeEvent);
    expect(event!.target === grid).to.equal(true);
    expect(event!.changes).to.deep.equal([
      { type: 'layout.set', breakpoint: 'lg', rects: { b: { x: 8, y: 0, w: 4, h: 2 } } },
    ]);
    expect(event!.dashboard.layouts).to.equal(grid.dashboard!.layouts);
    const { changes, origin, dashboard } = event!.detail;
    expect([changes, dashboard]).to.deep.equal([event!.changes, event!.dashboard]);
    expect(origin).to.equal('user');
    await choose(grid, 'Remove', 'a');
    toolbarButton(grid, 'undo').click();
    await grid.updateComplete;
    toolbarButton(grid, 'redo').click();
    grid.undo();
    expect(log).to.deep.equal([
      'user: layout.set',
      'user: widget.remove',
      'undo: widget.add',
      'redo: widget.remove',
      'undo: widget.add',
    ]);
  });

  it('keeps everything as it is when dash-before-change is cancelled', async () => {
    const grid = await openGrid({ rects });
    const log = changeLog(grid);
    const asked: DashBeforeChangeEvent[] = [];
    grid.addEventListener('dash-before-change', (event) => {
      asked.push(event);
      event.preventDefault();
    });
    await choose(grid, 'Remove', 'a');
    await mouse.drag(grid, 'b', 4, 0);
    await expectLayout(grid, rects);
    expect(itemOf(grid, 'a').isConnected).to.equal(true);
    expect(asked.map(({ detail }) => detail.changes[0]!.type)).to.deep.equal([
      'widget.remove',
      'layout.set',
    ]);
    expect(log).to.deep.equal([]);
    expect([grid.canUndo, grid.saveState]).to.deep.equal([false, 'saved']);
    expect(noticesOf(grid), 'the host has its reasons').to.deep.equal([]);
  });

  it('raises dash-before-change before anything shows', async () => {
    const grid = await openGrid({ rects });
    let before;
    grid.addEventListener('dash-before-change', () => {
      before = Object.keys(grid.dashboard!.widgets);
    });
    await choose(grid, 'Remove', 'a');
    expect(before).to.deep.equal(['a', 'b']);
    expect(Object.keys(grid.dashboard!.widgets)).to.deep.equal(['b']);
  });

  it('tells how safe edits in memory are', async () => {
    const grid = await openGrid({ rects, properties: { storage: new MemoryStorage() } });
    const states: string[] = [];
    grid.addEventListener('dash-save-state', ({ saveState, detail }) => {
      expect([detail.saveState, detail.error]).to.deep.equal([saveState, undefined]);
      states.push(saveState);
    });
    await choose(grid, 'Remove', 'a');
    await grid.save();
    expect(states).to.deep.equal(['pending', 'memory']);
  });

  it('leaves edit mode by Done, unless that is cancelled', async () => {
    const grid = await openGrid({ rects });
    const events: Event[] = [];
    const cancel = (event: Event) => event.preventDefault();
    grid.addEventListener('dash-before-editing-change', (event) => events.push(event));
    grid.addEventListener('dash-editing-change', (event) => events.push(event));
    grid.addEventListener('dash-before-editing-change', cancel);
    toolbarButton(grid, 'done').click();
    await grid.updateComplete;
    expect(grid.editing).to.equal(true);
    expect(events.length).to.equal(1);
    expect(events[0]).to.be.instanceOf(DashBeforeEditingChangeEvent);

    grid.removeEventListener('dash-before-editing-change', cancel);
    toolbarButton(grid, 'done').click();
    await grid.updateComplete;
    expect(grid.editing).to.equal(false);
    expect(grid.hasAttribute('editing')).to.equal(false);
    expect(grid.renderRoot.querySelector('.toolbar')).to.equal(null);
    expect(chromeOf(grid, 'a').renderRoot.querySelector('.grip')).to.equal(null);
    expect(events.length).to.equal(3);
    expect(events[2]).to.be.instanceOf(DashEditingChangeEvent);
    expect((events[2] as DashEditingChangeEvent).detail.editing).to.equal(false);
  });

  it('tells of no change of edit mode that the host makes', async () => {
    const grid = await openGrid({ rects, editing: false });
    const events: Event[] = [];
    grid.addEventListener('dash-editing-change', (event) => events.push(event));
    grid.editing = true;
    await grid.editingReady;
    await grid.updateComplete;
    expect(toolbarButton(grid, 'done')).to.not.equal(null);
    grid.editing = false;
    await grid.updateComplete;
    expect(events).to.deep.equal([]);
  });

  it('survives a listener that throws', async () => {
    const grid = await openGrid({ rects });
    const log = changeLog(grid);
    grid.addEventListener('dash-change', () => {
      throw new Error('listener of the host fails');
    });
    const errors: unknown[] = [];
    grid.addEventListener('dash-widget-error', (event) => errors.push(event.widgetId));
    const seen = await windowErrors(async () => {
      await choose(grid, 'Remove', 'a');
      await grid.save();
    });
    expect(log).to.deep.equal(['user: widget.remove']);
    expect(grid.saveState).to.equal('memory');
    expect(seen.length).to.equal(1);
    expect(
      errors.filter((id) => id !== null),
      'no widget is blamed',
    ).to.deep.equal([]);
  });
});
