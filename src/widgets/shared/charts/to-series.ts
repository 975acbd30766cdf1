import type { JsonObject, JsonValue } from '../../../model/json.js';
import type { AxisKind, ChartData, Series } from './chart-data.js';
import { humanize, isDateOnly, parseDate } from '../format/format.js';
import { isList, isNumber, isObject, unexpectedShape } from '../data/shape.js';
import { strings } from '../strings.js';

/** The fields of rows to draw, and the series to keep. */
export interface SeriesFields {
  readonly x?: string;
  readonly y?: string | readonly string[];
  readonly by?: string;
  /** The names of the series, in drawing order; an empty list means all. */
  readonly series?: readonly string[];
}

const EXPECTED = '{labels, series: [{name, data}]}, a list of rows, or {daily: [{date, count}]}';

/** From here on, numbers are moments in milliseconds; years, hours and counts are far smaller. */
const FIRST_TIME = 100_000_000_000;

/** The number of rows from which the kind of a field is detected. */
const SAMPLE = 50;

function kindOf(values: readonly JsonValue[]): AxisKind {
  if (values.length === 0) {
    return 'category';
  }
  if (values.every(isNumber)) {
    return values.every((x) => x >= FIRST_TIME) ? 'time' : 'number';
  }
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length < values.length) {
    return 'category';
  }
  if (texts.every(isDateOnly)) {
    return 'date';
  }
  return texts.every((text) => parseDate(text) !== undefined) ? 'time' : 'category';
}

function readName(value: JsonValue, path: string): string {
  if (typeof value === 'object' && value !== null) {
    throw unexpectedShape('a text or a number', value, path);
  }
  return value === null ? '–' : String(value);
}

function readX(value: JsonValue, kind: AxisKind, path: string): string | number {
  if (kind === 'category') {
    return readName(value, path);
  }
  return typeof value === 'string' ? (parseDate(value) ?? 0) : Number(value);
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

function fromLabels(answer: JsonObject): ChartData {
  const { labels, series } = answer;
  if (!isList(labels)) {
    throw unexpectedShape('a list of labels', labels, '/labels');
  }
  if (!isList(series)) {
    throw unexpectedShape('a list of {name, data}', series, '/series');
  }
  const kind = kindOf(labels);
  return {
    kind,
    x: labels.map((label, index) => readX(label, kind, `/labels/${index}`)),
    series: series.map((entry, index): Series => {
      const path = `/series/${index}`;
      if (!isObject(entry)) {
        throw unexpectedShape('{name, data}', entry, path);
      }
      const { name, data } = entry;
      if (!isList(data)) {
        throw unexpectedShape('a list of numbers', data, `${path}/data`);
      }
      if (data.length > labels.length) {
        const expected = `at most ${labels.length} values, one for each label`;
        throw unexpectedShape(expected, data.length, `${path}/data`);
      }
      return {
        name: typeof name === 'string' ? name : `${strings.value} ${index + 1}`,
        values: data.map((value, at) => readY(value, `${path}/data/${at}`)),
      };
    }),
  };
}

function readY(value: JsonValue | undefined, path: string): number | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (!isNumber(value)) {
    throw unexpectedShape('a number', value, path);
  }
  return value;
}

function isSampled(
  rows: readonly JsonObject[],
  key: string,
  test: (value: JsonValue) => boolean,
): boolean {
  const values = rows
    .slice(0, SAMPLE)
    .map((row) => row[key])
    .filter((value) => value !== undefined && value !== null);
  return values.length > 0 && values.every(test);
}

interface ChosenFields {
  readonly x: string;
  readonly y: readonly string[];
}

