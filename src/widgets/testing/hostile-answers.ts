import type { JsonValue } from '../../model/json.js';

/** Typed loosely, because the shapes in one list differ. */
type Answers = (text: string) => readonly unknown[];

const DAY = '2026-01-02T03:04:05Z';

const series: Answers = (text) => [
  { labels: [text, 'b'], series: [{ name: text, data: [1, 2], unit: text }] },
  [
    { x: text, y: 1, by: text },
    { x: 'b', y: 2, by: 'c' },
  ],
  { daily: [{ date: DAY, count: 1, [text]: text }] },
  [{ [text]: 'a', value: 3 }],
];

const parts: Answers = (text) => [
  { [text]: 3, b: 1 },
  [
    { label: text, value: 3, status: text },
    { label: 'b', value: 1 },
  ],
];

const number: Answers = (text) => [
  {
    value: 5,
    previous: 4,
    series: [1, 2, 3],
    unit: text,
    label: text,
    min: 0,
    max: 9,
    [text]: text,
  },
];

/** Answers of every shape that a type accepts, with the text in every field that can hold one. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  'kpi-tile': number,
  gauge: number,
  'trend-stat': (text) => [
    { total: 5, trend: 2, series: [{ date: text, value: 1 }], [text]: text },
    { totalMessages: 5, trend: 2, daily: [{ date: text, count: 1 }] },
    { total: 5, trend: 2, series: [{ date: DAY, value: 1, label: text }] },
  ],
  'line-chart': series,
  'bar-chart': series,
  'pie-chart': parts,
  'status-donut': parts,
  table: (text) => [
    [{ name: text, status: text, url: text, link: { url: text, label: text }, [text]: text }],
    {
      rows: [{ a: text, b: text, c: { href: text, text }, d: { [text]: text }, e: [text] }],
      columns: [
        { key: 'a', label: text, type: 'link', align: text },
        { key: 'b', label: text, type: 'status' },
        { key: 'c', label: text, type: 'link' },
        { key: 'd', label: text, type: text },
        { key: 'e', label: text, type: 'date' },
        { key: text },
      ],
      total: 7,
    },
  ],
  'alert-feed': (text) => [
    [
      { id: text, title: text, severity: text, description: text, createdAt: text, url: text },
      { id: text, title: text, severity: 'critical', createdAt: DAY, [text]: text },
    ],
  ],
  'activity-timeline': (text) => [
    {
      activities: [
        {
          id: text,
          type: text,
          title: text,
          description: text,
          severity: text,
          createdAt: text,
          isRead: false,
          url: text,
        },
        { id: 'b', type: text, createdAt: DAY, [text]: text },
      ],
    },
  ],
  'recent-items': (text) => [
    [{ id: text, name: text, status: text, meta: text, url: text, [text]: text }],
    { bots: [{ id: text, name: text, isConnected: true, messageCount: 1 }] },
    [],
  ],
  'count-breakdown': (text) => [
    { total: 9, parts: [{ label: text, value: 3, status: text, [text]: text }] },
    { totalBots: 3, activeBots: 1, inactiveBots: 2, [text]: text },
    { total: 3, online: 1, offline: 2, [text]: text },
  ],
  'health-score': (text) => [
    { score: 70, status: text, indicators: [{ label: text, status: text, value: text }] },
    { score: 70, indicators: [{ label: text, status: 'ok', value: 5 }], [text]: text },
  ],
  'quick-actions': (text) => [
    [
      {
        id: text,
        name: text,
        description: text,
        icon: text,
        color: text,
        actionType: 'link',
        targetUrl: text,
        apiEndpoint: text,
      },
      { id: 'api', name: text, actionType: 'api', apiEndpoint: text, color: text },
      {
        id: 'form',
        name: text,
        description: text,
        actionType: 'form',
        formConfig: {
          title: text,
          properties: {
            [text]: { type: 'string', title: text, description: text, default: text },
            choice: { title: text, enum: [text, 'b'], default: text },
            many: { type: 'array', items: { enum: [text] }, title: text },
            long: { type: 'string', format: 'textarea', default: text },
            group: { type: 'object', title: text, properties: { [text]: { type: 'boolean' } } },
          },
        },
      },
    ],
  ],
  note: (text) => [text, { text, [text]: text }],
};

/** All shapes, for a type without an entry; it refuses most of them. */
const every: Answers = (text) => Object.values(ANSWERS).flatMap((answers) => answers(text));

/** Answers that a hostile source could give to a widget of this type. */
export function hostileAnswers(type: string, text: string): readonly JsonValue[] {
  // The payload alone is an answer of the wrong shape, and error messages quote it.
  const answers = (Object.hasOwn(ANSWERS, type) ? ANSWERS[type]! : every)(text);
  return [...(answers as readonly JsonValue[]), text, { [text]: text }];
}
