import { DAY, type Dataset, type Flight, type Strike } from './dataset.js';
import { Problem } from './problem.js';

/** A span of whole days; `to` is the start of the day after the last. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}(T.*)?$/;

/** The value of a filter that lets everything through, like a missing or an empty one. */
const ALL = 'all';

function isOpen(text: string | null): text is null | '' | typeof ALL {
  return text === null || text.trim() === '' || text.trim().toLowerCase() === ALL;
}

/** Parses the start of a day, from a date or from a time at which a relative range ends. */
function readDate(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (isOpen(text)) {
    return undefined;
  }
  const time = DATE.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) {
    throw new Problem(
      400,
      'Bad date',
      `"${name}" must be a date such as 2001-03-01, or a time such as 2001-03-01T08:00:00Z.`,
    );
  }
  return Math.floor(time / DAY) * DAY;
}

/**
 * The period from `from` to `to`, both included; without them, all days of the data. It is clipped
 * to the data, so a range outside is empty.
 */
export function readPeriod(parameters: URLSearchParams, data: Dataset): Period {
  const from = readDate(parameters, 'from') ?? data.firstDay;
  const to = (readDate(parameters, 'to') ?? Math.max(data.lastDay, from)) + DAY;
  if (to <= from) {
    throw new Problem(400, 'Bad period', '"from" must not be later than "to".');
  }
  const end = data.lastDay + DAY;
  const clamp = (time: number): number => Math.min(Math.max(time, data.firstDay), end);
  return { from: clamp(from), to: clamp(to) };
}

/** The period of the same length just before; undefined if the data starts later. */
export function periodBefore({ from, to }: Period, data: Dataset): Period | undefined {
  const before = { from: from - (to - from), to: from };
  return before.from < data.firstDay ? undefined : before;
}

/** Reads a whole number between `min` and `max`. */
export function readInteger(
  parameters: URLSearchParams,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = parameters.get(name);
  if (text === null || text === '') {
    return fallback;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Problem(400, 'Bad number', `"${name}" must be a whole number, ${min} to ${max}.`);
  }
  return value;
}

/**
 * The values of a list parameter: `origin=ORD,ATL` or `origin=ORD&origin=ATL`. A missing or empty
 * one and `all` mean no filter.
 */
function readList(parameters: URLSearchParams, name: string): readonly string[] {
  const entries = parameters.getAll(name).flatMap((value) => value.split(','));
  const named = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  return named.some(isOpen) ? [] : named;
}

function within({ from, to }: Period) {
  return (time: number): boolean => time >= from && time < to;
}

/** The flights of a period that the `origin` and `destination` filters let through. */
export function selectFlights(
  data: Dataset,
  parameters: URLSearchParams,
  period: Period = readPeriod(parameters, data),
): readonly Flight[] {
  const origins = readAirports(parameters, 'origin', data);
  const destinations = readAirports(parameters, 'destination', data);
  const inPeriod = within(period);
  return data.flights.filter(
    (flight) =>
      inPeriod(flight.departure) &&
      (origins.length === 0 || origins.includes(flight.origin)) &&
      (destinations.length === 0 || destinations.includes(flight.destination)),
  );
}

/** The codes of a filter, each one of an airport in the data. */
export function readAirports(
  parameters: URLSearchParams,
  name: string,
  data: Dataset,
): readonly string[] {
  const codes = readList(parameters, name);
  const unknown = codes.find((code) => !data.airports.has(code));
  if (unknown !== undefined) {
    throw new Problem(
      400,
      'Unknown airport',
      `"${name}" names no airport of the data: ${unknown}.`,
    );
  }
  return codes;
}

/** The wildlife strikes of a period. */
export function selectStrikes(data: Dataset, parameters: URLSearchParams): readonly Strike[] {
  const inPeriod = within(readPeriod(parameters, data));
  return data.strikes.filter(({ date }) => inPeriod(date));
}
