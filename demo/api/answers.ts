import { DAY, type Dataset, type Flight, type Strike } from './dataset.js';
import {
  periodBefore,
  readAirports,
  readInteger,
  readPeriod,
  selectFlights,
  selectStrikes,
} from './filters.js';
import { groupBy, groupByTime, groupFlights } from './grouping.js';
import { isLate, isVeryLate, metricNamed, round, VERY_LATE } from './metrics.js';
import { unknownValue } from './problem.js';

function withoutGaps(values: ReadonlyArray<number | undefined>): number[] {
  return values.filter((value) => value !== undefined);
}

/** A metric as one number, with the number of the period before and a series. */
export function kpi(data: Dataset, parameters: URLSearchParams, name: string): unknown {
  const metric = metricNamed(name);
  const period = readPeriod(parameters, data);
  const before = periodBefore(period, data);
  const flights = selectFlights(data, parameters, period);
  return {
    value: metric(flights) ?? null,
    previous: (before && metric(selectFlights(data, parameters, before))) ?? null,
    series: withoutGaps(groupByTime(flights, period, 'day').map(({ items }) => metric(items))),
  };
}

/** The mean of the last `length` values at each place; undefined where there are fewer. */
function movingAverage(values: ReadonlyArray<number | undefined>, length: number) {
  return values.map((_, index) => {
    const span = withoutGaps(values.slice(Math.max(0, index - length + 1), index + 1));
    if (index < length - 1 || span.length === 0) {
      return null;
    }
    return round(span.reduce((sum, value) => sum + value, 0) / span.length);
  });
}

/**
 * A metric over time: with `average=7` also its moving average, with `split` one line an airport.
 */
export function timeline(data: Dataset, parameters: URLSearchParams, name: string): unknown {
  const metric = metricNamed(name);
  const period = readPeriod(parameters, data);
  const flights = selectFlights(data, parameters, period);
  const every = parameters.get('every') ?? 'day';
  const slots = groupByTime(flights, period, every);
  const labels = slots.map(({ label }) => label);

  const airports = readAirports(parameters, 'split', data);
  if (airports.length > 0) {
    const series = airports.map((code) => ({
      name: cityOf(data, code),
      data: slots.map(({ items }) => metric(items.filter(({ origin }) => origin === code)) ?? null),
    }));
    return { labels, series };
  }

  const values = slots.map(({ items }) => metric(items));
  const average = readInteger(parameters, 'average', { fallback: 0, min: 0, max: 30 });
  const unit = every === 'week' ? 'week' : 'day';
  /** A moving average also uses the values before the period, if the data has them. */
  const averages = (): ReadonlyArray<number | null> => {
    const lead = (average - 1) * (unit === 'week' ? 7 * DAY : DAY);
    const from = period.from - lead < data.firstDay ? period.from : period.from - lead;
    const longer = { from, to: period.to };
    const all = groupByTime(selectFlights(data, parameters, longer), longer, every);
    const found = movingAverage(
      all.map(({ items }) => metric(items)),
      average,
    );
    return found.slice(found.length - values.length);
  };
  return {
    labels,
    series: [
      { name: `Each ${unit}`, data: values.map((value) => value ?? null) },
      ...(average > 0 ? [{ name: `${average}-${unit} average`, data: averages() }] : []),
    ],
  };
}

function count(flights: readonly Flight[], matches: (flight: Flight) => boolean): number {
  return flights.filter(matches).length;
}

/** A metric by hour, weekday, airport or distance. */
export function breakdown(data: Dataset, parameters: URLSearchParams, name: string): unknown {
  const groups = groupFlights(selectFlights(data, parameters), parameters.get('by') ?? 'origin');
  const limit = readInteger(parameters, 'limit', { fallback: 24, min: 1, max: 50 });
  const shown = groups.slice(0, limit);
  const labels = shown.map(({ label }) => label);
  if (name === 'punctuality') {
    const late = shown.map(({ items }) => count(items, isLate));
    return {
      labels,
      series: [
        {
          name: 'On time',
          data: shown.map(({ items }, index) => items.length - (late[index] ?? 0)),
        },
        { name: '15 min late or more', data: late },
      ],
    };
  }
  const metric = metricNamed(name);
  return {
    labels,
    series: [{ name: metricLabel(name), data: shown.map(({ items }) => metric(items) ?? null) }],
  };
}

const METRIC_LABELS: Readonly<Record<string, string>> = {
  flights: 'Flights',
  'on-time': 'On time, %',
  late: 'Late, %',
  'very-late': 'Over an hour late, %',
  'average-delay': 'Average delay, min',
  'average-distance': 'Average distance, mi',
};