/** Chooses fields that the config does not name: x is the first date or text, y all numbers. */
function chooseFields(rows: readonly JsonObject[], fields: SeriesFields, at: string): ChosenFields {
  const keys = [...new Set(rows.slice(0, SAMPLE).flatMap((row) => Object.keys(row)))];
  const free = keys.filter((key) => key !== fields.by);
  const isText = (value: JsonValue): boolean => typeof value === 'string';
  const isDate = (value: JsonValue): boolean =>
    typeof value === 'string' && parseDate(value) !== undefined;
  const x =
    fields.x ??
    free.find((key) => isSampled(rows, key, isDate)) ??
    free.find((key) => isSampled(rows, key, isText)) ??
    free[0];
  const named = typeof fields.y === 'string' ? [fields.y] : (fields.y ?? []);
  const y =
    named.length > 0 ? named : free.filter((key) => key !== x && isSampled(rows, key, isNumber));
  const missing = [x, ...y, fields.by].find((key) => key !== undefined && !keys.includes(key));
  if (missing !== undefined) {
    throw unexpectedShape(`rows with the field ${missing}`, rows[0], `${at}/0`);
  }
  if (x === undefined || y.length === 0) {
    throw unexpectedShape('rows with a number to draw', rows[0], `${at}/0`);
  }
  return { x, y };
}

/** Turns rows into series. Values with the same x and the same series are added up. */
function fromRows(given: readonly JsonValue[], fields: SeriesFields, at = ''): ChartData {
  const wrong = given.findIndex((row) => !isObject(row));
  if (wrong >= 0) {
    throw unexpectedShape('an object', given[wrong], `${at}/${wrong}`);
  }
  const rows = given as readonly JsonObject[];
  const { x, y } = chooseFields(rows, fields, at);
  const kind = kindOf(rows.map((row) => row[x] ?? null));
  const positions = new Map<string | number, number>();
  const series = new Map<string, (number | null | undefined)[]>();
  /** The row of the first number at each position, for each series. */
  const firstRows = new Map<string, number[]>();
  const joined = new Set<number>();
  rows.forEach((row, index) => {
    const place = readX(row[x] ?? null, kind, `${at}/${index}/${x}`);
    const position = positions.get(place) ?? positions.size;
    positions.set(place, position);
    for (const key of y) {
      const group =
        fields.by === undefined
          ? undefined
          : readName(row[fields.by] ?? null, `${at}/${index}/${fields.by}`);
      const name = nameOf(key, group, y.length > 1);
      const values = series.get(name) ?? [];
      series.set(name, values);
      const value = readY(row[key], `${at}/${index}/${key}`);
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

function nameOf(key: string, group: string | undefined, several: boolean): string {
  if (group === undefined) {
    return humanize(key);
  }
  return several ? `${group} – ${humanize(key)}` : group;
}

function pick(data: ChartData, names: readonly string[] | undefined): ChartData {
  if (!names || names.length === 0) {
    return data;
  }
  const chosen = names.flatMap((name) => data.series.filter((series) => series.name === name));
  return { ...data, series: chosen };
}

function read(answer: JsonValue, fields: SeriesFields): ChartData | undefined {
  if (isList(answer)) {
    return answer.length === 0 ? undefined : fromRows(answer, fields);
  }
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  if ('labels' in answer || 'series' in answer) {
    return fromLabels(answer);
  }
  const { daily } = answer;
  if (daily === undefined) {
    throw unexpectedShape(EXPECTED, answer);
  }
  if (!isList(daily)) {
    throw unexpectedShape('a list of {date, count}', daily, '/daily');
  }
  if (daily.length === 0) {
    return undefined;
  }
  // The field names of this shape are fixed; those in the config apply to rows only.
  return fromRows(daily, { x: 'date', y: 'count' }, '/daily');
}

/**
 * Reads what a line or bar chart accepts: `{labels, series: [{name, data}]}`, rows whose fields the
 * config names, or `{daily: [{date, count}]}`. Undefined means that there is nothing to draw.
 * @throws DashError `unexpected-shape`
 */
export function toSeries(answer: JsonValue, fields: SeriesFields = {}): ChartData | undefined {
  const data = read(answer, fields);
  if (!data) {
    return undefined;
  }
  const chosen = pick(inOrder(data), fields.series);
  const hasValue = chosen.series.some(({ values }) => values.some(isNumber));
  return hasValue ? chosen : undefined;
}
