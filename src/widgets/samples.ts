import type { JsonValue } from '../model/json.js';
import type { WidgetSample } from '../registry/types/index.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];

function days(values: readonly number[]): JsonValue[] {
  return values.map((value, index) => ({ date: `2026-03-0${index + 1}`, value }));
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/**
 * The catalog's samples for the built-in types. They are created at each call, because some contain
 * the current time.
 */
export function builtInSamples(): Readonly<Record<string, WidgetSample>> {
  return {
    'kpi-tile': {
      data: { value: 1284, previous: 1197, series: [980, 1040, 1010, 1120, 1197, 1284] },
    },
    'trend-stat': {
      data: { total: 1284, trend: 7, series: days([140, 180, 165, 210, 190, 225, 174]) },
    },
    'line-chart': {
      data: {
        labels: MONTHS,
        series: [
          { name: 'North', data: [12, 19, 15, 22, 24, 28] },
          { name: 'South', data: [8, 11, 14, 13, 17, 21] },
        ],
      },
    },
    'bar-chart': {
      data: {
        labels: MONTHS.slice(0, 5),
        series: [{ name: 'Orders', data: [42, 58, 35, 61, 49] }],
      },
    },
    'pie-chart': { data: { Search: 48, Direct: 21, Links: 17, Others: 9 } },
    'status-donut': {
      data: [
        { label: 'Online', value: 86, status: 'success' },
        { label: 'Warning', value: 9, status: 'warning' },
        { label: 'Offline', value: 5, status: 'critical' },
      ],
    },
    gauge: { data: { value: 72, min: 0, max: 100 } },
    table: {
      config: { sortBy: 'name' },
      data: [
        { name: 'Web shop', site: 'Lyon', status: 'online', load: 41 },
        { name: 'Search', site: 'Oslo', status: 'online', load: 63 },
        { name: 'Reports', site: 'Porto', status: 'offline', load: 0 },
        { name: 'Payments', site: 'Kyoto', status: 'online', load: 28 },
      ],
    },
    'alert-feed': {
      data: [
        { id: '1', title: 'Reports are offline', severity: 'critical', createdAt: minutesAgo(4) },
        {
          id: '2',
          title: 'Response times are high',
          severity: 'warning',
          createdAt: minutesAgo(38),
        },
        { id: '3', title: 'Certificate renewed', severity: 'info', createdAt: minutesAgo(190) },
      ],
    },
    'count-breakdown': { data: { total: 128, online: 121, offline: 7 } },
    'health-score': {
      data: {
        score: 92,
        status: 'healthy',
        indicators: [
          { label: 'Services', status: 'healthy', value: 97 },
          { label: 'Network', status: 'warning', value: 84 },
        ],
      },
    },
    'activity-timeline': {
      data: [
        {
          id: '1',
          type: 'deploy',
          title: 'Release 4.2 is out',
          severity: 'success',
          createdAt: minutesAgo(12),
        },
        {
          id: '2',
          type: 'user',
          title: 'Ada joined the team',
          severity: 'info',
          createdAt: minutesAgo(95),
        },
        {
          id: '3',
          type: 'alert',
          title: 'Disk is nearly full',
          severity: 'warning',
          createdAt: minutesAgo(300),
        },
      ],
    },
    'recent-items': {
      data: [
        { id: '1', name: 'Support portal', status: 'active', meta: '128 messages' },
        { id: '2', name: 'Sales report', status: 'inactive', meta: '42 messages' },
      ],
    },
    note: {
      config: {
        text: '**Welcome.** Write what your team should know:\n\n- links\n- contacts\n- instructions',
      },
    },
  };
}
