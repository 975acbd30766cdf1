import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { copyJson } from './copy-json.js';

describe('copyJson', () => {
  it('is equal, and shares no object with what it copies', () => {
    const objectsIn = (value: unknown): object[] =>
      typeof value === 'object' && value !== null
        ? [value, ...Object.values(value).flatMap(objectsIn)]
        : [];
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = copyJson(value);
        expect(copy).to.deep.equal(value);
        const mine = new Set(objectsIn(copy));
        expect(objectsIn(value).filter((part) => mine.has(part))).to.deep.equal([]);
      }),
    );
  });

  it('can be changed where the original is frozen', () => {
    const rows = Object.freeze([Object.freeze({ n: 2 }), Object.freeze({ n: 1 })]);
    const copy = copyJson(rows) as { n: number }[];
    copy.sort((a, b) => a.n - b.n).pop();
    copy[0]!.n = 7;
    expect(rows).to.deep.equal([{ n: 2 }, { n: 1 }]);
  });

  it('passes on what is no JSON', () => {
    class Row {
      readonly n = 1;
    }
    const value = { at: new Date(0), row: new Row(), map: new Map([[1, 2]]), none: undefined };
    const copy = copyJson(value);
    expect(copy).not.to.equal(value);
    expect([copy.at, copy.row, copy.map]).to.have.ordered.members([value.at, value.row, value.map]);
    expect(copy).to.have.own.property('none', undefined);
  });

  it('ends where an object holds itself', () => {
    const value: Record<string, unknown> = { list: [1] };
    value['self'] = value;
    const copy = copyJson(value);
    expect(copy['self']).to.equal(value);
    expect(copy['list']).not.to.equal(value['list']);
  });
});
