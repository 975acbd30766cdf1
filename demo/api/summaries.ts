import { cityOf } from './answers.js';
import { DAY, type Dataset, type Strike } from './dataset.js';
import { periodBefore, readInteger, readPeriod, selectFlights, selectStrikes } from './filters.js';
import { groupBy, groupByTime } from './grouping.js';
import { isLate, metricNamed, round } from './metrics.js';

const averageDelay = metricNamed('average-delay');
const onTime = metricNamed('on-time');
const veryLate = metricNamed('very-late');

/** Makes a formatter of absolute dates: “25 years ago” would be useless for data that is so old. */
function inWords(options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
  return (time: number): string => format.format(time);
}
const dayOf = inWords({ month: 'short', day: 'numeric' });
const minuteOf = inWords({
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A metric in the last `days` of the period, by day, and its change against the days before. */
export function total(data: Dataset, parameters: URLSearchParams, name: string): unknown {
  const metric = metricNamed(name);
  const days = readInteger(parameters, 'days', { fallback: 30, min: 1, max: 90 });
  const { to } = readPeriod(parameters, data);
  const period = { from: Math.max(to - days * DAY, data.firstDay), to };
  const before = periodBefore(period, data);
  const flights = selectFlights(data, parameters, period);
  const value = metric(flights) ?? null;
  const previous = before && metric(selectFlights(data, parameters, before));
  return {
    total: value,
    trend: value === null || !previous ? null : round((100 * (value - previous)) / previous),
    series: groupByTime(flights, period, 'day').map(({ label, items }) => ({
      date: label,
      value: metric(items) ?? null,
    })),
  };
}

/** All flights, and how many of them were on time and late. */
export function counts(data: Dataset, parameters: URLSearchParams): unknown {
  const flights = selectFlights(data, parameters);
  const late = flights.filter(isLate).length;
  return {
    total: flights.length,
    parts: [
      { label: 'On time', value: flights.length - late, status: 'success' },
      { label: 'Late', value: late, status: 'error' },
    ],
  };
}

/** The status of a value: good up to one limit, critical from another on. */
function rate(value: number, good: number, critical: number): string {
  return value <= good ? 'good' : value < critical ? 'warning' : 'critical';
}

function isHarmless({ damage }: Strike): boolean {
  return damage === 'None';
}

/** The health of the operation: the share of flights on time, and its indicators. */
export function health(data: Dataset, parameters: URLSearchParams): unknown {
  const flights = selectFlights(data, parameters);
  if (flights.length === 0) {
    return null;
  }
  const strikes = selectStrikes(data, parameters);
  const damages = strikes.filter((strike) => !isHarmless(strike)).length;
  const delay = averageDelay(flights) ?? 0;
  const hours = veryLate(flights) ?? 0;
  const damaged = strikes.length === 0 ? 0 : damages / strikes.length;
  const early = round((100 * flights.filter((flight) => flight.delay < 0).length) / flights.length);
  return {
    score: Math.round(onTime(flights) ?? 0),
    indicators: [
      { label: 'Average delay', status: rate(delay, 10, 20), value: `${delay} min` },
      { label: 'Over an hour late', status: rate(hours, 4, 8), value: `${hours}%` },
      { label: 'Arrived early', status: early >= 45 ? 'good' : 'warning', value: `${early}%` },
      {
        label: 'Damaging strikes',
        status: rate(damaged, 0.1, 0.3),
        value: `${damages} of ${strikes.length}`,
      },
    ],
  };
}

function severityOf(delay: number): string {
  return delay >= 300 ? 'critical' : delay >= 180 ? 'warning' : 'info';
}

function durationOf(minutes: number): string {
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The latest arrivals that were hours late, the newest first. */
export function alerts(data: Dataset, parameters: URLSearchParams): unknown {
  const limit = readInteger(parameters, 'limit', { fallback: 20, min: 1, max: 100 });
  return selectFlights(data, parameters)
    .filter(({ delay }) => delay >= 120)
    .slice(-limit)
    .reverse()
    .map(({ departure, delay, origin, destination }) => ({
      id: `${departure}-${origin}-${destination}`,
      title: `${cityOf(data, origin)} → ${cityOf(data, destination)}`,
      severity: severityOf(delay),
      description: `Arrived ${durationOf(delay)} late.`,
      createdAt: minuteOf(departure),
    }));
}

/** The latest wildlife strikes, the newest first. */
export function strikes(data: Dataset, parameters: URLSearchParams): unknown {
  const limit = readInteger(parameters, 'limit', { fallback: 10, min: 1, max: 100 });
  const all = selectStrikes(data, parameters);
  return all
    .map((strike, index) => ({
      id: String(index),
      type: 'strike',
      title: `${strike.size} animal struck`,
      description: [
        `${strike.phase}, ${strike.light === 'Day' ? 'by' : 'at'} ${strike.light.toLowerCase()}.`,
        ...(isHarmless(strike) ? [] : [`Damage: ${strike.damage.toLowerCase()}.`]),
      ].join(' '),
      severity: isHarmless(strike) ? 'info' : strike.damage === 'Minor' ? 'warning' : 'error',
      createdAt: dayOf(strike.date),
    }))
    .slice(-limit)
    .reverse();
}

/** The airports with the most departures, and their punctuality. */
export function airports(data: Dataset, parameters: URLSearchParams): unknown {
  const limit = readInteger(parameters, 'limit', { fallback: 10, min: 1, max: 100 });
  return groupBy(selectFlights(data, parameters), ({ origin }) => origin)
    .sort((one, other) => other.items.length - one.items.length)
    .slice(0, limit)
    .map(({ label, items }) => ({
      id: label,
      name: `${cityOf(data, label)} (${label})`,
      status: (onTime(items) ?? 0) >= 75 ? 'Normal' : 'Delayed',
      meta: `${items.length.toLocaleString('en-US')} departures`,
    }));
}

/** The quick actions of this page. */
export function actions(): unknown {
  return [
    {
      id: 'gallery',
      name: 'Widget gallery',
      description: 'All types and states',
      icon: 'search',
      actionType: 'link',
      targetUrl: 'gallery.html',
    },
    {
      id: 'authoring',
      name: 'Write a widget',
      description: 'Live, beside its source',
      icon: 'zap',
      color: 'purple',
      actionType: 'link',
      targetUrl: 'authoring.html',
    },
    {
      id: 'guide',
      name: 'Author’s guide',
      description: 'From zero to published',
      icon: 'file',
      color: 'green',
      actionType: 'link',
      targetUrl: 'guide.html',
    },
  ];
}
