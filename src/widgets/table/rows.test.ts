import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { parseTable, type Column } from './rows.js';
import { formatCell } from './cell-text.js';
import { filterByStatus, filterRows, sortRows } from './view.js';

const ROWS: readonly JsonObject[] = [
  { name: 'b', status: 'online', temp: 20.5, last_seen: '2026-01-02T10:00:00Z', ok: true },
  { name: 'A', status: 'offline', temp: null, last_seen: '2026-01-03T10:00:00Z', ok: false },
  { name: 'c10', status: 'online', temp: 3, last_seen: '2026-01-01T10:00:00Z', ok: true },
  { name: 'c9', status: 'warning', temp: 1000, last_seen: '', ok: true },
];
const MANNER = { locale: 'de-DE', timeZone: 'Europe/Berlin' };

function columnsOf(rows: JsonValue, configured?: readonly JsonValue[]): readonly Column[] {
  return parseTable(rows, configured)?.columns ?? [];
}

function names(rows: readonly JsonObject[]): unknown[] {
  return rows.map(({ name }) => name);
}

describe('parseTable', () => {
  it('finds columns and what they hold', () => {
    const columns = columnsOf(ROWS);
    expect(columns.map(({ type }) => type)).to.deep.equal([
      'text',
      'status',
      'number',
      'date',
      'boolean',
    ]);
    expect(columns[3]?.label).to.equal('Last seen');
    expect(columns[2]).to.include({ align: 'end', decimals: 1 });
  });

  it('takes the columns of the config before those of the answer', () => {
    const offered: JsonValue = [
      { key: 'temp', label: 'Temperature', align: 'center' },
      { key: 'name' },
    ];
    const answer = { rows: ROWS, columns: offered, total: 99 };
    expect(parseTable(answer)?.total).to.equal(99);
    expect(columnsOf(answer).map(({ label }) => label)).to.deep.equal(['Temperature', 'Name']);
    const chosen = columnsOf(answer, ['temp', { key: 'ok', label: 'Fine?', type: 'text' }]);
    expect(chosen.map(({ label }) => label)).to.deep.equal(['Temperature', 'Fine?']);
    expect(chosen[0]?.align).to.equal('center');
    expect(chosen[1]?.type).to.equal('text');
  });

  it('has nothing to show without rows', () => {
    expect(parseTable([])).to.equal(undefined);
    expect(parseTable({ rows: [] })).to.equal(undefined);
    expect(parseTable([{}, {}])).to.equal(undefined);
  });

  it('names what it expected', () => {
    expect(() => parseTable('x')).to.throw(
      'Expected a list of objects or {rows, columns?, total?}',
    );
    expect(() => parseTable({ items: [] })).to.throw('an object with items');
    expect(() => parseTable({ rows: 5 })).to.throw('a list at /rows');
    expect(() => parseTable([{}, 5])).to.throw('an object at /1');
    expect(() => parseTable({ rows: [{ a: 1 }], columns: 'a' })).to.throw('/columns');
    expect(() => parseTable({ rows: [{ a: 1 }], columns: [5] })).to.throw('/columns/0');
  });
});

