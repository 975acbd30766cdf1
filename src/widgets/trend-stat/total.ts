import type { JsonObject, JsonValue } from '../../model/json.js';
import { parseDate } from '../shared/format/format.js';
import { isList, isNumber, isObject, unexpectedShape } from '../shared/data/shape.js';

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

function readNumber(answer: JsonObject, key: string): number | undefined {
  const value = answer[key];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isNumber(value)) {
    throw unexpectedShape('a number', value, `/${key}`);
  }
  return value;
}

/** Reads the days. A day without a count is left out, because its count is unknown, not 0. */
function readDays(list: JsonValue | undefined, key: string, valueKey: string): readonly Day[] {
  if (list === undefined || list === null) {
    return [];
  }
  const expected = `{date, ${valueKey}}`;
  if (!isList(list)) {
    throw unexpectedShape(`a list of ${expected}`, list, `/${key}`);
  }
  const days = list.flatMap((entry, index): Day[] => {
    const path = `/${key}/${index}`;
    const date = isObject(entry) ? entry['date'] : undefined;
    if (!isObject(entry) || typeof date !== 'string') {
      throw unexpectedShape(expected, entry, path);
    }
    const value = entry[valueKey];
    if (value === null) {
      return [];
    }
    if (!isNumber(value)) {
      throw unexpectedShape('a number', value, `${path}/${valueKey}`);
    }
    return [{ date, value }];
  });
  const times = new Map(days.map((day) => [day, parseDate(day.date) ?? Number.NaN]));
  if ([...times.values()].some(Number.isNaN)) {
    return days;
  }
  return days.sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
}

/**
 * Reads an answer: `{total, trend, series: [{date, value}]}` or
 * `{totalMessages, trend, daily: [{date, count}]}`. Undefined means that there is no total.
 * @throws DashError `unexpected-shape`
 */
export function parseTotal(answer: JsonValue): Total | undefined {
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const [totalKey, listKey, valueKey] =
    'total' in answer ? ['total', 'series', 'value'] : ['totalMessages', 'daily', 'count'];
  if (!(totalKey in answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const total = readNumber(answer, totalKey);
  const trend = readNumber(answer, 'trend');
  const days = readDays(answer[listKey], listKey, valueKey);
  if (total === undefined) {
    return undefined;
  }
  return { total, days, ...(trend !== undefined && { trend }) };
}
