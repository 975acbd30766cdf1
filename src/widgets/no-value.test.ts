import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { JsonValue } from '../model/json.js';
import type { WidgetElement } from '../registry/types/index.js';
import ActivityTimeline from './activity-timeline/activity-timeline.js';
import AlertFeed from './alert-feed/alert-feed.js';
import BarChart from './bar-chart/bar-chart.js';
import CountBreakdown from './count-breakdown/count-breakdown.js';
import Gauge from './gauge/gauge.js';
import HealthScore from './health-score/health-score.js';
import KpiTile from './kpi-tile/kpi-tile.js';
import LineChart from './line-chart/line-chart.js';
import PieChart from './pie-chart/pie-chart.js';
import RecentItems from './recent-items/recent-items.js';
import StatusDonut from './status-donut/status-donut.js';
import Table from './table/table.js';
import { showWidget } from './testing/harness.js';
import TrendStat from './trend-stat/trend-stat.js';

type Kind = 'none' | 'number' | 'wrong';

/** Odd values, with the meaning that they have where a number is wanted. */
const VALUES: readonly (readonly [unknown, Kind])[] = [
  [undefined, 'none'],
  [null, 'none'],
  [NaN, 'none'],
  [Infinity, 'none'],
  [-Infinity, 'none'],
  ['', 'none'],
  [' \t', 'none'],
  ['NaN', 'none'],
  [0, 'number'],
  [-0, 'number'],
  [1e-9, 'number'],
  ['5', 'number'],
  ['9.50', 'number'],
  ['1e3', 'number'],
  [' 12 ', 'number'],
  ['9007199254740993', 'number'],
  [10n, 'number'],
  [new Date(NaN), 'none'],
  [new Date(0), 'wrong'],
  [new Map(), 'wrong'],
  ['0x10', 'wrong'],
  ['1,000', 'wrong'],
  ['abc', 'wrong'],
  [true, 'wrong'],
  [[], 'wrong'],
  [{}, 'wrong'],
];

interface Place {
  readonly widget: new () => LitElement & WidgetElement;
  readonly answer: (value: unknown) => unknown;
  /** The path that an error names. */
  readonly path: string;
  /** The status if the only value is none. */
  readonly whenNone: string;
}

const EMPTY = 'empty';

/** A place for a number in the answer of each type; another value keeps charts from being empty. */
const PLACES: Readonly<Record<string, Place>> = {
  'kpi-tile': { widget: KpiTile, answer: (value) => ({ value }), path: '/value', whenNone: EMPTY },
  gauge: { widget: Gauge, answer: (value) => ({ value }), path: '/value', whenNone: EMPTY },
  'trend-stat': {
    widget: TrendStat,
    answer: (total) => ({ total, series: [] }),
    path: '/total',
    whenNone: EMPTY,
  },
  'line-chart': {
    widget: LineChart,
    answer: (value) => ({ labels: ['a'], series: [{ name: 'n', data: [value] }] }),
    path: '/series/0/data/0',
    whenNone: EMPTY,
  },
  'bar-chart': {
    widget: BarChart,
    answer: (value) => ({ labels: ['a'], series: [{ name: 'n', data: [value] }] }),
    path: '/series/0/data/0',
    whenNone: EMPTY,
  },
  'pie-chart': {
    widget: PieChart,
    answer: (a) => ({ a, b: 1 }),
    path: '/a',
    whenNone: 'ready',
  },
  'status-donut': {
    widget: StatusDonut,
    answer: (value) => [
      { label: 'a', value },
      { label: 'b', value: 1 },
    ],
    path: '/0/value',
    whenNone: 'ready',
  },
  'count-breakdown': {
    widget: CountBreakdown,
    answer: (value) => ({ parts: [{ label: 'a', value }] }),
    path: '/parts/0/value',
    whenNone: EMPTY,
  },
  'health-score': {
    widget: HealthScore,
    answer: (score) => ({ score }),
    path: '/score',
    whenNone: EMPTY,
  },
  'recent-items': {
    widget: RecentItems,
    answer: (messageCount) => [{ name: 'a', messageCount }],
    path: '/0/messageCount',
    whenNone: 'ready',
  },
};

/** Types that have no place for a number: a list of entries, of which some are none. */
const LISTS = { 'alert-feed': AlertFeed, 'activity-timeline': ActivityTimeline, table: Table };

describe('a value of an answer', () => {
  for (const [type, { widget, answer, path, whenNone }] of Object.entries(PLACES)) {
    it(`is none, a number or wrong in ${type} as in all others`, async () => {
      for (const [value, kind] of VALUES) {
        const { context, box } = await showWidget(widget, answer(value));
        const name = `${typeof value} ${String(value)}`;
        const status = context.lastStatus;
        const isZero = Number(value) === 0 && kind === 'number';
        // A whole without parts is empty, too.
        const wanted = { none: [whenNone], wrong: ['error'], number: ['ready'] }[kind];
        expect(isZero ? ['ready', EMPTY] : wanted, name).to.include(status);
        if (kind === 'wrong') {
          expect(context.lastMessage, name).to.contain(path);
        }
        box.remove();
      }
    });
  }

  for (const [type, widget] of Object.entries(LISTS)) {
    it(`is left out of the entries of ${type} if it is none`, async () => {
      for (const [value, kind] of VALUES.filter(([, meaning]) => meaning === 'none')) {
        const entry = { id: 1, title: 'One', createdAt: value as JsonValue, severity: 'info' };
        const list = value === 'NaN' ? [entry] : [value, entry];
        const { context, box } = await showWidget<LitElement & WidgetElement>(widget, list);
        expect(context.lastStatus, `${kind} ${String(value)}`).to.equal('ready');
        box.remove();
      }
    });
  }
});
