import type { JsonObject, JsonValue } from '../../model/json.js';
import { isList, isNumber, isObject, unexpectedShape } from '../shared/data/shape.js';
import { withLength } from '../shared/scales/scale.js';
import { isNumeric, readNumber } from '../shared/values/read-number.js';
import type { ValueStatus } from '../shared/tiles/status-icon.js';

/** The value and the scale of a gauge. */
export interface GaugeReading {
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** The status of values from a limit on. */
export interface Threshold {
  readonly value: number;
  readonly status: ValueStatus;
}

/** A section of the scale with one status. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  readonly status: ValueStatus;
}

const EXPECTED = 'a number or {value, min?, max?}';
const DEFAULT_MIN = 0;
const DEFAULT_MAX = 100;

function readOptional(answer: JsonObject, key: string): number | undefined {
  return readNumber(answer[key], `/${key}`);
}

/**
 * Reads an answer: a number or `{value, min?, max?}`; the config completes the ends of the scale.
 * Undefined means that there is no value.
 * @throws DashError `unexpected-shape`
 */
export function parseGauge(answer: JsonValue, config: JsonObject): GaugeReading | undefined {
  if (isObject(answer) && !Object.hasOwn(answer, 'value')) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const given = isObject(answer) ? answer : { value: readNumber(answer, '', EXPECTED) ?? null };
  const value = readOptional(given, 'value');
  const min = readOptional(given, 'min') ?? readOptional(config, 'min') ?? DEFAULT_MIN;
  const max = readOptional(given, 'max') ?? readOptional(config, 'max') ?? DEFAULT_MAX;
  if (min > max || (min === max && value !== undefined && value !== min)) {
    const [key, expected] = isNumeric(given['max'])
      ? ['max', `a number above the minimum of ${min}`]
      : ['min', `a number below the maximum of ${max}`];
    throw unexpectedShape(expected, given[key], `/${key}`);
  }
  if (value === undefined) {
    return undefined;
  }
  // A scale without a length, such as from 0 to 0, still shows its value.
  const range = min === 0 && max === 0 ? { min, max: 1 } : withLength({ min, max });
  return { value, ...range };
}

const STATUSES: readonly JsonValue[] = ['normal', 'warning', 'critical'];

/**
 * Reads a list. Of several thresholds without a status the first is a warning, the others critical.
 */
function fromList(list: readonly JsonValue[]): readonly Threshold[] {
  const values = list.map((entry) => (isObject(entry) ? entry['value'] : entry));
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  return list.flatMap((entry, index): Threshold[] => {
    const value = values[index];
    if (!isNumber(value)) {
      return [];
    }
    const named = isObject(entry) ? entry['status'] : undefined;
    const byOrder = sorted[0] === value ? 'warning' : 'critical';
    const status = STATUSES.includes(named ?? null) ? (named as ValueStatus) : byOrder;
    return [{ value, status }];
  });
}

/**
 * The thresholds of a config in ascending order: from a list, `{warning, critical}`, or separate
 * keys.
 */
export function readThresholds(config: JsonObject): readonly Threshold[] {
  const { thresholds, warningThreshold, criticalThreshold } = config;
  if (isList(thresholds)) {
    return [...fromList(thresholds)].sort((a, b) => a.value - b.value);
  }
  const named = isObject(thresholds) ? thresholds : {};
  const warning = named['warning'] ?? warningThreshold;
  const critical = named['critical'] ?? criticalThreshold;
  return [
    ...(isNumber(warning) ? [{ value: warning, status: 'warning' as const }] : []),
    ...(isNumber(critical) ? [{ value: critical, status: 'critical' as const }] : []),
  ].sort((a, b) => a.value - b.value);
}

/** The status of the highest threshold that a value reaches; undefined without thresholds. */
export function statusAt(value: number, thresholds: readonly Threshold[]): ValueStatus | undefined {
  if (thresholds.length === 0) {
    return undefined;
  }
  const reached = thresholds.filter((threshold) => value >= threshold.value);
  return reached[reached.length - 1]?.status ?? 'normal';
}

/** Splits the scale into zones at the thresholds. */
export function zonesOf(
  { min, max }: GaugeReading,
  thresholds: readonly Threshold[],
): readonly Zone[] {
  const within = thresholds.map(({ value }) => value).filter((at) => at > min && at < max);
  const cuts = [...new Set([min, ...within, max])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({
    from,
    to: cuts[index + 1] ?? max,
    status: statusAt(from, thresholds) ?? 'normal',
  }));
}
