import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { equalDashboards } from '../canonical.js';
import { applyChange, applyChanges } from '../change/apply.js';
import { createDashboard, createWidget } from '../create.js';
import { normalizeLayout, type GridRules } from '../geometry/normalize.js';
import { gridRules } from '../layout/grid-rules.js';
import { placedLayout } from '../layout/placed-layout.js';
import { anyDashboard, anyRect } from '../testing/arbitraries.js';
import { expectLayout, expectValid, layout } from '../testing/layouts.js';
import { expectRefused } from '../testing/refusals.js';
import type { Dashboard, Layout, Rect, Widget } from '../types.js';
import { addWidget, placeNew } from './add-widget.js';
import { duplicateWidget } from './duplicate-widget.js';
import { replaceDocument } from './import-document.js';
import { moveWidget } from './move-widget.js';
import { updateWidget } from './update-widget.js';

const rules: GridRules = { columns: 6, compaction: 'up' };
const defaultSize = { w: 2, h: 2 };
const anyRules = fc.record<GridRules>({
  columns: fc.integer({ min: 1, max: 12 }),
  compaction: fc.constantFrom('up', 'none'),
});

function boardOf(...rows: readonly string[]): Dashboard {
  const lg = layout(...rows);
  const widgets = Object.keys(lg).map((id) => createWidget({ id, type: 'note', title: id }));
  return createDashboard({
    id: 'board',
    columns: 6,
    widgets: Object.fromEntries(widgets.map((widget) => [widget.id, widget])),
    layouts: { lg },
  });
}

function shownOf(dashboard: Dashboard, grid: GridRules = rules): Layout {
  return normalizeLayout(placedLayout(dashboard), grid);
}

describe('gridRules', () => {
  it('takes the columns of the dashboard, unless the host asks for others', () => {
    const board = boardOf('aa....');
    expect(gridRules(board, { compaction: 'none' })).to.deep.equal({
      columns: 6,
      compaction: 'none',
    });
    expect(gridRules(board, { columns: 3, compaction: 'up' }).columns).to.equal(3);
  });
});

describe('addWidget', () => {
  it('puts a widget into the first free place, last in order', () => {
    const board = boardOf('aabb..', 'aabb..');
    const { id, changes } = addWidget(
      board,
      { id: 'c', type: 'note', title: 'C', config: { p: 1 } },
      { ...rules, defaultSize },
    );
    expect(id).to.equal('c');
    expect(changes).to.have.length(1);
    const after = applyChanges(board, changes);
    expectLayout(shownOf(after), 'aabbcc', 'aabbcc');
    expect(after.widgets['c']).to.deep.include({ title: 'C', config: { p: 1 }, order: 1 });
  });

  it('lets the others make room at a chosen place, as its preview does', () => {
    const board = boardOf('aabb..', 'aabb..');
    const { changes } = addWidget(
      board,
      { id: 'c', type: 'note', at: { x: 0, y: 0, h: 1 } },
      { ...rules, defaultSize },
    );
    const shown = shownOf(applyChanges(board, changes));
    expectLayout(shown, 'ccbb..', 'aabb..', 'aa....');
    const preview = placeNew(shownOf(board), 'c', { w: 2, h: 1 }, rules);
    expect(preview.solve({ x: 0, y: 0 })).to.deep.equal(shown);
  });

  it('shows the place that it chose, on any dashboard and grid', () => {
    fc.assert(
      fc.property(anyDashboard, anyRect, anyRules, (dashboard, { x, y, w, h }, grid) => {
        const options = { ...grid, defaultSize: { w, h } };
        for (const at of [undefined, { w: h }, { x, y }]) {
          const { id, changes } = addWidget(
            dashboard,
            { type: 'note', ...(at && { at }) },
            options,
          );
          const after = applyChanges(dashboard, changes);
          expect(after.widgets[id]?.type).to.equal('note');
          expectValid(shownOf(after, grid), grid.columns);
        }
      }),
    );
  });

  it('refuses what no widget may hold', () => {
    const options = { ...rules, defaultSize };
    const add = () => addWidget(boardOf('a.....'), { type: '' }, options);
    expectRefused(add, 'invalid-document', '/type');
  });
});

