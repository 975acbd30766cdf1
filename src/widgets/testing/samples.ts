import type { JsonObject, JsonValue } from '../../model/json.js';
import { minutesAgo } from './harness.js';

export interface Sample {
  readonly name: string;
  readonly answer: JsonValue;
  readonly config?: JsonObject;
}

const LONG =
  'A rather long text that goes on and on, with anExtremelyLongWordThatNobodyCanBreakInAnyLanguageAtAll0123456789';

const ALERT: JsonObject = { title: LONG, severity: 'critical', description: LONG, url: '/x' };

/** Answers that are hard to fit: long texts, many entries, large numbers. */
export const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  'alert-feed': [
    {
      name: 'many',
      answer: Array.from({ length: 30 }, (_entry, id) => ({
        ...ALERT,
        id,
        title: id % 2 ? `Alert ${id}` : LONG,
        severity: ['critical', 'warning', 'info', 'odd'][id % 4]!,
        createdAt: minutesAgo(id * 500),
      })),
    },
    { name: 'one', answer: [{ id: 1, title: 'One', severity: 'low', createdAt: 'some day' }] },
  ],
  'activity-timeline': [
    {
      name: 'many',
      answer: Array.from({ length: 30 }, (_entry, id) => ({
        ...ALERT,
        id,
        severity: ['success', 'warning', 'error', ''][id % 4]!,
        isRead: id % 2 === 0,
        createdAt: minutesAgo(id * 500),
      })),
    },
    { name: 'one', answer: [{ id: 1, title: 'One', createdAt: minutesAgo(1), isRead: false }] },
  ],
  'recent-items': [
    {
      name: 'many',
      config: { limit: 50 },
      answer: Array.from({ length: 30 }, (_entry, id) => ({
        id,
        name: id % 2 ? `Item ${id}` : LONG,
        status: id % 3 ? 'online' : LONG,
        meta: LONG,
        url: '/x',
      })),
    },
    { name: 'none', answer: [], config: { emptyText: LONG, createLabel: LONG, createUrl: '/new' } },
  ],
  'count-breakdown': [
    { name: 'devices', answer: { total: 1_374, online: 1_240, offline: 134 } },
    { name: 'small', answer: { total: 3, online: 3, offline: 0 } },
    {
      name: 'large',
      answer: {
        total: 123_456_789,
        parts: Array.from({ length: 9 }, (_entry, index) => ({
          label: index % 2 ? 'online' : LONG,
          value: 12_345_678 * index,
          status: ['online', 'warning', 'offline', 'odd'][index % 4]!,
        })),
      },
      config: { totalLabel: LONG },
    },
  ],
  'health-score': [
    {
      name: 'usual',
      answer: { score: 86, indicators: [{ label: 'API', status: 'ok', value: 5 }] },
    },
    {
      name: 'many',
      answer: {
        score: 100,
        status: LONG,
        indicators: Array.from({ length: 24 }, (_entry, index) => ({
          label: index % 2 ? 'Short' : LONG,
          status: ['ok', 'warning', 'critical', 'odd'][index % 4]!,
          value: index % 3 ? 12_345_678 : LONG,
        })),
      },
    },
    { name: 'bare', answer: { score: 7 } },
  ],
  'quick-actions': [
    {
      name: 'many',
      answer: Array.from({ length: 12 }, (_entry, id) => ({
        id: `a${id}`,
        name: id % 2 ? 'Run' : LONG,
        description: id % 3 ? LONG : '',
        actionType: id % 2 ? 'api' : 'link',
        targetUrl: id % 4 ? '/x' : 'javascript:alert(1)',
        color: ['red', '', 'green', '#888'][id % 4]!,
      })),
    },
  ],
  table: [
    {
      name: 'many',
      answer: Array.from({ length: 40 }, (_entry, index) => ({
        name: index % 2 ? 'a' : LONG,
        status: ['online', 'warning', 'offline'][index % 3]!,
        docs: 'https://example.org/documents/1',
        amount: 1_234_567.5 * index,
        ok: index % 2 === 0,
        last_seen: minutesAgo(index * 100),
      })),
    },
    { name: 'one', answer: [{ name: 'a', status: 'online' }] },
  ],
};
