import { lastDays, wave } from './series.js';
import type { Story } from './story.js';

const MONTH = lastDays(30);
const MESSAGES = wave(30, { level: 1450, swing: 320, slope: 260 });
function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}

/** The types that show one number and its details. */
export const numberStories: readonly Story[] = [
  {
    type: 'kpi-tile',
    title: 'Response time',
    config: { unit: 'ms', warningThreshold: 250, criticalThreshold: 400, targetValue: 200 },
    answers: {
      series: {
        label: '{value, previous, series}',
        data: { value: 212, previous: 238, series: [251, 244, 239, 246, 231, 224, 219, 226, 212] },
      },
      previous: { label: '{value, previous}', data: { value: 268, previous: 238 } },
      number: { label: 'a number', data: 431 },
    },
  },
  {
    type: 'trend-stat',
    title: 'Messages',
    config: { period: '30d' },
    answers: {
      series: {
        label: '{total, trend, series}',
        data: {
          total: total(MESSAGES),
          trend: 12.4,
          series: MONTH.map((date, index) => ({ date, value: MESSAGES[index] ?? 0 })),
        },
      },
      daily: {
        label: '{totalMessages, trend, daily}',
        data: {
          totalMessages: 8412,
          trend: -3.1,
          daily: MONTH.slice(-7).map((date, index) => ({ date, count: 1325 - 41 * index })),
        },
        config: { period: '7d' },
      },
    },
  },
  {
    type: 'gauge',
    title: 'Uptime',
    config: {
      unit: '%',
      thresholds: [
        { value: 0, status: 'critical' },
        { value: 95, status: 'warning' },
        { value: 99, status: 'normal' },
      ],
      min: 90,
      max: 100,
    },
    answers: {
      number: { label: 'a number', data: 99.2 },
      range: {
        label: '{value, min, max}',
        data: { value: 71, min: 0, max: 120 },
        config: { unit: '°C', thresholds: [80, 100] },
      },
    },
  },
  {
    type: 'count-breakdown',
    title: 'Devices',
    answers: {
      online: { label: '{total, online, offline}', data: { total: 128, online: 121, offline: 7 } },
      parts: {
        label: '{total, parts}',
        data: {
          total: 342,
          parts: [
            { label: 'Healthy', value: 318, status: 'success' },
            { label: 'Degraded', value: 19, status: 'warning' },
            { label: 'Down', value: 5, status: 'error' },
          ],
        },
      },
      bots: {
        label: '{totalBots, activeBots, inactiveBots}',
        data: { totalBots: 24, activeBots: 18, inactiveBots: 6 },
        config: { showInactive: true },
      },
    },
  },
  {
    type: 'health-score',
    title: 'Platform health',
    answers: {
      indicators: {
        label: '{score, indicators}',
        data: {
          score: 92,
          indicators: [
            { label: 'API latency', status: 'good', value: '184 ms' },
            { label: 'Error rate', status: 'good', value: '0.3 %' },
            { label: 'Queue depth', status: 'warning', value: 1240 },
            { label: 'Backups', status: 'good', value: 'today' },
          ],
        },
      },
      status: {
        label: '{score, status, indicators}',
        data: {
          score: 41,
          status: 'critical',
          indicators: [
            { label: 'Database', status: 'critical', value: 'read-only' },
            { label: 'Search', status: 'warning', value: 'stale' },
            { label: 'Web', status: 'good' },
          ],
        },
      },
    },
  },
];