describe('moveWidget', () => {
  it('moves and resizes as a gesture does, within the limits of the type', () => {
    const board = boardOf('aabb..', 'aabb..');
    const after = applyChanges(board, moveWidget(board, 'a', { x: 2 }, rules));
    expectLayout(shownOf(after), 'bbaa..', 'bbaa..');
    const limits = { maxW: 3, minH: 2 };
    const larger = moveWidget(board, 'b', { w: 4, h: 1 }, { ...rules, limits });
    expectLayout(shownOf(applyChanges(board, larger)), 'aabbb.', 'aabbb.');
  });

  it('is nothing where the widget stands already', () => {
    expect(moveWidget(boardOf('aabb..'), 'a', { x: 0, y: 0 }, rules)).to.deep.equal([]);
  });

  it('leaves a valid layout, whatever is asked for', () => {
    fc.assert(
      fc.property(anyDashboard, anyRect, anyRules, (dashboard, target, grid) => {
        const [id] = Object.keys(dashboard.widgets);
        fc.pre(id !== undefined);
        const after = applyChanges(dashboard, moveWidget(dashboard, id!, target, grid));
        expectValid(shownOf(after, grid), grid.columns);
      }),
    );
  });

  it('refuses a widget that is not there, also of an inherited name', () => {
    for (const id of ['x', 'toString']) {
      expect(() => moveWidget(boardOf('a.....'), id, { x: 1 }, rules)).to.throw(`"${id}"`);
    }
  });
});

describe('updateWidget', () => {
  it('writes fields, config keys and pointers, and leaves out what is undefined', () => {
    expect(
      updateWidget('a', {
        title: 'New',
        description: undefined,
        config: { 'p/q': 1, none: undefined } as unknown as Widget['config'],
        set: { '/query/x': 2 },
        unset: ['/config/old'],
      }),
    ).to.deep.equal({
      type: 'widget.update',
      id: 'a',
      set: { '/title': 'New', '/config/p~1q': 1, '/query/x': 2 },
      unset: ['/config/old'],
    });
  });
});

describe('duplicateWidget', () => {
  const place: Rect = { x: 0, y: 0, w: 2, h: 2 };

  function copyOf(init: Partial<Widget>, title = 'Copy'): Widget {
    const widget = createWidget({ id: 'a', type: 'note', order: 3, ...init });
    const board = createDashboard({ widgets: { a: widget }, layouts: { lg: { a: place } } });
    const { id, changes } = duplicateWidget(board, widget, { w: 3, h: 1 }, title, rules);
    const after = applyChanges(board, changes);
    expect(after.widgets['a']).to.equal(board.widgets['a']);
    expect(after.layouts['lg']?.[id]).to.deep.equal({ x: 2, y: 0, w: 3, h: 1 });
    return after.widgets[id]!;
  }

  it('copies the content, and nothing that the backend gave to the one', () => {
    const copy = copyOf({
      version: '1.0.0',
      config: { p: [1] },
      isVisible: false,
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      actions: [{ key: 'restart', label: 'Restart' }],
    });
    const { id: _id, ...content } = copy;
    expect(content).to.deep.equal({
      type: 'note',
      title: 'Copy',
      version: '1.0.0',
      config: { p: [1] },
      isVisible: false,
      order: 4,
    });
  });

  it('takes a title that can be written', () => {
    expect(copyOf({ title: 'Long' }, 'x'.repeat(101)).title).to.equal('Long');
    expect(copyOf({ title: 'y'.repeat(255) }, 'x'.repeat(101)).title).to.equal('y'.repeat(100));
    const cut = copyOf({ title: `${'y'.repeat(99)}🎉` }, 'x'.repeat(101)).title;
    expect(cut).to.equal('y'.repeat(99));
  });
});

describe('replaceDocument', () => {
  it('leads to the document, under the id and the name of the dashboard', () => {
    const present = boardOf('aabb..');
    const changes = replaceDocument(present, [{ i: 'n', x: 0, y: 0, w: 2, h: 1 }]);
    const after = applyChanges(present, changes);
    expect(after).to.include({ id: 'board', name: present.name });
    expect(after.layouts).to.deep.equal({ lg: { n: { x: 0, y: 0, w: 2, h: 1 } } });
  });

  it('takes the content of any dashboard, but not its owner and its rights', () => {
    fc.assert(
      fc.property(anyDashboard, anyDashboard, (present, other) => {
        const { id, isDefault, isShared, ownerId, permissions } = present;
        const after = applyChanges(present, replaceDocument(present, other));
        const expected = { ...other, id, isDefault, isShared, ownerId, permissions };
        expect(equalDashboards(after, expected)).to.equal(true);
      }),
    );
  });

  it('throws, and names no change, for what it can not read', () => {
    const present = boardOf('aabb..');
    const read = () => replaceDocument(present, { schemaVersion: 39, panels: [] });
    expectRefused(read, 'import-format', '');
    const shared = applyChange(present, { type: 'dashboard.update', set: { '/isShared': true } });
    expect(replaceDocument(shared, present)).to.deep.equal([]);
  });
});
