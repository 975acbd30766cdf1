import { expect } from '@open-wc/testing';
import type { JsonValue } from '../../../model/json.js';
import { toJson } from './to-json.js';

function json(value: unknown): unknown {
  return toJson(value as JsonValue);
}

describe('toJson', () => {
  it('returns JSON as it is, also with numbers that are not finite', () => {
    for (const value of [null, 5, NaN, 'a', true, [], {}, [{ a: [1, NaN, undefined] }, null]]) {
      expect(Object.is(json(value), value), String(value)).to.equal(true);
    }
  });

  it('writes dates, big integers and collections as JSON, wherever they are', () => {
    const date = new Date(Date.UTC(2024, 2, 10, 8));
    expect(json([{ at: date, n: 10n }, { at: new Date(NaN) }])).to.deep.equal([
      { at: '2024-03-10T08:00:00.000Z', n: 10 },
      { at: null },
    ]);
    expect(json(-5n)).to.equal(-5);
    expect(json(9_007_199_254_740_993n)).to.equal('9007199254740993');
    expect(json(new Map<unknown, unknown>([['a', 3n]]))).to.deep.equal({ a: 3 });
    expect(json(new Set([1, date]))).to.deep.equal([1, '2024-03-10T08:00:00.000Z']);
    expect(json({ series: new Float64Array([1, 2.5]) })).to.deep.equal({ series: [1, 2.5] });
    expect(json(new BigInt64Array([1n]))).to.deep.equal([1]);
  });

  it('shares what it does not change', () => {
    const rows = [{ a: 1 }, { a: 2n }];
    const [first, second] = json(rows) as typeof rows;
    expect(first === rows[0]).to.equal(true);
    expect(second).to.deep.equal({ a: 2 });
    expect(rows[1]).to.deep.equal({ a: 2n });
  });

  it('ends with an object that contains itself', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(json(circle)).to.equal(circle);
    expect(json(new Map([['__proto__', 1]]))).to.have.own.property('__proto__', 1);
  });
});
