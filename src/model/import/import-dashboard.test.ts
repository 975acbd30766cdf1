import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { GridStackEngine } from 'gridstack/dist/gridstack-engine.js';
import { canonicalJson, equalDashboards } from '../canonical.js';
import { createDashboard } from '../create.js';
import { anyDashboard, anyJson, anyKey, anyLayout } from '../testing/arbitraries.js';
import { expectLayout } from '../testing/layouts.js';
import { expectRefused } from '../testing/refusals.js';
import { importDashboard } from './import-dashboard.js';

describe('importDashboard', () => {
  describe('of our own format', () => {
    it('gives the same dashboard back', () => {
      fc.assert(
        fc.property(anyDashboard, (dashboard) => {
          const stored = JSON.parse(canonicalJson(dashboard)) as unknown;
          expect(equalDashboards(importDashboard(stored), dashboard)).to.equal(true);
        }),
      );
    });

    it('gives an id and a name where there is none', () => {
      expect(importDashboard({ widgets: {} }).id).to.match(/^dashboard-/);
      expect(importDashboard({ widgets: {} }, { id: 'd', name: 'New' })).to.deep.include({
        id: 'd',
        name: 'New',
      });
      expect(importDashboard({ widgets: {}, name: 'Old' }, { name: 'New' }).name).to.equal('Old');
    });

    it('keeps its widgets when some key of it looks like the older format', () => {
      const { widgets } = importDashboard({
        schemaVersion: 1,
        widgets: { a: { type: 'note' } },
        config: { widgets: [] },
      });
      expect(widgets).to.have.keys('a');
    });

    it('never trims to limits', () => {
      const widgets = Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`w${index}`, { type: 'note' }]),
      );
      expect(Object.keys(importDashboard({ widgets }).widgets)).to.have.length(100);
    });
  });

  describe('of config.widgets', () => {
    const widget = (x: number, y: number, w: number, h: number, more: object = {}) => ({
      type: 'bot-stats',
      position: { x, y },
      size: { w, h },
      ...more,
    });

    it('scales three columns to twelve and keeps what it knows', () => {
      const dashboard = importDashboard({
        id: 'old',
        name: 'Bots',
        tenant: 't1',
        config: {
          theme: 'dark',
          widgets: [
            {
              type: 'message-chart',
              query: { period: '7d' },
              display: { title: 'Messages', description: 'By day', color: 'red' },
              position: { x: 1, y: 2 },
              size: { w: 2, h: 1 },
              custom: [1],
            },
            { type: 'recent-bots' },
          ],
        },
      });
      expect(dashboard).to.deep.include({ id: 'old', name: 'Bots', tenant: 't1', columns: 12 });
      expect(dashboard).to.deep.include({ config: { theme: 'dark' } });
      expect(dashboard.layouts['lg']).to.deep.equal({
        'message-chart-1': { x: 4, y: 8, w: 8, h: 4 },
        'recent-bots-2': { x: 0, y: 0, w: 4, h: 4 },
      });
      expect(dashboard.widgets['message-chart-1']).to.deep.equal({
        id: 'message-chart-1',
        type: 'message-chart',
        title: 'Messages',
        description: 'By day',
        query: { period: '7d' },
        config: {},
        display: { color: 'red' },
        custom: [1],
        isVisible: true,
        order: 1,
      });
      expect(dashboard.widgets['recent-bots-2']).to.deep.include({ title: 'Untitled', order: 0 });
    });

    it('orders by row, then by column', () => {
      const { widgets } = importDashboard({
        config: { widgets: [widget(1, 1, 1, 1), widget(2, 0, 1, 1), widget(0, 1, 1, 1)] },
      });
      expect(Object.values(widgets).map(({ order }) => order)).to.deep.equal([2, 0, 1]);
    });

    it('keeps neighbours neighbours when the columns do not divide twelve', () => {
      const { layouts } = importDashboard({
        config: { columns: 5, widgets: [0, 1, 2, 3, 4].map((x) => widget(x, 0, 1, 1)) },
      });
      const rects = Object.values(layouts['lg'] ?? {});
      expect(rects.map(({ x, w }) => [x, x + w])).to.deep.equal([
        [0, 2],
        [2, 5],
        [5, 7],
        [7, 10],
        [10, 12],
      ]);
    });

    it('keeps stored overlaps, gaps and what sticks out', () => {
      const { layouts } = importDashboard({
        config: { widgets: [widget(2, 5, 2, 1), widget(2, 5, 1, 1)] },
      });
      expect(layouts['lg']).to.deep.equal({
        'bot-stats-1': { x: 8, y: 20, w: 8, h: 4 },
        'bot-stats-2': { x: 8, y: 20, w: 4, h: 4 },
      });
    });

    it('keeps a query that is no object in the config', () => {
      const { widgets } = importDashboard({
        config: { widgets: [widget(0, 0, 1, 1, { id: 7, query: 'SELECT 1' })] },
      });
      expect(widgets['7']?.config).to.deep.equal({ query: 'SELECT 1' });
    });

    it('takes a number for an id, and the first title that says something', () => {
      const titles = [
        { title: 'Outer', display: { title: '' } },
        { title: '', display: { title: null } },
        { title: 5, display: { title: 'Inner' } },
      ];
      const { id, widgets } = importDashboard({
        id: 7,
        config: { widgets: titles.map((more) => widget(0, 0, 1, 1, more)) },
      });
      expect(id).to.equal('7');
      expect(Object.values(widgets).map(({ title }) => title)).to.deep.equal([
        'Outer',
        'Untitled',
        'Inner',
      ]);
    });

    const refused: readonly (readonly [name: string, widgets: unknown[], path: string])[] = [
      ['no object', [{ type: 'x' }, 5], '/config/widgets/1'],
      ['a version that is no text', [{ type: 'x', version: 2 }], '/config/widgets/0/version'],
      ['no type', [{ type: 'x' }, {}], '/config/widgets/1/type'],
      ['a negative place', [widget(-1, 0, 1, 1)], '/config/widgets/0/position/x'],
      ['a text for a size', [widget(0, 0, 1, 1, { size: { w: '2' } })], '/config/widgets/0/size/w'],
      ['a huge size', [widget(0, 0, 1, 1e9)], '/config/widgets/0/size/h'],
      ['NaN', [widget(NaN, 0, 1, 1)], '/config/widgets/0/position/x'],
      ['a place that is none', [widget(0, 0, 1, 1, { position: 1 })], '/config/widgets/0/position'],
      [
        'a duplicate id',
        [widget(0, 0, 1, 1, { id: 'a' }), widget(1, 0, 1, 1, { id: 'a' })],
        '/config/widgets/1/id',
      ],
    ];
    for (const [name, widgets, path] of refused) {
      it(`refuses ${name}`, () => {
        expectRefused(() => importDashboard({ config: { widgets } }), 'invalid-document', path);
      });
    }
  });

  describe('of react-grid-layout', () => {
    it('keeps places, and types by id', () => {
      const dashboard = importDashboard(
        [
          { i: 'a', x: 2, y: 3, w: 4, h: 5, static: true, minW: 2 },
          { i: 'b', x: 0, y: 0, w: 1, h: 1 },
        ],
        { types: { a: 'line-chart' }, columns: 24 },
      );
      expect(dashboard.columns).to.equal(24);
      expect(dashboard.layouts['lg']).to.deep.equal({
        a: { x: 2, y: 3, w: 4, h: 5 },
        b: { x: 0, y: 0, w: 1, h: 1 },
      });
      expect(dashboard.widgets['a']).to.deep.include({
        type: 'line-chart',
        title: 'a',
        layoutOptions: { static: true, minW: 2 },
      });
      expect(dashboard.widgets['b']?.type).to.equal('unknown');
    });

    it('keeps any list exactly', () => {
      fc.assert(
        fc.property(anyLayout(20), (stored) => {
          const items = Object.entries(stored).map(([i, rect]) => ({ i, ...rect }));
          expect(importDashboard(items).layouts['lg']).to.deep.equal(stored);
        }),
      );
    });

    const refused: readonly (readonly [name: string, items: unknown[], path: string])[] = [
      ['a duplicate id', ['a', 'a'].map((i) => ({ i, x: 0, y: 0, w: 1, h: 1 })), '/1/i'],
      ['no id', [{ i: null, x: 0, y: 0, w: 1, h: 1 }], '/0/i'],
      ['an inherited id', [{ i: 'toString', x: 0, y: 0, w: 1, h: 1 }], '/0/i'],
      ['no width', [{ i: 'a', x: 0, y: 0, h: 1 }], '/0/w'],
      ['a fraction', [{ i: 'a', x: 0.5, y: 0, w: 1, h: 1 }], '/0/x'],
      ['an endless row', [{ i: 'a', x: 0, y: Infinity, w: 1, h: 1 }], '/0/y'],
    ];
    for (const [name, items, path] of refused) {
      it(`refuses ${name}`, () => {
        expectRefused(() => importDashboard(items), 'invalid-document', path);
      });
    }
  });

  describe('of gridstack', () => {
    it('fills in sizes, ids and free places', () => {
      const dashboard = importDashboard(
        [
          { x: 0, y: 0, w: 12, id: 'top', content: 'Hello', noResize: true },
          { w: 2, h: 2 },
          { id: 5, x: 0, y: 1 },
        ],
        { defaultType: 'note' },
      );
      expect(dashboard.layouts['lg']).to.deep.equal({
        top: { x: 0, y: 0, w: 12, h: 1 },
        'widget-2': { x: 1, y: 1, w: 2, h: 2 },
        '5': { x: 0, y: 1, w: 1, h: 1 },
      });
      expect(dashboard.widgets['top']).to.deep.include({
        type: 'note',
        config: { content: 'Hello' },
        layoutOptions: { noResize: true },
      });
    });

    it('reads what the engine saved as the engine does', () => {
      const sizes = fc.integer({ min: 1, max: 4 });
      const item = fc.record({ w: sizes, h: sizes, minW: sizes, minH: sizes, x: sizes, y: sizes });
      fc.assert(
        fc.property(fc.array(item, { maxLength: 5 }), (items) => {
          const engine = new GridStackEngine({ column: 12 });
          items.forEach((node, index) => engine.addNode({ ...node, id: `${index}` }));
          const placed = engine.nodes.map(({ id, x, y, w, h }) => [id, { x, y, w, h }]);
          const saved = engine.save(false);
          expect(importDashboard(saved).layouts['lg']).to.deep.equal(Object.fromEntries(placed));
        }),
      );
    });

    it('gives each item without a place one of its own', () => {
      const { layouts } = importDashboard(['a', 'b', 'c'].map((id) => ({ id, w: 2, h: 2 })));
      expectLayout(layouts['lg']!, 'aabbcc......', 'aabbcc......');
    });

    it('takes type, title and config that its items carry', () => {
      const { widgets } = importDashboard([
        { id: 'a', type: 'gauge', title: 'Load', config: { min: 0 }, w: 2 },
      ]);
      expect(widgets['a']).to.deep.include({ type: 'gauge', title: 'Load', config: { min: 0 } });
      expect(widgets['a']).to.not.have.property('layoutOptions');
    });

    it('of an empty grid is an empty dashboard', () => {
      expect(importDashboard([]).widgets).to.deep.equal({});
    });

    it('makes no id that is taken', () => {
      const { widgets } = importDashboard([{ w: 2 }, { id: 'widget-1' }]);
      expect(widgets).to.have.keys('widget-1-', 'widget-1');
    });

    it('refuses duplicate ids and bad sizes', () => {
      const twice = [{ id: 'a', w: 2 }, { id: 'a' }];
      expectRefused(() => importDashboard(twice), 'invalid-document', '/1/id');
      expectRefused(() => importDashboard([{ id: 'a', w: -1 }]), 'invalid-document', '/0/w');
      const withoutColumns = () => importDashboard([{ id: 'a', w: 1 }], { columns: -1 });
      expectRefused(withoutColumns, 'invalid-document', '/columns');
    });
  });

  it('names the formats when it is none of them', () => {
    for (const input of [undefined, 'x', 5, {}, { config: {} }, { widgets: [] }, [1], [{ a: 1 }]]) {
      expectRefused(() => importDashboard(input), 'import-format', '');
    }
    expect(() => importDashboard({})).to.throw('gridstack');
  });

  describe('of a foreign format that shares a key with a known one', () => {
    const panel = { id: 1, type: 'stat', gridPos: { x: 0, y: 0, w: 6, h: 4 } };
    const foreign: Readonly<Record<string, unknown>> = {
      'of Grafana': { title: 'Prod', schemaVersion: 39, panels: [panel] },
      'of Grafana, as its API wraps it': { meta: {}, dashboard: { schemaVersion: 39, panels: [] } },
      'that says a version only': { schemaVersion: 1 },
      'with a list of widgets': { schemaVersion: 1, id: 'a', widgets: [{ type: 'note' }] },
      'with widgets of another kind': { id: 'a', name: 'A', widgets: { theme: { dark: true } } },
      'with no widgets, and content of its own': { name: 'A', widgets: {}, panels: [panel] },
      'with names for widgets': { schemaVersion: 1, widgets: { a: 'note', b: 'table' } },
      'with config.widgets of another kind': { config: { widgets: ['clock', { size: 2 }] } },
      'that lists records with an id': [
        { id: 1, name: 'Ann' },
        { id: 2, name: 'Bob' },
      ],
      'that lists texts by id': [{ id: 'a', title: 'Buy milk', content: 'Soon' }],
      'that lists currents': [
        { i: 0.5, u: 230 },
        { i: 0.7, u: 229 },
      ],
      'that lists one coordinate': [
        { x: 1, label: 'a' },
        { x: 2, label: 'b' },
      ],
      'that lists lists': [
        [1, 2],
        [3, 4],
      ],
      'that lists anything': [null, { w: 1, h: 1 }],
    };
    for (const [name, input] of Object.entries(foreign)) {
      it(`refuses one ${name}`, () => {
        expectRefused(() => importDashboard(input), 'import-format', '');
      });
    }

    it('refuses whatever has no widget in it, under whatever keys of ours', () => {
      // `anyJson` has no key `type`, and every widget has one.
      const keys = ['schemaVersion', 'id', 'title', 'layouts', 'columns', 'panels', 'version'];
      const others = fc.dictionary(fc.constantFrom(...keys), anyJson, { minKeys: 1 });
      const own = fc.dictionary(anyKey, anyJson, { minKeys: 1 });
      const documents = fc.oneof(
        others,
        fc.record({ widgets: own }).chain((part) => others.map((rest) => ({ ...rest, ...part }))),
        own.map((widgets) => ({ config: { widgets: Object.values(widgets).concat([0]) } })),
        fc.array(anyJson, { minLength: 1 }),
      );
      fc.assert(
        fc.property(documents, (input) => {
          expectRefused(() => importDashboard(input), 'import-format', '');
        }),
        { numRuns: 1000 },
      );
    });
  });

  describe('of another schema version of ours', () => {
    const widgets = { a: { type: 'note', title: 'A', custom: 1 } };

    it('reads an older one, one that names no version, and one of a newer version', () => {
      for (const version of [0, undefined, null, 99]) {
        const { widgets: read, ...rest } = importDashboard({
          schemaVersion: version,
          widgets,
          panels: [],
        });
        expect(read['a']).to.deep.include({ type: 'note', custom: 1 });
        expect(rest).to.deep.include({ schemaVersion: version === 99 ? 99 : 1, panels: [] });
      }
    });

    it('tells that a newer one can not be read', () => {
      const input = { schemaVersion: 99, widgets: { a: { type: 'note', config: 5 } } };
      expectRefused(() => importDashboard(input), 'newer-schema', '/widgets/a/config');
    });

    it('reads an empty dashboard as it was exported, with keys that are not ours', () => {
      const exported = { ...createDashboard({ name: 'Empty' }), panels: [], config: {} };
      expect(importDashboard(exported)).to.deep.equal(exported);
    });
  });

  it('refuses keys that reach a prototype', () => {
    const input = JSON.parse('[{"i":"a","x":0,"y":0,"w":1,"h":1,"__proto__":{}}]') as unknown;
    expectRefused(() => importDashboard(input), 'invalid-document', '/0/__proto__');
  });

  it('gives a dashboard that is no different from one made here', () => {
    const imported = importDashboard([], { id: 'd', name: 'New' });
    expect(canonicalJson(imported)).to.equal(
      canonicalJson(createDashboard({ id: 'd', name: 'New' })),
    );
  });
});
