import type { JsonValue } from '../../model/json.js';
import { isList, isObject, unexpectedShape } from '../shared/data/shape.js';
import { isNoValue, readNumber } from '../shared/values/read-number.js';
import { readRows } from '../shared/values/read-rows.js';
import { momentOf, readTime } from '../shared/values/read-time.js';

export interface Day {
  readonly date: string;
  readonly value: number;
}

/** The total of a trend stat, its trend and its days. */
export interface Total {
  readonly total: number;
  /** The change against the period before, in per cent. */
  readonly trend?: number;
  /** The days in ascending order. */
  readonly days: readonly Day[];
}

const EXPECTED =
  '{total, trend, series: [{date, value}]} or {totalMessages, trend, daily: [{date, count}]}';

/** Reads the date of a day: a text as it is, or a number that is a moment. */
function readDate(value: JsonValue | undefined, timeZone: string, path: string): string {
  if (typeof value === 'string') {
    return value;
  }
  const time = readTime(value, timeZone);
  if (!time) {
    throw unexpectedShape('a date', value, path);
  }
  return new Date(time.at).toISOString();
}

/**
 * Reads the days. A day without a date or a count is left out, because its count is unknown, not 0.
 */
function readDays(
  list: JsonValue | undefined,
  key: string,
  valueKey: string,
  timeZone: string,
): readonly Day[] {
  if (list === undefined || list === null) {
    return [];
  }
  const expected = `{date, ${valueKey}}`;
  if (!isList(list)) {
    throw unexpectedShape(`a list of ${expected}`, list, `/${key}`);
  }
  const days = readRows(list, `/${key}`, expected).flatMap(({ row, path }): Day[] => {
    if (!Object.hasOwn(row, 'date')) {
      throw unexpectedShape(expected, row, path);
    }
    const value = readNumber(row[valueKey], `${path}/${valueKey}`);
    const isDay = value !== undefined && !isNoValue(row['date']);
    return isDay ? [{ date: readDate(row['date'], timeZone, `${path}/date`), value }] : [];
  });
  const times = new Map(days.map((day) => [day, readTime(day.date, timeZone)]));
  if ([...times.values()].includes(undefined)) {
    return days;
  }
  const timeOf = (day: Day): number => {
    const time = times.get(day);
    return time ? momentOf(time, timeZone) : 0;
  };
  return days.sort((a, b) => timeOf(a) - timeOf(b));
}

/**
 * Reads an answer: `{total, trend, series: [{date, value}]}` or
 * `{totalMessages, trend, daily: [{date, count}]}`. Undefined means that there is no total.
 * @throws DashError `unexpected-shape`
 */
export function parseTotal(answer: JsonValue, timeZone = 'UTC'): Total | undefined {
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const [totalKey, listKey, valueKey] =
    'total' in answer ? ['total', 'series', 'value'] : ['totalMessages', 'daily', 'count'];
  if (!(totalKey in answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const total = readNumber(answer[totalKey], `/${totalKey}`);
  const trend = readNumber(answer['trend'], '/trend');
  const days = readDays(answer[listKey], listKey, valueKey, timeZone);
  if (total === undefined) {
    return undefined;
  }
  return { total, days, ...(trend !== undefined && { trend }) };
}