describe('the view of a table', () => {
  const columns = columnsOf(ROWS);

  it('writes cells in the manner of the locale', () => {
    const row = { temp: 1000, ok: true, last_seen: '2026-01-02T23:30:00Z', name: { a: 1 } };
    const texts = columns.map((column) => formatCell(row[column.key as 'temp'], column, MANNER));
    expect(texts).to.deep.equal(['{"a":1}', '', '1.000,0', '03.01.2026, 00:30', 'Yes']);
    expect(formatCell(NaN, columns[2]!, MANNER)).to.equal('');
  });

  it('sorts by what a column holds, and missing values last either way', () => {
    const by = (key: string, direction: 'asc' | 'desc'): unknown[] =>
      names(sortRows(ROWS, columns, { key, direction }, MANNER));
    expect(by('name', 'asc')).to.deep.equal(['A', 'b', 'c9', 'c10']);
    expect(by('temp', 'asc')).to.deep.equal(['c10', 'b', 'c9', 'A']);
    expect(by('temp', 'desc')).to.deep.equal(['c9', 'b', 'c10', 'A']);
    expect(by('last_seen', 'desc')).to.deep.equal(['A', 'b', 'c10', 'c9']);
    expect(by('missing', 'asc')).to.deep.equal(['b', 'A', 'c10', 'c9']);
    expect(names(ROWS)).to.deep.equal(['b', 'A', 'c10', 'c9']);
  });

  it('follows the type that a column declares', () => {
    const rows = [
      { order: 100200, amount: '-5', at: 1_710_057_600, ok: 1, id: '9007199254740993' },
      { order: 100212, amount: '9.50', at: '2024-03-10T08:00', ok: 'f', id: '2' },
      { order: 100300, amount: 'n/a', at: 'soon', ok: null, id: '' },
      { order: 100400, amount: '9.12', at: '2024-03-11', ok: true, id: '10' },
    ];
    const typed = columnsOf(rows, [
      { key: 'order', type: 'text' },
      { key: 'amount', type: 'number' },
      { key: 'at', type: 'date' },
      { key: 'ok', type: 'boolean' },
      { key: 'id', type: 'number' },
    ]);
    const manner = { locale: 'en-GB', timeZone: 'Asia/Tokyo' };
    const texts = rows.map((row) =>
      typed.map((column) => formatCell(row[column.key as 'order'], column, manner)),
    );
    expect(texts).to.deep.equal([
      ['100200', '-5.00', '10 Mar 2024, 17:00', 'Yes', '9,007,199,254,740,993'],
      ['100212', '9.50', '10 Mar 2024, 08:00', 'No', '2'],
      ['100300', 'n/a', 'soon', '', ''],
      ['100400', '9.12', '11 Mar 2024', 'Yes', '10'],
    ]);
    const orders = (key: string): unknown[] =>
      sortRows(rows, typed, { key, direction: 'asc' }, manner).map(({ order }) => order);
    expect(orders('amount')).to.deep.equal([100200, 100400, 100212, 100300]);
    expect(orders('at')).to.deep.equal([100212, 100200, 100400, 100300]);
    const found = (text: string): unknown[] =>
      filterRows(rows, typed, text, manner).map(({ order }) => order);
    expect(found('100212')).to.deep.equal([100212]);
    expect(found('9007199254740993')).to.deep.equal([100200]);
    expect(found('2024-03-10 17:00')).to.deep.equal([100200]);
    expect(found('2024-03-11')).to.deep.equal([100400]);
  });

  it('sorts texts that are all numbers as numbers, and shows them as typed', () => {
    const rows = ['-5', '10', '-20', '9.5', '9.12'].map((n) => ({ n }));
    const [column] = columnsOf(rows);
    expect(column?.type).to.equal('text');
    const sorted = sortRows(rows, [column!], { key: 'n', direction: 'asc' }, MANNER);
    expect(sorted.map(({ n }) => n)).to.deep.equal(['-20', '-5', '9.12', '9.5', '10']);
    expect(formatCell('9.12', column!, MANNER)).to.equal('9.12');
  });

  it('gives the numbers and moments of a column what tells them apart', () => {
    const at = '2026-01-01T10:00:';
    const rows = [0.0001, 0.0002, 0.00000004].map((n, index) => ({ n, at: `${at}0${index}Z` }));
    const both = columnsOf(rows);
    const manner = { locale: 'en-GB', timeZone: 'UTC' };
    expect(
      rows.map((row) => both.map((column) => formatCell(row[column.key as 'n'], column, manner))),
    ).to.deep.equal([
      ['0.0001', '1 Jan 2026, 10:00:00'],
      ['0.0002', '1 Jan 2026, 10:00:01'],
      ['4E-8', '1 Jan 2026, 10:00:02'],
    ]);
  });

  it('tells numbers and moments of any row apart, but not the noise of binary fractions', () => {
    const manner = { locale: 'en-GB', timeZone: 'UTC' };
    const written = (values: readonly JsonValue[]): string[] => {
      const rows = [...Array.from({ length: 60 }, () => 0 as JsonValue), ...values].map((n) => ({
        n,
      }));
      const [column] = columnsOf(rows, [{ key: 'n', type: 'number' }]);
      return rows.slice(60).map(({ n }) => formatCell(n, column!, manner));
    };
    expect(written([60.1, 60.2, 7])).to.deep.equal(['60.1', '60.2', '7.0']);
    expect(written([0.00000123, 0.00000124])).to.deep.equal(['0.00000123', '0.00000124']);
    expect(written([1.234e-7, 1.2341e-7, 1.5])).to.deep.equal(['1.234E-7', '1.2341E-7', '1.5']);
    expect(written([0.1 + 0.2, 0.3])).to.deep.equal(['0.300', '0.300']);
    const at = Array.from({ length: 60 }, (_row, index) => ({
      at: Date.UTC(2024, 0, 1 + index),
    }));
    const late = [{ at: Date.UTC(2025, 0) }, { at: Date.UTC(2025, 0) + 1000 }];
    const [column] = columnsOf([...at, ...late]);
    expect(late.map((row) => formatCell(row.at, column!, manner))).to.deep.equal([
      '1 Jan 2025, 00:00:00',
      '1 Jan 2025, 00:00:01',
    ]);
  });

  it('sorts ids by digits that no number holds, and keeps the order of equal numbers', () => {
    const ids = ['9007199254740993', '9007199254740992', '12345678901234567891', '1.0', '1'];
    const rows = ids.map((n) => ({ n }));
    for (const type of ['text', 'number']) {
      const sorted = sortRows(
        rows,
        columnsOf(rows, [{ key: 'n', type }]),
        { key: 'n', direction: 'asc' },
        MANNER,
      );
      expect(
        sorted.map(({ n }) => n),
        type,
      ).to.deep.equal(['1.0', '1', '9007199254740992', '9007199254740993', '12345678901234567891']);
    }
  });

  it('has a heading for every column', () => {
    const rows = [{ '': 1, a: 2 }];
    const labels = columnsOf(rows, ['', { key: 'a', label: ' ' }]).map(({ label }) => label);
    expect(labels).to.deep.equal(['Column 1', 'A']);
  });

  it('filters by what is shown, and by status', () => {
    expect(names(filterRows(ROWS, columns, ' 20,5', MANNER))).to.deep.equal(['b']);
    expect(names(filterRows(ROWS, columns, 'ONLINE', MANNER))).to.deep.equal(['b', 'c10']);
    expect(filterRows(ROWS, columns, '  ', MANNER)).to.equal(ROWS);
    expect(names(filterByStatus(ROWS, columns, 'Offline'))).to.deep.equal(['A']);
    expect(filterByStatus(ROWS, columns, '')).to.equal(ROWS);
  });
});
