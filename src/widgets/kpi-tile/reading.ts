import type { JsonObject, JsonValue } from '../../model/json.js';
import { isList, isNumber, isObject, unexpectedShape } from '../shared/data/shape.js';
import type { ValueStatus } from '../shared/tiles/status-icon.js';
import type { Direction } from '../shared/tiles/trend.js';

/** The value of a tile, with its previous value and its series. */
export interface Reading {
  readonly value: number;
  readonly previous?: number;
  readonly series: readonly number[];
}

const EXPECTED = 'a number or {value, previous?, series?}';

function readOptional(answer: JsonObject, key: string): number | undefined {
  const value = answer[key];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isNumber(value)) {
    throw unexpectedShape('a number', value, `/${key}`);
  }
  return value;
}

/** Reads an answer: a number or `{value, previous?, series?}`. Null means that there is no data. */
export function parseReading(answer: JsonValue): Reading | undefined {
  if (answer === null) {
    return undefined;
  }
  if (isNumber(answer)) {
    return { value: answer, series: [] };
  }
  if (!isObject(answer) || !('value' in answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const value = readOptional(answer, 'value');
  if (value === undefined) {
    return undefined;
  }
  const series = answer['series'] ?? [];
  if (!isList(series)) {
    throw unexpectedShape('a list of numbers', series, '/series');
  }
  const wrong = series.findIndex((entry) => entry !== null && !isNumber(entry));
  if (wrong >= 0) {
    throw unexpectedShape('a number', series[wrong], `/series/${wrong}`);
  }
  const previous = readOptional(answer, 'previous');
  return { value, series: series.filter(isNumber), ...(previous !== undefined && { previous }) };
}

/**
 * The status of a value: critical or warning if it reaches that threshold; undefined without
 * thresholds.
 */
export function statusOf(
  value: number,
  warning: number | undefined,
  critical: number | undefined,
): ValueStatus | undefined {
  if (warning === undefined && critical === undefined) {
    return undefined;
  }
  if (critical !== undefined && value >= critical) {
    return 'critical';
  }
  if (warning !== undefined && value >= warning) {
    return 'warning';
  }
  return 'normal';
}

export interface Trend {
  readonly direction: Direction;
  /** The change as a share of the previous value; undefined when that is 0. */
  readonly share?: number;
  readonly difference: number;
}

export function trendOf({ value, previous }: Reading): Trend | undefined {
  if (previous === undefined) {
    return undefined;
  }
  const difference = value - previous;
  const share = previous === 0 ? undefined : difference / Math.abs(previous);
  // A change too small for one decimal place of a per cent counts as none.
  const flat = share === undefined ? difference === 0 : Math.abs(share) < 0.0005;
  const direction = flat ? 'flat' : difference > 0 ? 'up' : 'down';
  return { direction, difference, ...(share !== undefined && { share }) };
}
