import type { JsonValue } from '../../model/json.js';
import { isList, isNumber, isObject, unexpectedShape } from '../shared/data/shape.js';
import { readNumber } from '../shared/values/read-number.js';
import type { ValueStatus } from '../shared/tiles/status-icon.js';
import type { Direction } from '../shared/tiles/trend.js';

/** The value of a tile, with its previous value and its series. */
export interface Reading {
  readonly value: number;
  readonly previous?: number;
  readonly series: readonly number[];
}

const EXPECTED = 'a number or {value, previous?, series?}';

/**
 * Reads an answer: a number or `{value, previous?, series?}`. Undefined means that there is none.
 * @throws DashError `unexpected-shape`
 */
export function parseReading(answer: JsonValue): Reading | undefined {
  if (!isObject(answer)) {
    const value = readNumber(answer, '', EXPECTED);
    return value === undefined ? undefined : { value, series: [] };
  }
  if (!Object.hasOwn(answer, 'value')) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const value = readNumber(answer['value'], '/value');
  const given = answer['series'] ?? [];
  if (!isList(given)) {
    throw unexpectedShape('a list of numbers', given, '/series');
  }
  const series = given.map((entry, index) => readNumber(entry, `/series/${index}`));
  const previous = readNumber(answer['previous'], '/previous');
  if (value === undefined) {
    return undefined;
  }
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

/** The share below which a difference is noise. */
const NOISE = 1e-9;

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
  // Sums of binary fractions differ by noise, which is no change.
  const flat = share === undefined ? difference === 0 : Math.abs(share) < NOISE;
  const direction = flat ? 'flat' : difference > 0 ? 'up' : 'down';
  return { direction, difference, ...(share !== undefined && { share: flat ? 0 : share }) };
}
