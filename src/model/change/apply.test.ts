import { expect } from '@open-wc/testing';
import { createDashboard, createWidget, newId } from '../create.js';
import type { DashErrorCode } from '../errors.js';
import { deepFreeze } from '../freeze.js';
import { startGesture } from '../geometry/gesture.js';
import { parseChange } from '../parse/change.js';
import { parseDashboard } from '../parse/dashboard.js';
import { expectRefused } from '../testing/refusals.js';
import type { Change } from '../types.js';
import { applyChange, applyChanges } from './apply.js';
import { invertChange } from './invert.js';

const RECT = { x: 0, y: 0, w: 2, h: 2 };
const OTHER = { x: 4, y: 0, w: 2, h: 2 };

const board = createDashboard({
  id: 'board',
  refreshInterval: 30,
  widgets: {
    a: createWidget({ id: 'a', type: 'note', title: 'A', config: { list: [1], part: { p: 1 } } }),
    b: createWidget({ id: 'b', type: 'note', title: 'B' }),
  },
  layouts: { lg: { a: RECT, b: OTHER }, md: { a: RECT } },
});

const c = createWidget({ id: 'c', type: 'note' });

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) {
    value = { p: value };
  }
  return value;
}

describe('applyChange', () => {
  it('adds a widget with its places', () => {
    const rects = { lg: { x: 0, y: 2, w: 1, h: 1 }, sm: RECT };
    const after = applyChange(board, { type: 'widget.add', widget: c, rects });
    expect(after.widgets['c']).to.deep.equal(c);
    expect(after.layouts).to.deep.equal({
      lg: { a: RECT, b: OTHER, c: rects.lg },
      md: { a: RECT },
      sm: { c: RECT },
    });
  });

  it('fills in the defaults of an added widget', () => {
    const change = parseChange({
      type: 'widget.add',
      widget: { id: 'c', type: 'note' },
      rects: { lg: RECT },
    });
    expect(applyChange(board, change).widgets['c']).to.deep.equal(c);
  });

  it('gives a new widget only its own places, not those left of an earlier one', () => {
    const left = createDashboard({ ...board, layouts: { ...board.layouts, sm: { c: OTHER } } });
    const change: Change = { type: 'widget.add', widget: c, rects: { lg: RECT } };
    expect(Object.keys(applyChange(left, change).layouts)).to.deep.equal(['lg', 'md']);
    expect(applyChanges(applyChange(left, change), invertChange(left, change))).to.deep.equal(left);
  });

  it('removes a widget from every layout, and an override that is left empty', () => {
    const after = applyChange(board, { type: 'widget.remove', id: 'a' });
    expect(Object.keys(after.widgets)).to.deep.equal(['b']);
    expect(after.layouts).to.deep.equal({ lg: { b: OTHER } });
  });

  it('writes and deletes by pointer, and makes objects on the way', () => {
    const after = applyChange(board, {
      type: 'widget.update',
      id: 'a',
      set: { '/title': 'New', '/query/request/a~1b': 1, '/config/list': [2, 3] },
      unset: ['/config/part/p', '/config/nothing/here'],
    });
    expect(after.widgets['a']).to.deep.include({
      title: 'New',
      query: { request: { 'a/b': 1 } },
      config: { list: [2, 3], part: {} },
    });
  });

  it('updates the dashboard', () => {
    const after = applyChange(board, {
      type: 'dashboard.update',
      set: { '/name': 'New', '/variables/site': 'Hamburg' },
      unset: ['/refreshInterval'],
    });
    expect(after).to.deep.include({ name: 'New', variables: { site: 'Hamburg' } });
    expect(after).to.not.have.property('refreshInterval');
  });

  it('sets rectangles, and makes and drops overrides', () => {
    const sm = applyChange(board, { type: 'layout.set', breakpoint: 'sm', rects: { b: RECT } });
    expect(sm.layouts['sm']).to.deep.equal({ b: RECT });
    const gone = applyChange(sm, { type: 'layout.set', breakpoint: 'sm', rects: { b: null } });
    expect(gone.layouts).to.deep.equal(board.layouts);
    const cleared = applyChange(board, { type: 'layout.clear', breakpoint: 'md' });
    expect(Object.keys(cleared.layouts)).to.deep.equal(['lg']);
  });

  it('shares all that did not change', () => {
    const titled = applyChange(board, { type: 'widget.update', id: 'a', set: { '/title': 'New' } });
    expect(titled.widgets['b']).to.equal(board.widgets['b']);
    expect(titled.widgets['a']?.config).to.equal(board.widgets['a']?.config);
    expect(titled.layouts).to.equal(board.layouts);
    const moved = applyChange(board, {
      type: 'layout.set',
      breakpoint: 'lg',
      rects: { a: { ...RECT, y: 5 }, b: { ...OTHER } },
    });
    expect(moved.layouts['lg']?.['b']).to.equal(board.layouts['lg']?.['b']);
    expect(moved.layouts['md']).to.equal(board.layouts['md']);
    expect(moved.widgets).to.equal(board.widgets);
  });

  it('takes what a gesture gives, at the lowest place too', () => {
    const lowest = { ...RECT, y: 1_000_000 };
    const start = createDashboard({ ...board, layouts: { lg: { a: lowest, b: lowest } } });
    const stored = start.layouts['lg']!;
    const grid = { columns: 12, compaction: 'none' } as const;
    const rects = startGesture(stored, 'a', grid).solve({ ...lowest, x: 1 });
    const moved = applyChange(start, { type: 'layout.set', breakpoint: 'lg', rects });
    expect(moved.layouts['lg']!['b']!.y).to.equal(1_000_002);
    expect(parseDashboard(moved)).to.deep.equal(moved);
  });

  it('returns the same dashboard when nothing changes', () => {
    const changes: Change[] = [
      { type: 'dashboard.update' },
      { type: 'dashboard.update', set: { '/columns': 12 }, unset: ['/nothing'] },
      { type: 'widget.update', id: 'a', set: { '/config': { part: { p: 1 }, list: [1] } } },
      { type: 'layout.set', breakpoint: 'lg', rects: { a: { ...RECT } } },
      { type: 'layout.set', breakpoint: 'sm', rects: {} },
      { type: 'layout.set', breakpoint: 'md', rects: { b: null } },
      { type: 'layout.clear', breakpoint: 'sm' },
    ];
    for (const change of changes) {
      expect(applyChange(board, change)).to.equal(board);
    }
  });

  it('neither keeps nor freezes what the caller holds', () => {
    const config = { p: [1] };
    const after = applyChange(board, {
      type: 'widget.update',
      id: 'a',
      set: { '/config': config },
    });
    config.p.push(2);
    expect(after.widgets['a']?.config).to.deep.equal({ p: [1] });
    expect(Object.isFrozen(after.widgets['a']?.config['p'])).to.equal(true);
  });

  it('applies all changes or none', () => {
    const changes: Change[] = [
      { type: 'widget.update', id: 'a', set: { '/title': 'New' } },
      { type: 'widget.update', id: 'nobody', set: { '/title': 'New' } },
    ];
    expectRefused(() => applyChanges(board, changes), 'widget-not-found', '/1/id');
    expect(board.widgets['a']?.title).to.equal('A');
  });

  it('restores what may not be newly written', () => {
    const title = 'x'.repeat(255);
    const rects = { lg: RECT };
    const widget = { ...c, title };
    const after = applyChanges(board, [
      { type: 'widget.add', widget, rects, restored: true },
      { type: 'widget.update', id: 'a', set: { '/title': title }, restored: true },
      { type: 'layout.set', breakpoint: 'md', rects: { hidden: RECT }, restored: true },
    ]);
    expect([after.widgets['a']?.title, after.widgets['c']?.title]).to.deep.equal([title, title]);
    expect(after.layouts['md']).to.deep.equal({ a: RECT, hidden: RECT });
  });

  it('takes values as deep as a document can be read', () => {
    const after = applyChanges(board, [
      { type: 'widget.update', id: 'a', set: { [`/config${'/p'.repeat(97)}`]: 1 } },
      { type: 'dashboard.update', set: { [`/variables${'/p'.repeat(99)}`]: 1 } },
    ]);
    expect(parseDashboard(after)).to.deep.equal(after);
  });

  const set = (pointers: object) => ({ type: 'widget.update', id: 'a', set: pointers });
  const dashboardSet = (pointers: object) => ({ type: 'dashboard.update', set: pointers });
  const rects = (breakpoint: string, value: object) => ({
    type: 'layout.set',
    breakpoint,
    rects: value,
  });
  const add = (widget: object, places: object = { lg: RECT }) => ({
    type: 'widget.add',
    widget,
    rects: places,
  });
  const long = 'x'.repeat(101);

  const refused: readonly (readonly [
    name: string,
    change: unknown,
    path: string,
    code?: DashErrorCode,
  ])[] = [
    ['nothing', undefined, ''],
    ['a list', [], ''],
    ['an unknown type', { type: 'widget.explode' }, '/type'],
    ['no type', {}, '/type'],
    ['an unknown widget', { ...set({}), id: 'x' }, '/id', 'widget-not-found'],
    ['an inherited widget', { ...set({}), id: 'toString' }, '/id'],
    ['a removal of nobody', { type: 'widget.remove', id: 'x' }, '/id', 'widget-not-found'],
    ['a widget that is there', add({ ...c, id: 'a' }), '/widget/id', 'widget-exists'],
    ['a widget without id', add({ type: 'note' }), '/widget/id'],
    ['a widget without type', add({ id: 'c' }), '/widget/type'],
    ['no place in the base layout', add(c, { md: RECT }), '/rects/lg'],
    ['a bad place', add(c, { lg: { ...RECT, w: 0 } }), '/rects/lg/w'],
    ['a long title of a new widget', add({ ...c, title: long }), '/widget/title'],
    ['a long title', set({ '/title': long }), '/set/~1title'],
    ['a title that is no text', set({ '/title': 5 }), '/set/~1title'],
    ['a title that is null', set({ '/title': null }), '/set/~1title'],
    ['another widget id', set({ '/id': 'x' }), '/set/~1id'],
    ['another type', set({ '/type': 'x' }), '/set/~1type'],
    ['the time of a widget', set({ '/updatedAt': 'x' }), '/set/~1updatedAt'],
    ['the whole widget', set({ '': {} }), '/set/'],
    ['what is no pointer', set({ title: 'x' }), '/set/title'],
    ['a bad escape', set({ '/config/~2': 1 }), '/set/~1config~1~02'],
    ['__proto__ in a pointer', set({ '/config/__proto__/x': 1 }), '/set/~1config~1__proto__~1x'],
    ['constructor in a pointer', set({ '/config/constructor': 1 }), '/set/~1config~1constructor'],
    [
      '__proto__ in a value',
      set({ '/config': JSON.parse('{"__proto__":1}') }),
      '/set/~1config/__proto__',
    ],
    ['NaN', set({ '/order': NaN }), '/set/~1order'],
    ['a way through a list', set({ '/config/list/0': 1 }), '/set/~1config~1list~10'],
    ['a pointer into another', set({ '/config': {}, '/config/p': 1 }), ''],
    ['a pointer twice', { ...set({ '/query': {} }), unset: ['/query'] }, ''],
    ['too much depth', set({ '/config': deep(98) }), '/set/~1config'],
    [
      'a pointer that is too deep',
      set({ [`/config${'/p'.repeat(98)}`]: 1 }),
      `/set/~1config${'~1p'.repeat(98)}`,
    ],
    [
      'one of the dashboard',
      dashboardSet({ [`/variables${'/p'.repeat(100)}`]: 1 }),
      `/set/~1variables${'~1p'.repeat(100)}`,
    ],
    ['a patch that is none', { type: 'dashboard.update', set: [] }, '/set'],
    ['pointers that are none', { type: 'dashboard.update', unset: [1] }, '/unset/0'],
    ['a required field unset', { type: 'dashboard.update', unset: ['/name'] }, '/unset/0'],
    ['an empty name', dashboardSet({ '/name': '' }), '/set/~1name'],
    ['a long name', dashboardSet({ '/name': long }), '/set/~1name'],
    ['a long description', dashboardSet({ '/description': 'x'.repeat(501) }), '/set/~1description'],
    ['another id', dashboardSet({ '/id': 'x' }), '/set/~1id'],
    ['a revision', dashboardSet({ '/revision': 5 }), '/set/~1revision'],
    ['a schema version', dashboardSet({ '/schemaVersion': 5 }), '/set/~1schemaVersion'],
    ['a widget by pointer', dashboardSet({ '/widgets/a/title': 'x' }), '/set/~1widgets~1a~1title'],
    ['a layout by pointer', dashboardSet({ '/layouts/lg': {} }), '/set/~1layouts~1lg'],
    ['the time of creation', { type: 'dashboard.update', unset: ['/createdAt'] }, '/unset/0'],
    ['a place for nobody', rects('lg', { x: RECT }), '/rects/x', 'widget-not-found'],
    ['a negative place', rects('lg', { a: { ...RECT, x: -1 } }), '/rects/a/x'],
    ['no place in the base', rects('lg', { a: null }), '/rects/a'],
    ['a place that is none', rects('md', { a: 5 }), '/rects/a'],
    ['rectangles that are none', rects('md', []), '/rects'],
    ['a breakpoint that is none', rects('', {}), '/breakpoint'],
    ['an inherited breakpoint', rects('valueOf', {}), '/breakpoint'],
    ['clearing the base', { type: 'layout.clear', breakpoint: 'lg' }, '/breakpoint'],
    ['a mark that is no mark', { ...set({}), restored: 'yes' }, '/restored'],
  ];
  for (const [name, change, path, code = 'invalid-change'] of refused) {
    it(`refuses ${name}`, () => {
      expectRefused(() => applyChange(board, change as Change), code, path);
    });
  }
});

describe('newId', () => {
  it('is unique, and a name that may be used', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => newId('widget')));
    expect(ids.size).to.equal(1000);
    for (const id of ids) {
      expect(id).to.match(/^widget-[0-9a-z]+-[0-9a-z]+$/);
    }
  });
});

describe('a new dashboard or widget', () => {
  it('has an id of its own where none is given, also as undefined', () => {
    // JavaScript callers may pass `undefined`.
    const none = { id: undefined } as object;
    expect(createDashboard(none).id).to.match(/^dashboard-/);
    expect(createWidget({ type: 'note', ...none }).id).to.match(/^widget-/);
  });
});

describe('deepFreeze', () => {
  it('freezes all the way down', () => {
    const frozen = deepFreeze({ p: [{ q: 1 }] });
    expect(Object.isFrozen(frozen.p[0])).to.equal(true);
  });
});
