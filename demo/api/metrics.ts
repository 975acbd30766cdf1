import type { Flight } from './dataset.js';
import { unknownValue } from './problem.js';

/** The minutes from which the U.S. Department of Transportation counts an arrival as late. */
const LATE = 15;
export const VERY_LATE = 60;

/** A number computed from some flights; undefined when there are none. */
export type Metric = (flights: readonly Flight[]) => number | undefined;

export function isLate({ delay }: Flight): boolean {
  return delay >= LATE;
}
export function isVeryLate({ delay }: Flight): boolean {
  return delay >= VERY_LATE;
}

export function round(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals));
}

function share(flights: readonly Flight[], matches: (flight: Flight) => boolean) {
  if (flights.length === 0) {
    return undefined;
  }
  return round((100 * flights.filter(matches).length) / flights.length);
}

function mean(flights: readonly Flight[], read: (flight: Flight) => number) {
  if (flights.length === 0) {
    return undefined;
  }
  return round(flights.reduce((sum, flight) => sum + read(flight), 0) / flights.length);
}

const METRICS: ReadonlyMap<string, Metric> = new Map<string, Metric>([
  ['flights', (flights) => flights.length],
  ['on-time', (flights) => share(flights, (flight) => !isLate(flight))],
  ['late', (flights) => share(flights, isLate)],
  ['very-late', (flights) => share(flights, isVeryLate)],
  ['average-delay', (flights) => mean(flights, ({ delay }) => delay)],
  ['average-distance', (flights) => mean(flights, ({ distance }) => distance)],
]);

/** Finds a metric by its name in requests. */
export function metricNamed(name: string): Metric {
  const metric = METRICS.get(name);
  if (!metric) {
    throw unknownValue('metric', name, METRICS.keys());
  }
  return metric;
}
