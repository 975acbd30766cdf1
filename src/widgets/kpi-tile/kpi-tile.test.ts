import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { overflowOf } from '../shared/testing/overflow.js';
import KpiTile, { validateConfig } from './kpi-tile.js';

const SERIES = [1, 3, 2, 5];

async function show(
  answer: JsonValue,
  config: JsonObject = {},
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = { width: 160, height: 40 },
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(KpiTile, context, config);
  const box = await mount(element, place);
  const find = (selector: string): HTMLElement | null =>
    element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  return { element, context, box, find };
}

describe('kpi-tile', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows value, unit and trend', async () => {
    const { find, context } = await show({ value: 110, previous: 100 }, { unit: 'ms' });
    expect(context.lastStatus).to.equal('ready');
    expect(find('.number')?.textContent).to.equal('110');
    expect(find('.unit')?.textContent).to.equal('ms');
    expect(find('.trend')?.textContent?.trim()).to.equal('10%');
    expect(find('.trend')?.className).to.contain('good');
    expect(find('.facts .visually-hidden')?.textContent).to.equal('up 10% on the previous period');
  });

  it('judges the trend by what is good', async () => {
    const reading = { value: 110, previous: 100 };
    const toneOf = async (config: JsonObject) =>
      (await show(reading, config)).find('.trend')?.className.trim();
    expect(await toneOf({ goodTrend: 'down' })).to.equal('trend bad');
    expect(await toneOf({ warningThreshold: 200 })).to.equal('trend bad');
    expect(await toneOf({ goodTrend: 'none' })).to.equal('trend');
    expect(await toneOf({ warningThreshold: 200, goodTrend: 'up' })).to.equal('trend good');
  });

  it('tells its status by icon and text, by thresholds of either spelling', async () => {
    const { find } = await show(30, { warning_threshold: 20, critical_threshold: 30 });
    expect(find('.tile')?.dataset['status']).to.equal('critical');
    expect(find('.status path')).to.not.equal(null);
    expect(find('.tile > .visually-hidden')?.textContent).to.equal('Status: critical');
    expect((await show(30)).find('.status')).to.equal(null);
  });

  it('shows the target and how much of it is reached', async () => {
    const { find } = await show(30, { targetValue: 60 }, {}, { width: 300, height: 120 });
    expect(find('.target')?.textContent).to.contain('Target 60');
    expect(find('.target')?.title).to.equal('50% of the target reached');
    const fill = find('.fill')?.getBoundingClientRect().width ?? 0;
    const track = find('.track')?.getBoundingClientRect().width ?? 0;
    expect(fill).to.be.closeTo(track / 2, 0.5);
  });

  it('draws a sparkline where there is room, unless it is switched off', async () => {
    const reading = { value: 5, series: SERIES };
    const low = await show(reading);
    expect(getComputedStyle(low.find('.spark') as Element).display).to.equal('none');
    const high = await show(reading, {}, {}, { width: 200, height: 120 });
    const box = high.find('.spark')?.getBoundingClientRect();
    expect(box?.height).to.be.greaterThan(20);
    expect(box?.width).to.be.greaterThan(150);
    expect((await show(reading, { sparkline: false })).find('.spark')).to.equal(null);
  });

  it('fits into one cell and into the sizes between', async () => {
    const answer = { value: 99.95, previous: 98, series: SERIES };
    const sizes = [
      [60, 36],
      [76, 40],
      [150, 40],
      [250, 40],
      [350, 40],
      [60, 120],
      [154, 120],
      [354, 124],
    ] as const;
    const config = { unit: '°C', warningThreshold: 20, targetValue: 120 };
    for (const [width, height] of sizes) {
      const size = { w: 1, h: 1, width, height };
      const { find } = await show(answer, config, { size }, { width, height });
      const tile = find('.tile');
      const name = `${width} × ${height}`;
      const value = find('.value')?.getBoundingClientRect();
      const bounds = tile?.getBoundingClientRect();
      expect(value?.width, name).to.be.at.most((bounds?.width ?? 0) + 0.5);
      expect(value?.top, name).to.be.at.least((bounds?.top ?? 0) - 2);
      expect(tile?.scrollHeight, name).to.be.at.most(height + 2);
      document.body.replaceChildren();
    }
  });

  it('follows the locale and the direction', async () => {
    const place = { width: 160, height: 40, dir: 'rtl' };
    const { element, context, find } = await show(
      { value: 1234.5, previous: 1000 },
      {},
      { locale: 'de-DE' },
      place,
    );
    expect(find('.number')?.textContent).to.equal('1.235');
    context.change({ locale: 'ar-EG' });
    await element.updateComplete;
    expect(find('.number')?.textContent).to.match(/^١٬?’?٢٣[٤٥]/);
    const value = find('.value')?.getBoundingClientRect();
    const facts = find('.facts')?.getBoundingClientRect();
    expect(value?.left).to.be.greaterThan(facts?.right ?? Infinity);
  });

  it('draws again when its config changes', async () => {
    const { element, find } = await show(0.5, { format: 'number' });
    element.config = { format: 'percentage' };
    await element.updateComplete;
    expect(find('.number')?.textContent).to.equal('0.5%');
  });

  it('is legible in a cell of a narrow grid', async () => {
    const cases: readonly (readonly [JsonValue, JsonObject, string])[] = [
      [{ value: 21.54, previous: 19 }, { unit: '°C', warningThreshold: 20 }, 'en-US'],
      [1_284_500, { format: 'currency', unit: 'EUR' }, 'de-DE'],
      [{ value: -12_345, previous: 4 }, { format: 'currency', unit: 'CHF' }, 'de-CH'],
      [99.95, { format: 'percentage' }, 'en-US'],
      [1e21, {}, 'en-US'],
      [1_284_500, {}, 'ar-EG'],
    ];
    for (const [answer, config, locale] of cases) {
      for (const width of [46, 54, 66]) {
        const size = { w: 1, h: 1, width, height: 38 };
        const { element, find } = await show(
          answer,
          config,
          { locale, size },
          { width, height: 38 },
        );
        const number = find('.number') as HTMLElement;
        const name = `${number.textContent} in ${width}`;
        expect(overflowOf(element, 1.5), name).to.deep.equal([]);
        expect(parseFloat(getComputedStyle(number).fontSize), name).to.be.at.least(11);
        expect(find('.value .visually-hidden')?.textContent).to.not.equal('');
        document.body.replaceChildren();
      }
    }
  });

  it('shows all of the unit or nothing of it where there is room for a letter', async () => {
    const config = { warningThreshold: 300, goodTrend: 'down' };
    for (const [width, unit, isShown] of [
      [30, 'ms', false],
      [30, '%', true],
      [46, 'ms', true],
    ] as const) {
      const size = { w: 1, h: 1, width, height: 38 };
      const { find } = await show(212, { ...config, unit }, { size }, { width, height: 38 });
      const text = find('.unit') as HTMLElement;
      const line = find('.facts')!.getBoundingClientRect();
      const name = `${unit} in ${width}`;
      expect(text.scrollWidth, name).to.be.at.most(text.clientWidth + 1);
      expect(text.getBoundingClientRect().top < line.bottom - 1, name).to.equal(isShown);
      document.body.replaceChildren();
    }
  });

  it('exports the value and what it is compared with', async () => {
    const { element } = await show(
      { value: 5, previous: 4, series: SERIES },
      { targetValue: 9, unit: 'ms' },
    );
    expect(element.exportData()).to.deep.equal({
      columns: ['Value', 'Previous value', 'Target', 'Unit'],
      rows: [[5, 4, 9, 'ms']],
    });
    expect((await show(5)).element.exportData()).to.deep.equal({ columns: ['Value'], rows: [[5]] });
    expect((await show(null)).element.exportData()).to.equal(undefined);
  });

  it('names what it expected', async () => {
    const { context } = await show({ total: 5 });
    expect(context.lastStatus).to.equal('error');
    expect(context.lastMessage).to.contain('a number or {value, previous?, series?}');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const reading = { value: 31, previous: 28, series: SERIES };
      const config = { warningThreshold: 30, targetValue: 40, unit: '°C' };
      const { box } = await show(reading, config, { theme }, { width: 300, height: 120 });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ metric: 'a', format: 'currency', extra: [1] })).to.deep.equal([]);
    expect(validateConfig({ format: 'money' })).to.deep.equal([
      { path: '/format', message: 'must be one of number, currency, percentage' },
    ]);
    expect(validateConfig({ warning_threshold: 'high' })[0]?.path).to.equal('/warning_threshold');
  });
});
