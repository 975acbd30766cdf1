import type { JsonObject, JsonValue } from '../../../model/json.js';
import { humanize } from '../format/format.js';
import { isList, isNumber, isObject, unexpectedShape } from '../data/shape.js';
import { strings } from '../strings.js';
import { distinctNames } from '../values/distinct-names.js';
import { readLabel } from '../values/read-label.js';
import { isNoValue, readNumber } from '../values/read-number.js';
import { fieldOf, readRows } from '../values/read-rows.js';
import { isLikelyTime, momentOf, readTime } from '../values/read-time.js';
import type { AxisKind, ChartData, Series } from './chart-data.js';
import { chooseFields, type SeriesFields } from './choose-fields.js';

export type { SeriesFields };

const EXPECTED = '{labels, series: [{name, data}]}, a list of rows, or {daily: [{date, count}]}';

/** The kind of an axis; values that are none do not count. */
function kindOf(given: readonly (JsonValue | undefined)[]): AxisKind {
  const values = given.filter((value) => !isNoValue(value));
  if (values.length === 0) {
    return 'category';
  }
  if (values.every(isLikelyTime)) {
    return values.every((value) => readTime(value, 'UTC')?.kind === 'date') ? 'date' : 'time';
  }
  return values.every(isNumber) ? 'number' : 'category';
}

/**
 * Reads a place on the axis. Undefined if a time or a number is missing, so that there is no place;
 * a category without a name is one, too.
 */
function readX(
  value: JsonValue | undefined,
  kind: AxisKind,
  timeZone: string,
  path: string,
): string | number | undefined {
  if (kind === 'category') {
    return readLabel(value, path);
  }
  if (kind === 'number') {
    return readNumber(value, path);
  }
  const time = readTime(value, timeZone);
  return time && (kind === 'date' ? time.at : momentOf(time, timeZone));
}

function readY(value: JsonValue | undefined, path: string): number | null {
  return readNumber(value, path) ?? null;
}

/** Sorts dates, times and numbers in ascending order; categories keep their order. */
function inOrder(data: ChartData): ChartData {
  if (data.kind === 'category') {
    return data;
  }
  const order = data.x.map((_x, index) => index);
  order.sort((a, b) => Number(data.x[a]) - Number(data.x[b]));
  return {
    ...data,
    x: order.map((index) => data.x[index] ?? 0),
    series: data.series.map(({ name, values }) => ({
      name,
      values: order.map((index) => values[index]),
    })),
  };
}

function fromLabels(answer: JsonObject, timeZone: string): ChartData {
  const { labels, series } = answer;
  if (!isList(labels)) {
    throw unexpectedShape('a list of labels', labels, '/labels');
  }
  if (!isList(series)) {
    throw unexpectedShape('a list of {name, data}', series, '/series');
  }
  const kind = kindOf(labels);
  const places = labels.map((label, index) => readX(label, kind, timeZone, `/labels/${index}`));
  const rows = readRows(series, '/series', '{name, data}');
  const names = distinctNames(
    rows.map(({ row: { name }, path }, index) =>
      isNoValue(name) ? `${strings.value} ${index + 1}` : readLabel(name, `${path}/name`),
    ),
  );
  const isPlace = (_value: unknown, index: number): boolean => places[index] !== undefined;
  return {
    kind,
    x: places.filter((place) => place !== undefined),
    series: rows.map(({ row: { data }, path }, index): Series => {
      if (!isList(data)) {
        throw unexpectedShape('a list of numbers', data, `${path}/data`);
      }
      if (data.length > labels.length) {
        const expected = `at most ${labels.length} values, one for each label`;
        throw unexpectedShape(expected, data.length, `${path}/data`);
      }
      return {
        name: names[index] ?? '',
        values: data.map((value, at) => readY(value, `${path}/data/${at}`)).filter(isPlace),
      };
    }),
  };
}

