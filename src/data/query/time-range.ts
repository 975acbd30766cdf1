import type { JsonValue } from '../../model/json.js';

/** Seconds. Months and years have a fixed length, so that a text always means the same duration. */
const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 7 * 86_400,
  M: 30 * 86_400,
  y: 365 * 86_400,
};
const DURATION = /^(\d+)([smhdwMy])$/;

function durationOf(text: string): number | undefined {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return unit === undefined ? undefined : Number(count) * UNITS[unit]! * 1000;
}

function timeAt(time: number): JsonValue {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null;
}

/** A bound: `now` and `now-6h` become times, other values stay as they are. */
function boundAt(bound: JsonValue | undefined, now: number): JsonValue | undefined {
  if (bound === 'now') {
    return timeAt(now);
  }
  if (typeof bound !== 'string' || !bound.startsWith('now-')) {
    return bound;
  }
  const duration = durationOf(bound.slice(4));
  return duration === undefined ? bound : timeAt(now - duration);
}

/**
 * Returns the start or end of a time range, as RFC 3339 if the range is relative: `"24h"` ends now.
 * Undefined if the range has none.
 */
export function timeBound(
  range: JsonValue | undefined,
  part: 'from' | 'to',
  now: number,
): JsonValue | undefined {
  if (typeof range === 'string') {
    const duration = durationOf(range);
    if (duration === undefined) {
      return undefined;
    }
    return timeAt(part === 'to' ? now : now - duration);
  }
  if (typeof range !== 'object' || range === null || !Object.hasOwn(range, part)) {
    return undefined;
  }
  return boundAt((range as Readonly<Record<string, JsonValue>>)[part], now);
}
