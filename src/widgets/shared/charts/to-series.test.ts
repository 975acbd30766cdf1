import { expect } from '@open-wc/testing';
import type { JsonValue } from '../../../model/json.js';
import { toSeries, type SeriesFields } from './to-series.js';

function messageOf(answer: JsonValue, fields?: SeriesFields): string {
  try {
    toSeries(answer, fields);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

describe('toSeries', () => {
  it('reads labels and series', () => {
    const data = toSeries({ labels: ['a', 'b'], series: [{ name: 'n', data: [1, null] }] });
    expect(data).to.deep.equal({
      kind: 'category',
      x: ['a', 'b'],
      series: [{ name: 'n', values: [1, null] }],
    });
  });

  it('tells series of the same name apart', () => {
    const series = ['n', 'n', 'n (2)', 'n'].map((name) => ({ name, data: [1] }));
    const names = toSeries({ labels: ['a'], series })?.series.map(({ name }) => name);
    expect(names).to.deep.equal(['n', 'n (3)', 'n (2)', 'n (4)']);
  });

  it('puts dates, times and numbers in order', () => {
    const dates = toSeries({
      labels: ['2026-01-03', '2026-01-01'],
      series: [{ name: 'n', data: [3, 1] }],
    });
    expect(dates?.kind).to.equal('date');
    expect(dates?.x).to.deep.equal([Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 3)]);
    expect(dates?.series[0]?.values).to.deep.equal([1, 3]);
    expect(toSeries([{ at: '2026-01-01T10:00:00Z', v: 1 }])?.kind).to.equal('time');
    expect(toSeries([{ at: 1_760_000_000_000, v: 1 }], { x: 'at' })?.kind).to.equal('time');
    expect(toSeries([{ year: 2004, v: 1 }], { x: 'year', y: 'v' })?.kind).to.equal('number');
  });

  it('reads rows by the named fields, and adds up rows of the same place', () => {
    const rows = [
      { day: 'Mon', n: 1, kind: 'up' },
      { day: 'Mon', n: 2, kind: 'down' },
      { day: 'Tue', n: 3, kind: 'up' },
      { day: 'Mon', n: 10, kind: 'up' },
    ];
    expect(toSeries(rows, { x: 'day', y: 'n', by: 'kind' })).to.deep.equal({
      kind: 'category',
      joined: 2,
      x: ['Mon', 'Tue'],
      series: [
        { name: 'up', values: [11, 3] },
        { name: 'down', values: [2, undefined] },
      ],
    });
  });

  it('finds the fields by itself', () => {
    const rows = [{ id: 7, site: 'a', day: '2026-01-01', low: 1, high: 2 }];
    const data = toSeries(rows, { y: ['low', 'high'] });
    expect(data?.kind).to.equal('date');
    expect(data?.series.map(({ name }) => name)).to.deep.equal(['Low', 'High']);
    expect(toSeries([{ site: 'a', count: 2 }])?.x).to.deep.equal(['a']);
  });

  it('reads daily counts', () => {
    const data = toSeries({ daily: [{ date: '2026-01-01', count: 4 }], totalMessages: 4 });
    expect(data?.series).to.deep.equal([{ name: 'Count', values: [4] }]);
  });

  it('picks series by name, in that order', () => {
    const answer = {
      labels: ['a'],
      series: ['x', 'y', 'z'].map((name) => ({ name, data: [1] })),
    };
    const names = toSeries(answer, { series: ['z', 'x', 'unknown'] })?.series.map((s) => s.name);
    expect(names).to.deep.equal(['z', 'x']);
  });

  it('has nothing to draw without a value', () => {
    const nothing: JsonValue[] = [
      [],
      { daily: [] },
      { labels: [], series: [] },
      { labels: ['a'], series: [{ name: 'n', data: [null] }] },
    ];
    for (const answer of nothing) {
      expect(toSeries(answer)).to.equal(undefined);
    }
    const one = { labels: ['a'], series: [{ name: 'n', data: [1] }] };
    expect(toSeries(one, { series: ['other'] })).to.equal(undefined);
  });

  it('leaves a gap where there is no value, and rows out that have no place', () => {
    const values: JsonValue[] = [1, null, NaN, Infinity, '', '2.5'];
    const rows = values.map((v, index) => ({ at: `2026-01-0${index + 1}`, v }));
    expect(toSeries(rows)?.series[0]?.values).to.deep.equal([1, null, null, null, null, 2.5]);
    expect(toSeries(rows.map(({ at }) => ({ at, v: null })))).to.equal(undefined);
    const late = [{ at: '2026-01-02', v: 2 }, { at: null, v: 9 }, null, { at: '2026-01-01', v: 1 }];
    const data = toSeries(late, { x: 'at', y: 'v' });
    expect(data?.kind).to.equal('date');
    expect(data?.series[0]?.values).to.deep.equal([1, 2]);
    const labels = ['2026-01-01', null, '2026-01-02'];
    const labelled = toSeries({ labels, series: [{ name: 'n', data: [1, 9, 2] }] });
    expect(labelled?.series[0]?.values).to.deep.equal([1, 2]);
  });

  it('reads times in the zone, and seconds as well as milliseconds', () => {
    const at = Date.UTC(2024, 2, 10, 8);
    for (const value of ['2024-03-10T17:00', '2024-03-10 08:00:00+00', at, at / 1000]) {
      const data = toSeries([{ at: value, v: 1 }], { x: 'at' }, 'Asia/Tokyo');
      expect(data, String(value)).to.deep.include({ kind: 'time', x: [at] });
    }
  });

  it('chooses numbers that come as texts', () => {
    const rows = [{ total: '12.50', day: '2026-01-01', n: '3' }];
    expect(toSeries(rows)?.series).to.deep.equal([
      { name: 'Total', values: [12.5] },
      { name: 'N', values: [3] },
    ]);
    expect(toSeries([{ count: '5', site: 'a' }])?.x).to.deep.equal(['a']);
  });

  it('names what was expected and what came', () => {
    expect(messageOf(5)).to.match(/^Expected \{labels, series.*daily.*but got the number 5/);
    expect(messageOf({ foo: 1 })).to.contain('but got an object with foo');
    expect(messageOf({ labels: 'a', series: [] })).to.contain('at /labels');
    expect(messageOf({ labels: [], series: 1 })).to.contain('at /series');
    expect(messageOf({ labels: ['a'], series: [{ name: 'n', data: [1, 2] }] })).to.contain(
      'at most 1 values, one for each label at /series/0/data',
    );
    expect(messageOf({ labels: ['a'], series: [{ name: 'n', data: ['x'] }] })).to.contain(
      'a number at /series/0/data/0, but got the text "x"',
    );
    expect(messageOf({ daily: 3 })).to.contain('at /daily');
    expect(messageOf([1, 2])).to.contain('an object at /0');
    expect(messageOf([{ a: 'x', b: 1 }], { y: 'missing' })).to.contain(
      'rows with the field missing',
    );
    expect(messageOf([{ a: 'x' }])).to.contain('rows with a number to draw');
    expect(
      messageOf(
        [
          { a: 'x', b: 1 },
          { a: 'y', b: 'z' },
        ],
        { y: 'b' },
      ),
    ).to.contain('at /1/b');
    // An object is not usable as a name.
    const data = [{ name: 'n', data: [1, 2] }];
    expect(messageOf({ labels: ['a', { b: 1 }], series: data })).to.contain(
      'a text or a number at /labels/1, but got an object with b',
    );
    expect(messageOf([{ at: 'x', y: 1, site: {} }], { by: 'site' })).to.contain('at /0/site');
  });
});