/** Turns rows into series. Values with the same x and the same series are added up. */
function fromRows(
  given: readonly JsonValue[],
  fields: SeriesFields,
  timeZone: string,
  at = '',
): ChartData | undefined {
  const rows = readRows(given, at);
  const chosen = rows.length > 0 ? chooseFields(rows, fields, at) : undefined;
  if (!chosen) {
    return undefined;
  }
  const { x, y } = chosen;
  const kind = kindOf(rows.map(({ row }) => fieldOf(row, x)));
  const positions = new Map<string | number, number>();
  const series = new Map<string, (number | null | undefined)[]>();
  /** The row of the first number at each position, for each series. */
  const firstRows = new Map<string, number[]>();
  const joined = new Set<number>();
  const names = new Map(y.map((key) => [key, humanize(key)]));
  const { by } = fields;
  rows.forEach(({ row, path }, index) => {
    const place = readX(fieldOf(row, x), kind, timeZone, `${path}/${x}`);
    if (place === undefined) {
      return;
    }
    const position = positions.get(place) ?? positions.size;
    positions.set(place, position);
    for (const key of y) {
      const group = by === undefined ? undefined : readLabel(fieldOf(row, by), `${path}/${by}`);
      const name = nameOf(names.get(key) ?? key, group, y.length > 1);
      const values = series.get(name) ?? [];
      series.set(name, values);
      const value = readY(fieldOf(row, key), `${path}/${key}`);
      const before = values[position];
      const rowAt = firstRows.get(name) ?? [];
      firstRows.set(name, rowAt);
      if (!isNumber(before)) {
        values[position] = value;
        rowAt[position] = index;
      } else if (value !== null) {
        values[position] = before + value;
        joined.add(index).add(rowAt[position] ?? index);
      }
    }
  });
  const places = [...positions.keys()];
  return {
    kind,
    x: places,
    ...(joined.size > 0 && { joined: joined.size }),
    series: [...series].map(([name, values]) => ({
      name,
      values: places.map((_place, index) => values[index]),
    })),
  };
}

function nameOf(field: string, group: string | undefined, several: boolean): string {
  if (group === undefined) {
    return field;
  }
  return several ? `${group} – ${field}` : group;
}

function pick(data: ChartData, names: readonly string[] | undefined): ChartData {
  if (!names || names.length === 0) {
    return data;
  }
  const chosen = names.flatMap((name) => data.series.filter((series) => series.name === name));
  return { ...data, series: chosen };
}

function read(answer: JsonValue, fields: SeriesFields, timeZone: string): ChartData | undefined {
  if (isList(answer)) {
    return fromRows(answer, fields, timeZone);
  }
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  if ('labels' in answer || 'series' in answer) {
    return fromLabels(answer, timeZone);
  }
  const { daily } = answer;
  if (daily === undefined) {
    throw unexpectedShape(EXPECTED, answer);
  }
  if (!isList(daily)) {
    throw unexpectedShape('a list of {date, count}', daily, '/daily');
  }
  // The field names of this shape are fixed; those in the config apply to rows only.
  return fromRows(daily, { x: 'date', y: 'count' }, timeZone, '/daily');
}

/**
 * Reads what a line or bar chart accepts: `{labels, series: [{name, data}]}`, rows whose fields the
 * config names, or `{daily: [{date, count}]}`. Times without a zone are read in `timeZone`; a value
 * that is none is a gap, and one without a place is left out. Undefined means that there is nothing
 * to draw.
 * @throws DashError `unexpected-shape`
 */
export function toSeries(
  answer: JsonValue,
  fields: SeriesFields = {},
  timeZone = 'UTC',
): ChartData | undefined {
  const data = read(answer, fields, timeZone);
  if (!data) {
    return undefined;
  }
  const chosen = pick(inOrder(data), fields.series);
  const hasValue = chosen.series.some(({ values }) => values.some(isNumber));
  return hasValue ? chosen : undefined;
}
