import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { parseTable, type Column } from './rows.js';
import { filterByStatus, filterRows, formatCell, sortRows } from './view.js';

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
      names(sortRows(ROWS, columns, { key, direction }, 'en-US'));
    expect(by('name', 'asc')).to.deep.equal(['A', 'b', 'c9', 'c10']);
    expect(by('temp', 'asc')).to.deep.equal(['c10', 'b', 'c9', 'A']);
    expect(by('temp', 'desc')).to.deep.equal(['c9', 'b', 'c10', 'A']);
    expect(by('last_seen', 'desc')).to.deep.equal(['A', 'b', 'c10', 'c9']);
    expect(by('missing', 'asc')).to.deep.equal(['b', 'A', 'c10', 'c9']);
    expect(names(ROWS)).to.deep.equal(['b', 'A', 'c10', 'c9']);
  });

  it('filters by what is shown, and by status', () => {
    expect(names(filterRows(ROWS, columns, ' 20,5', MANNER))).to.deep.equal(['b']);
    expect(names(filterRows(ROWS, columns, 'ONLINE', MANNER))).to.deep.equal(['b', 'c10']);
    expect(filterRows(ROWS, columns, '  ', MANNER)).to.equal(ROWS);
    expect(names(filterByStatus(ROWS, columns, 'Offline'))).to.deep.equal(['A']);
    expect(filterByStatus(ROWS, columns, '')).to.equal(ROWS);
  });
});