function metricLabel(name: string): string {
  return METRIC_LABELS[name] ?? name;
}

/** Counts the flights that arrived early, on time, late and very late. */
export function arrivals(data: Dataset, parameters: URLSearchParams): unknown {
  const flights = selectFlights(data, parameters);
  const isEarly = ({ delay }: Flight): boolean => delay < 0;
  return [
    { label: 'Early', value: count(flights, isEarly), status: 'success' },
    {
      label: 'On time',
      value: count(flights, (flight) => !isEarly(flight) && !isLate(flight)),
      status: 'info',
    },
    {
      label: '15–59 min',
      value: count(flights, (flight) => isLate(flight) && !isVeryLate(flight)),
      status: 'warning',
    },
    { label: '60+ min', value: count(flights, isVeryLate), status: 'error' },
  ];
}

/** The name of the city of an airport. */
export function cityOf(data: Dataset, code: string | undefined = ''): string {
  return data.airports.get(code)?.city ?? code;
}

/** The limits are low, because a route's delay is an average of all its flights. */
function routeStatus(delay: number): string {
  return delay >= 30 ? 'Severe' : delay >= 15 ? 'Delayed' : 'Normal';
}

/** Routes, those with the longest average delay first. */
export function routes(data: Dataset, parameters: URLSearchParams): unknown {
  const leastFlights = readInteger(parameters, 'minFlights', { fallback: 15, min: 1, max: 1000 });
  const limit = readInteger(parameters, 'limit', { fallback: 25, min: 1, max: 500 });
  const averageDelay = metricNamed('average-delay');
  const onTime = metricNamed('on-time');
  const rows = groupBy(
    selectFlights(data, parameters),
    ({ origin, destination }) => `${origin} → ${destination}`,
  )
    .filter(({ items }) => items.length >= leastFlights)
    .map(({ label, items }) => {
      const [first] = items;
      const delay = averageDelay(items) ?? 0;
      return {
        route: label,
        from: cityOf(data, first?.origin),
        to: cityOf(data, first?.destination),
        flights: items.length,
        onTime: onTime(items) ?? 0,
        delay,
        status: routeStatus(delay),
      };
    })
    .sort((one, other) => other.delay - one.delay);
  return {
    columns: [
      { key: 'route', label: 'Route', type: 'text' },
      { key: 'from', label: 'From', type: 'text' },
      { key: 'to', label: 'To', type: 'text' },
      { key: 'flights', label: 'Flights', type: 'number', align: 'end' },
      { key: 'onTime', label: 'On time, %', type: 'number', align: 'end' },
      { key: 'delay', label: 'Delay, min', type: 'number', align: 'end' },
      { key: 'status', label: 'Status', type: 'status' },
    ],
    rows: rows.slice(0, limit),
    total: rows.length,
  };
}

/** Single flights, the most delayed first. */
export function flights(data: Dataset, parameters: URLSearchParams): unknown {
  const limit = readInteger(parameters, 'limit', { fallback: 50, min: 1, max: 500 });
  const least = readInteger(parameters, 'minDelay', { fallback: VERY_LATE, min: -100, max: 2000 });
  const matching = selectFlights(data, parameters)
    .filter(({ delay }) => delay >= least)
    .sort((one, other) => other.delay - one.delay);
  return {
    columns: [
      { key: 'departure', label: 'Departed', type: 'date' },
      { key: 'from', label: 'From', type: 'text' },
      { key: 'to', label: 'To', type: 'text' },
      { key: 'delay', label: 'Delay, min', type: 'number', align: 'end' },
    ],
    rows: matching.slice(0, limit).map((flight) => ({
      // The time is local to the airport, so it has no time zone.
      departure: new Date(flight.departure).toISOString().slice(0, 16),
      from: cityOf(data, flight.origin),
      to: cityOf(data, flight.destination),
      delay: flight.delay,
    })),
    total: matching.length,
  };
}

const STRIKE_FIELDS = new Map<string, (strike: Strike) => string>([
  ['phase', ({ phase }) => phase],
  ['size', ({ size }) => size],
  ['damage', ({ damage }) => damage],
  ['light', ({ light }) => light],
]);

/** Wildlife strikes by phase of flight, size of the animal, damage or light. */
export function wildlife(data: Dataset, parameters: URLSearchParams): unknown {
  const by = parameters.get('by') ?? 'phase';
  const field = STRIKE_FIELDS.get(by);
  if (!field) {
    throw unknownValue('by', by, STRIKE_FIELDS.keys());
  }
  return groupBy(selectStrikes(data, parameters), field)
    .map(({ label, items }) => ({ label, value: items.length }))
    .sort((one, other) => other.value - one.value);
}
