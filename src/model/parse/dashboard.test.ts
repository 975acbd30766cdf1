import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonicalJson, equalDashboards } from '../canonical.js';
import { DashError } from '../errors.js';
import { isNewerSchema, migrate } from '../migrate.js';
import { placedLayout } from '../layout/placed-layout.js';
import { anyDashboard } from '../testing/arbitraries.js';
import { expectRefused } from '../testing/refusals.js';
import { parseDashboard } from './dashboard.js';

const widget = { type: 'note' };
const rect = { x: 0, y: 0, w: 2, h: 2 };

function cyclic(): unknown {
  const config: Record<string, unknown> = {};
  config['self'] = { config };
  return { id: 'd', widgets: { a: { type: 'note', config } } };
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) {
    value = { p: value };
  }
  return { id: 'd', variables: value };
}

function doubling(): unknown {
  let value: unknown = 1;
  for (let level = 0; level < 60; level++) {
    value = { p: value, q: value };
  }
  return { id: 'd', variables: value };
}

function withRect(part: object): unknown {
  return { id: 'd', widgets: { a: widget }, layouts: { lg: { a: { ...rect, ...part } } } };
}

describe('parseDashboard', () => {
  const hostile: readonly (readonly [name: string, input: unknown, path: string])[] = [
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a text', '{"id":"d"}', ''],
    ['a list', [], ''],
    ['a function', () => undefined, ''],
    ['a date', { id: 'd', variables: new Date() }, '/variables'],
    ['a bigint', { id: 'd', revision: 1n }, '/revision'],
    ['no id', {}, '/id'],
    ['an empty id', { id: '' }, '/id'],
    ['an id that is a number', { id: 5 }, '/id'],
    ['an inherited id', { id: 'toString' }, '/id'],
    ['a name that is a number', { id: 'd', name: 5 }, '/name'],
    ['a flag that is a text', { id: 'd', isShared: 'yes' }, '/isShared'],
    ['no columns', { id: 'd', columns: 0 }, '/columns'],
    ['fractions of columns', { id: 'd', columns: 2.5 }, '/columns'],
    ['a million columns', { id: 'd', columns: 1e6 }, '/columns'],
    ['a negative interval', { id: 'd', refreshInterval: -1 }, '/refreshInterval'],
    ['a schema version that is none', { id: 'd', schemaVersion: 'x' }, '/schemaVersion'],
    ['permissions that are no texts', { id: 'd', permissions: [1] }, '/permissions'],
    ['widgets in a list', { id: 'd', widgets: [widget] }, '/widgets'],
    ['a widget that is none', { id: 'd', widgets: { a: 1 } }, '/widgets/a'],
    ['a widget without type', { id: 'd', widgets: { a: {} } }, '/widgets/a/type'],
    ['an empty type', { id: 'd', widgets: { 'a/b': { type: '' } } }, '/widgets/a~1b/type'],
    [
      'another id than the key',
      { id: 'd', widgets: { a: { ...widget, id: 'b' } } },
      '/widgets/a/id',
    ],
    ['an inherited widget id', { id: 'd', widgets: { valueOf: widget } }, '/widgets/valueOf'],
    [
      'a config version that is a number',
      { id: 'd', widgets: { a: { ...widget, configVersion: 2 } } },
      '/widgets/a/configVersion',
    ],
    [
      'config in a list',
      { id: 'd', widgets: { a: { ...widget, config: [] } } },
      '/widgets/a/config',
    ],
    [
      'actions without key',
      { id: 'd', widgets: { a: { ...widget, actions: [{}] } } },
      '/widgets/a/actions',
    ],
    ['__proto__ at the root', JSON.parse('{"id":"d","__proto__":{"x":1}}'), '/__proto__'],
    [
      '__proto__ as a widget',
      JSON.parse('{"id":"d","widgets":{"__proto__":{"type":"note"}}}'),
      '/widgets/__proto__',
    ],
    [
      '__proto__ deep inside',
      JSON.parse('{"id":"d","variables":{"p":[{"__proto__":{}}]}}'),
      '/variables/p/0/__proto__',
    ],
    ['constructor', { id: 'd', variables: { constructor: 1 } }, '/variables/constructor'],
    ['a NaN place', withRect({ x: NaN }), '/layouts/lg/a/x'],
    ['an infinite place', withRect({ y: Infinity }), '/layouts/lg/a/y'],
    ['a negative place', withRect({ x: -1 }), '/layouts/lg/a/x'],
    ['a negative row', withRect({ y: -1 }), '/layouts/lg/a/y'],
    ['no width', withRect({ w: 0 }), '/layouts/lg/a/w'],
    ['a negative height', withRect({ h: -2 }), '/layouts/lg/a/h'],
    ['a huge height', withRect({ h: 1e9 }), '/layouts/lg/a/h'],
    ['a huge row', withRect({ y: 1e300 }), '/layouts/lg/a/y'],
    ['a fraction', withRect({ w: 1.5 }), '/layouts/lg/a/w'],
    ['a text for a number', withRect({ w: '2' }), '/layouts/lg/a/w'],
    ['half a place', withRect({ h: undefined }), '/layouts/lg/a/h'],
    ['a place that is none', { id: 'd', layouts: { lg: { a: null } } }, '/layouts/lg/a'],
    ['a layout that is none', { id: 'd', layouts: { md: 5 } }, '/layouts/md'],
    ['a cycle', cyclic(), '/widgets/a/config/self/config'],
    ['too much depth', deep(100), `/variables${'/p'.repeat(99)}`],
    ['a sparse list', { id: 'd', variables: { p: Array(3) } }, '/variables/p/0'],
  ];
  for (const [name, input, path] of hostile) {
    it(`refuses ${name}`, () => {
      expectRefused(() => parseDashboard(input), 'invalid-document', path);
    });
  }

  it('refuses few objects that unfold to very many', () => {
    expect(() => parseDashboard(doubling())).to.throw(DashError, 'too many values');
  });

  it('leaves the prototypes of all objects alone', () => {
    expect(() => parseDashboard(JSON.parse('{"id":"d","__proto__":{"hit":1}}'))).to.throw();
    expect('hit' in {}).to.equal(false);
  });

  it('fills in what is missing, and takes null for missing', () => {
    const { layouts, widgets, ...fields } = parseDashboard({
      id: 'd',
      description: null,
      ownerId: null,
      widgets: { a: { type: 'note', title: null } },
    });
    expect(fields).to.deep.equal({
      schemaVersion: 1,
      id: 'd',
      name: 'Untitled dashboard',
      description: '',
      isDefault: false,
      isShared: false,
      columns: 12,
      variables: {},
      timeRange: null,
      revision: 0,
    });
    expect(widgets).to.deep.equal({
      a: { id: 'a', type: 'note', title: '', config: {}, isVisible: true, order: 0 },
    });
    expect(layouts).to.deep.equal({ lg: { a: { x: 0, y: 0, w: 4, h: 3 } } });
  });

  it('places what has no place below everything, in its order', () => {
    const { layouts } = parseDashboard({
      id: 'd',
      widgets: { a: { ...widget, order: 2 }, b: widget, c: widget, d: widget, e: widget },
      layouts: { lg: { b: { x: 0, y: 1, w: 12, h: 4 } } },
    });
    expect(layouts['lg']).to.deep.equal({
      b: { x: 0, y: 1, w: 12, h: 4 },
      c: { x: 0, y: 5, w: 4, h: 3 },
      d: { x: 4, y: 5, w: 4, h: 3 },
      e: { x: 8, y: 5, w: 4, h: 3 },
      a: { x: 0, y: 8, w: 4, h: 3 },
    });
  });

  it('reads stored gaps, overlaps and places beyond the columns as they are', () => {
    const stored = {
      a: { x: 30, y: 9, w: 20, h: 1 },
      b: { x: 30, y: 9, w: 1, h: 1 },
    };
    const dashboard = parseDashboard({
      id: 'd',
      widgets: { a: widget, b: widget },
      layouts: { lg: stored },
    });
    expect(dashboard.layouts['lg']).to.deep.equal(stored);
  });

  it('keeps long stored titles, unknown keys, and places of widgets that it does not have', () => {
    const title = 'x'.repeat(255);
    const dashboard = parseDashboard({
      id: 'd',
      future: { p: [1] },
      widgets: { a: { ...widget, title, future: 1 } },
      layouts: { lg: { a: { ...rect, locked: true }, hidden: rect } },
    });
    expect(dashboard).to.deep.include({ future: { p: [1] } });
    expect(dashboard.widgets['a']).to.deep.include({ title, future: 1 });
    expect(dashboard.layouts['lg']).to.deep.equal({ a: { ...rect, locked: true }, hidden: rect });
    expect(placedLayout(dashboard)).to.deep.equal({ a: { ...rect, locked: true } });
    expect(placedLayout(dashboard, 'md')).to.deep.equal({});
  });

  it('copies its input, and freezes the copy only', () => {
    const input = { id: 'd', variables: { p: [1] } };
    const dashboard = parseDashboard(input);
    input.variables.p.push(2);
    expect(dashboard.variables).to.deep.equal({ p: [1] });
    expect(Object.isFrozen(dashboard.variables['p'])).to.equal(true);
  });

  it('survives a JSON round trip byte for byte', () => {
    fc.assert(
      fc.property(anyDashboard, (dashboard) => {
        const text = canonicalJson(dashboard);
        expect(canonicalJson(parseDashboard(JSON.parse(text)))).to.equal(text);
        const again = parseDashboard(JSON.parse(JSON.stringify(dashboard)));
        expect(canonicalJson(again)).to.equal(text);
        expect(equalDashboards(again, dashboard)).to.equal(true);
      }),
    );
  });

  it('answers any JSON with a dashboard or a typed error', () => {
    const known = ['id', 'widgets', 'layouts', 'lg', 'a', 'columns', 'name', '__proto__', 'x', 'w'];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('d', 1, -1, null, true),
        fc.dictionary(fc.constantFrom(...known), tie('value')),
        fc.array(tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, (input) => {
        try {
          expect(parseDashboard(input).layouts).to.have.property('lg');
        } catch (error) {
          expect(error).to.be.instanceOf(DashError);
          expect((error as DashError).code).to.equal('invalid-document');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('schema versions', () => {
  it('counts a document without one as the oldest, and migrates it', () => {
    expect(parseDashboard({ id: 'd' }).schemaVersion).to.equal(1);
  });

  it('runs every step from the stored version on', () => {
    const steps = [
      (document: object) => ({ ...document, first: true }),
      (document: object) => ({ ...document, second: true }),
    ];
    expect(migrate({ id: 'd' }, steps)).to.deep.equal({
      id: 'd',
      first: true,
      second: true,
      schemaVersion: 2,
    });
    expect(migrate({ schemaVersion: 1 }, steps)).to.deep.equal({ second: true, schemaVersion: 2 });
  });

  it('reads a newer document without changing it, and tells', () => {
    const newer = parseDashboard({ id: 'd', schemaVersion: 99, shape: { new: true } });
    expect(newer).to.deep.include({ schemaVersion: 99, shape: { new: true } });
    expect(isNewerSchema(newer)).to.equal(true);
    expect(isNewerSchema(parseDashboard({ id: 'd' }))).to.equal(false);
  });

  it('tells a newer document that it cannot read from one that is broken', () => {
    const stored = { id: 'd', widgets: [{ id: 'a', type: 'note' }] };
    expect(() => parseDashboard({ ...stored, schemaVersion: 2 }))
      .to.throw(DashError, 'newer version')
      .with.property('code', 'newer-schema');
    for (const schemaVersion of [1, undefined]) {
      expect(() => parseDashboard({ ...stored, schemaVersion }))
        .to.throw(DashError)
        .with.property('code', 'invalid-document');
    }
  });
});
