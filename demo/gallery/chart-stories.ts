import { lastDays, wave } from './series.js';
import type { Story } from './story.js';

const FORTNIGHT = lastDays(14);
const BERLIN = wave(14, { level: 7.5, swing: 3.2, decimals: 1 });
const OSLO = wave(14, { level: 1.4, swing: 2.6, phase: 1, decimals: 1 });
const LISBON = wave(14, { level: 15.8, swing: 2.1, phase: 2, decimals: 1 });

const CITIES: ReadonlyArray<readonly [string, readonly number[]]> = [
  ['Berlin', BERLIN],
  ['Oslo', OSLO],
  ['Lisbon', LISBON],
];

/** The types that draw a chart. */
export const chartStories: readonly Story[] = [
  {
    type: 'line-chart',
    title: 'Temperature by city',
    config: { unit: '°C' },
    empty: { labels: [], series: [] },
    answers: {
      series: {
        label: '{labels, series}',
        data: { labels: FORTNIGHT, series: CITIES.map(([name, data]) => ({ name, data })) },
      },
      rows: {
        label: '[{…}] with x, y, by',
        data: FORTNIGHT.flatMap((day, index) =>
          CITIES.map(([city, values]) => ({ day, city, degrees: values[index] ?? null })),
        ),
        config: { x: 'day', y: 'degrees', by: 'city' },
      },
      daily: {
        label: '{daily}, as an area',
        data: {
          daily: FORTNIGHT.map((date, index) => ({ date, count: 420 + ((index * 137) % 260) })),
        },
        config: { area: true, unit: '' },
      },
    },
  },
  {
    type: 'bar-chart',
    title: 'Orders by region',
    empty: [],
    answers: {
      series: {
        label: '{labels, series}, stacked',
        data: {
          labels: ['North', 'East', 'South', 'West', 'Overseas'],
          series: [
            { name: 'Web', data: [412, 380, 291, 455, 120] },
            { name: 'Shop', data: [260, 214, 305, 198, 12] },
            { name: 'Phone', data: [61, 88, 73, 40, 55] },
          ],
        },
        config: { stacked: true },
      },
      rows: {
        label: '[{…}] with x, y',
        data: [
          { site: 'Hamburg', errors: 12 },
          { site: 'Leipzig', errors: 5 },
          { site: 'Munich', errors: 23 },
          { site: 'Cologne', errors: 9 },
        ],
        config: { x: 'site', y: 'errors' },
      },
      daily: {
        label: '{daily}',
        data: {
          daily: FORTNIGHT.slice(-7).map((date, index) => ({
            date,
            count: 90 + 17 * ((index * 5) % 7),
          })),
        },
      },
    },
  },
  {
    type: 'pie-chart',
    title: 'Traffic by channel',
    empty: [],
    answers: {
      list: {
        label: '[{label, value}]',
        data: [
          { label: 'Search', value: 5120 },
          { label: 'Direct', value: 3240 },
          { label: 'Social', value: 1875 },
          { label: 'Mail', value: 940 },
          { label: 'Partners', value: 410 },
        ],
      },
      object: { label: '{label: number}', data: { Desktop: 61, Phone: 34, Tablet: 5 } },
    },
  },
  {
    type: 'status-donut',
    title: 'Fleet status',
    empty: [],
    config: { totalLabel: 'vehicles' },
    answers: {
      list: {
        label: '[{label, value, status}]',
        data: [
          { label: 'Online', value: 86, status: 'success' },
          { label: 'Charging', value: 21, status: 'info' },
          { label: 'Service due', value: 9, status: 'warning' },
          { label: 'Offline', value: 4, status: 'error' },
        ],
      },
      object: { label: '{label: number}', data: { Online: 112, Offline: 8 } },
    },
  },
];
