import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonicalJson, equalDashboards, equalJson } from './canonical.js';
import { createDashboard, createWidget } from './create.js';
import { DashError } from './errors.js';
import type { JsonValue } from './json.js';
import { formatPointer, isUnsafeKey } from './format-pointer.js';
import { getPointer, parsePointer, setPointer } from './pointer.js';
import { anyJson, anyKey, anyObject } from './testing/arbitraries.js';
import { expectRefused } from './testing/refusals.js';

describe('JSON Pointers', () => {
  it('hold any keys that are safe', () => {
    const anySafeKey = fc.string().filter((key) => !isUnsafeKey(key));
    fc.assert(
      fc.property(fc.array(anySafeKey), (keys) => {
        expect(parsePointer(formatPointer(keys))).to.deep.equal(keys);
      }),
    );
  });

  it('read what stands there, in lists too', () => {
    const value = { 'a/b': { 'm~n': [1, { '': 2 }] } };
    expect(getPointer(value, '/a~1b/m~0n/1/')).to.equal(2);
    expect(getPointer(value, '')).to.equal(value);
    expect(getPointer(value, '/a~1b/m~0n/5')).to.equal(undefined);
    expect(getPointer(value, '/toString')).to.equal(undefined);
    expect(getPointer(value, '/a~1b/m~0n/length')).to.equal(undefined);
    expect(getPointer({ length: 3 }, '/length')).to.equal(3);
    expect(getPointer(value, '/a~1b/m~0n/0/deeper')).to.equal(undefined);
  });

  it('read back what was written, and share the rest', () => {
    fc.assert(
      fc.property(anyObject, anyKey, anyKey, anyJson, (before, first, second, value) => {
        const after = setPointer({ ...before, [first]: {} }, formatPointer([first, second]), value);
        expect(getPointer(after, formatPointer([first, second]))).to.deep.equal(value);
        for (const [key, part] of Object.entries(before)) {
          if (key !== first) {
            expect(after[key]).to.equal(part);
          }
        }
      }),
    );
  });

  it('change nothing when the value is the same or there is nothing to delete', () => {
    const value = { p: { q: [1] } };
    expect(setPointer(value, '/p/q', [1])).to.equal(value);
    expect(setPointer(value, '/p/x', undefined)).to.equal(value);
    expect(setPointer(value, '/x/y', undefined)).to.equal(value);
    expect(setPointer(value, '/p/q', undefined)).to.deep.equal({ p: {} });
  });

  it('are refused when they are none or unsafe', () => {
    for (const pointer of ['p', '/~', '/~2', '/p/__proto__', '/constructor', '/prototype/x']) {
      expectRefused(() => parsePointer(pointer), 'invalid-change', pointer);
    }
    expectRefused(() => setPointer({ p: [1] }, '/p/0', 2), 'invalid-change', '/p/0');
  });
});

describe('canonicalJson', () => {
  it('is the same text whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, A: -0 })).to.equal(
      '{"A":0,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('reads back as the same value, and tells exactly what differs', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        expect(equalJson(JSON.parse(canonicalJson(a)) as JsonValue, a)).to.equal(true);
        expect(equalJson(a, b)).to.equal(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const value of [
      NaN,
      Infinity,
      undefined,
      [undefined],
      Array(2),
      () => 1,
      1n,
      new Map(),
      cycle,
    ]) {
      expect(() => canonicalJson(value)).to.throw(DashError);
    }
  });
});

describe('equalDashboards', () => {
  const one = createDashboard({
    id: 'd',
    widgets: { a: createWidget({ id: 'a', type: 'note', createdAt: 'then' }) },
  });

  it('leaves out revision and times', () => {
    const other = createDashboard({
      ...one,
      revision: 5,
      updatedAt: 'now',
      widgets: { a: createWidget({ id: 'a', type: 'note', updatedAt: 'now' }) },
    });
    expect(equalDashboards(one, other)).to.equal(true);
  });

  it('sees every other difference', () => {
    const a = createWidget({ id: 'a', type: 'note', title: 'x' });
    expect(equalDashboards(one, createDashboard({ ...one, name: 'x' }))).to.equal(false);
    expect(equalDashboards(one, createDashboard({ ...one, widgets: { a } }))).to.equal(false);
    expect(equalDashboards(one, createDashboard({ ...one, widgets: {} }))).to.equal(false);
  });
});
