import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { overflowOf, overlap } from '../shared/testing/overflow.js';
import { parseTotal } from './total.js';
import TrendStat, { validateConfig } from './trend-stat.js';

const MESSAGES: JsonValue = {
  totalMessages: 12043,
  trend: -12.4,
  daily: [
    { date: '2026-01-02', count: 30 },
    { date: '2026-01-01', count: 20 },
    { date: '2026-01-03', count: 25 },
  ],
};

async function show(
  answer: JsonValue = MESSAGES,
  config: JsonObject = { period: '7d' },
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = { width: 254, height: 114 },
) {
  const { width = 254, height = 114 } = place;
  const context = fakeContext({ size: { w: 3, h: 2, width, height }, ...fields }, answer);
  const element = createWidgetElement(TrendStat, context, config);
  const box = await mount(element, place);
  const find = (selector: string): HTMLElement | null =>
    element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  return { element, context, box, find };
}

describe('parseTotal', () => {
  it('reads both shapes, the days in order', () => {
    expect(parseTotal(MESSAGES)).to.deep.equal({
      total: 12043,
      trend: -12.4,
      days: [
        { date: '2026-01-01', value: 20 },
        { date: '2026-01-02', value: 30 },
        { date: '2026-01-03', value: 25 },
      ],
    });
    const series = [{ date: '2026-01-01', value: 5 }];
    expect(parseTotal({ total: 5, trend: 0, series })).to.deep.equal({
      total: 5,
      trend: 0,
      days: series,
    });
    expect(parseTotal({ total: 5 })).to.deep.equal({ total: 5, days: [] });
    expect(parseTotal({ total: null, series: [] })).to.equal(undefined);
    expect(parseTotal({ total: 1, series: [{ date: 'd', value: null }] })?.days).to.deep.equal([]);
  });

  it('names what was expected', () => {
    expect(() => parseTotal(5)).to.throw(/Expected \{total, trend.*totalMessages.*the number 5/);
    expect(() => parseTotal({ sum: 5 })).to.throw('an object with sum');
    expect(() => parseTotal({ total: 'x' })).to.throw('a number at /total');
    expect(() => parseTotal({ total: 5, trend: 'up' })).to.throw('a number at /trend');
    expect(() => parseTotal({ total: 5, series: 1 })).to.throw(
      'a list of {date, value} at /series',
    );
    expect(() => parseTotal({ totalMessages: 5, daily: [3] })).to.throw(
      '{date, count} at /daily/0, but got the number 3',
    );
    expect(() => parseTotal({ total: 5, series: [{ date: 'd', value: 'x' }] })).to.throw(
      'a number at /series/0/value',
    );
  });
});

describe('trend-stat', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows total, trend, period and course', async () => {
    const { find, context } = await show();
    expect(context.lastStatus).to.equal('ready');
    expect(find('.value [aria-hidden]')?.textContent).to.equal('12,043');
    expect(find('.trend')?.textContent?.trim()).to.equal('12.4%');
    expect(find('.trend')?.className).to.contain('bad');
    expect(find('.period')?.textContent).to.equal('Last 7 days');
    expect(find('.spark')?.getBoundingClientRect().height).to.be.greaterThan(20);
    expect(find('.stat > .visually-hidden')?.textContent).to.equal(
      'down 12.4% on the previous period',
    );
  });

  it('judges the trend by what is good, and small changes as none', async () => {
    expect((await show(MESSAGES, { goodTrend: 'down' })).find('.trend.good')).to.not.equal(null);
    const flat = await show({ total: 5, trend: 0.01 });
    expect(flat.find('.trend')?.className.trim()).to.equal('trend');
    expect((await show({ total: 5 })).find('.trend')).to.equal(null);
  });

  it('gives its days as a table, in the manner of the locale, and for export', async () => {
    const { element, find } = await show(MESSAGES, { unit: 'msg' }, { locale: 'de-DE' });
    const rows = find('tbody')?.textContent?.replace(/\s+/g, ' ').trim();
    expect(rows).to.equal(
      '01.01.2026 20 \u2068msg\u2069 02.01.2026 30 \u2068msg\u2069 03.01.2026 25 \u2068msg\u2069',
    );
    expect(element.exportData()).to.deep.equal({
      columns: ['Date', 'Value'],
      rows: [
        ['2026-01-01', 20],
        ['2026-01-02', 30],
        ['2026-01-03', 25],
      ],
    });
    expect((await show({ total: 5, trend: 1 })).element.exportData()).to.deep.equal({
      columns: ['Total', 'Trend in per cent'],
      rows: [[5, 1]],
    });
  });

  it('fits at every size', async () => {
    for (const [width, height] of [
      [108, 38],
      [133, 114],
      [170, 40],
      [270, 40],
      [254, 114],
      [554, 300],
    ] as const) {
      for (const dir of ['ltr', 'rtl']) {
        const { element, find } = await show(MESSAGES, { unit: 'msg' }, {}, { width, height, dir });
        const name = `${width} × ${height} ${dir}`;
        expect(overflowOf(element), name).to.deep.equal([]);
        expect(overlap(element, '.value', '.trend'), name).to.equal(false);
        expect(
          parseFloat(getComputedStyle(find('.value') as Element).fontSize),
          name,
        ).to.be.at.least(12);
        document.body.replaceChildren();
      }
    }
  });

  it('is empty without a total, and names what it expected', async () => {
    expect((await show({ total: null })).context.lastStatus).to.equal('empty');
    const { context } = await show([1]);
    expect(context.lastStatus).to.equal('error');
    expect(context.lastMessage).to.contain('a list that starts with the number 1');
  });

  it('asks for its period', async () => {
    const { context } = await show(
      MESSAGES,
      { metric: 'messages', period: '30d' },
      { query: undefined },
    );
    expect(context.observations[0]?.query).to.equal(
      JSON.stringify({ source: 'metric', request: { metric: 'messages', period: '30d' } }),
    );
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(MESSAGES, {}, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ period: '90d', good_trend: 'none' })).to.deep.equal([]);
    expect(validateConfig({ period: '5d' })).to.deep.equal([
      { path: '/period', message: 'must be one of 7d, 30d, 90d' },
    ]);
  });
});
