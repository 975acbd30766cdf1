import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { readChartTheme } from '../shared/charts/chart-theme.js';
import { chartOf, countDraws } from '../shared/testing/count-draws.js';
import { expectRound } from '../shared/testing/round.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { overflowOf, overlap } from '../shared/testing/overflow.js';
import Gauge, { validateConfig } from './gauge.js';
import { parseGauge, readThresholds, statusAt, zonesOf } from './scale.js';

const LOW_IS_BAD = [
  { value: 0, status: 'critical' },
  { value: 95, status: 'warning' },
  { value: 99, status: 'normal' },
];

async function show(
  answer: JsonValue,
  config: JsonObject = { min: 0, max: 100 },
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = { width: 160, height: 120 },
) {
  const { width = 160, height = 120 } = place;
  const context = fakeContext({ size: { w: 2, h: 2, width, height }, ...fields }, answer);
  const element = createWidgetElement(Gauge, context, config);
  const box = await mount(element, place);
  return { element, context, box, root: element.shadowRoot as ShadowRoot };
}

describe('the scale of a gauge', () => {
  it('reads a number, and its own ends before those of the config', () => {
    expect(parseGauge(5, { min: 1, max: 9 })).to.deep.equal({ value: 5, min: 1, max: 9 });
    expect(parseGauge({ value: 5, min: -10, max: 10 }, { min: 1, max: 9 })).to.deep.equal({
      value: 5,
      min: -10,
      max: 10,
    });
    expect(parseGauge({ value: 5, max: null }, {})).to.deep.equal({ value: 5, min: 0, max: 100 });
    expect(parseGauge({ value: null }, {})).to.equal(undefined);
  });

  it('names what was expected', () => {
    expect(() => parseGauge('x', {})).to.throw('Expected a number or {value, min?, max?}');
    expect(() => parseGauge([5], {})).to.throw('a list that starts with the number 5');
    expect(() => parseGauge({ val: 5 }, {})).to.throw('an object with val');
    expect(() => parseGauge({ value: 'x' }, {})).to.throw('a number at /value');
    expect(() => parseGauge({ value: 1, min: 5, max: 5 }, {})).to.throw('/max');
    expect(() => parseGauge({ value: 1, min: 500 }, { max: 100 })).to.throw('/min');
  });

  it('reads thresholds of every form, in order', () => {
    const both = [
      { value: 70, status: 'warning' },
      { value: 90, status: 'critical' },
    ];
    expect(readThresholds({ thresholds: [90, 70] })).to.deep.equal(both);
    expect(readThresholds({ thresholds: [{ value: 90 }, { value: 70 }] })).to.deep.equal(both);
    expect(readThresholds({ thresholds: { critical: 90, warning: 70 } })).to.deep.equal(both);
    expect(readThresholds({ warningThreshold: 70, criticalThreshold: 90 })).to.deep.equal(both);
    expect(readThresholds({})).to.deep.equal([]);
  });

  it('has the status of the highest threshold that is reached', () => {
    const thresholds = readThresholds({ thresholds: LOW_IS_BAD });
    const statuses = [50, 95, 98.9, 99, 100].map((value) => statusAt(value, thresholds));
    expect(statuses).to.deep.equal(['critical', 'warning', 'warning', 'normal', 'normal']);
    expect(statusAt(69.9, readThresholds({ thresholds: [70] }))).to.equal('normal');
    expect(statusAt(5, [])).to.equal(undefined);
  });

  it('cuts the scale at the thresholds that lie on it', () => {
    const thresholds = readThresholds({ thresholds: [-5, 70, 100, 120] });
    expect(zonesOf({ value: 1, min: 0, max: 100 }, thresholds)).to.deep.equal([
      { from: 0, to: 70, status: 'warning' },
      { from: 70, to: 100, status: 'critical' },
    ]);
  });
});

describe('gauge', () => {
  afterEach(() => document.body.replaceChildren());

  const arcOf = (element: HTMLElement): unknown[] => {
    const datasets = chartOf(element)?.data.datasets ?? [];
    return datasets[datasets.length - 1]?.data ?? [];
  };

  it('draws the value between its ends, once', async () => {
    const draws = countDraws();
    const { element, root, context } = await show({ value: 30, min: 10, max: 50 });
    draws.stop();
    expect(draws.count).to.equal(1);
    expect(context.lastStatus).to.equal('ready');
    expect(arcOf(element)).to.deep.equal([20, 20]);
    const meter = root.querySelector('[role=meter]');
    expect(meter?.getAttribute('aria-valuenow')).to.equal('30');
    expect(meter?.getAttribute('aria-valuemin')).to.equal('10');
    expect(meter?.getAttribute('aria-valuetext')).to.equal('30, from 10 to 50');
    expect(root.querySelector('.number')?.textContent).to.equal('30');
  });

  it('shows values beyond its ends as they are, and fills no more than the scale', async () => {
    const { element, root } = await show(140);
    expect(arcOf(element)).to.deep.equal([100, 0]);
    expect(root.querySelector('.number')?.textContent).to.equal('140');
    expect(root.querySelector('[role=meter]')?.getAttribute('aria-valuenow')).to.equal('100');
    expect(arcOf((await show(-3)).element)).to.deep.equal([0, 100]);
  });

  it('tells its status by colour, sign and words, and rounds nothing up to 100', async () => {
    const { element, root } = await show(98.999, { metric: 'uptime_pct', thresholds: LOW_IS_BAD });
    const theme = readChartTheme(element, 'light');
    const { datasets = [] } = chartOf(element)?.data ?? {};
    expect((datasets[2] as { backgroundColor?: string[] }).backgroundColor?.[0]).to.equal(
      theme.tones.warning,
    );
    expect((datasets[0] as { backgroundColor?: string[] }).backgroundColor).to.deep.equal([
      theme.tones.danger,
      theme.tones.warning,
      theme.tones.success,
    ]);
    expect(root.querySelector('.status path')).to.not.equal(null);
    expect(root.querySelector('[role=meter]')?.getAttribute('aria-valuetext')).to.contain(
      'Status: warning',
    );
    expect(
      (await show(99.95, { metric: 'uptime_pct' })).root.querySelector('.number')?.textContent,
    ).to.equal('99.95%');
  });

  it('gives its data as a table to screen readers, and for export', async () => {
    const { element, root } = await show(30, { thresholds: [70] }, { locale: 'de-DE' });
    const rows = [...root.querySelectorAll('tr')].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).to.deep.equal(['Value 30', 'Minimum 0', 'Maximum 100', 'Status: warning from 70']);
    expect(element.exportData()).to.deep.equal({
      columns: ['Value', 'Minimum', 'Maximum'],
      rows: [[30, 0, 100]],
    });
  });

  it('fills from the right where text runs from right to left', async () => {
    const { element } = await show(30, {}, {}, { dir: 'rtl' });
    expect(arcOf(element)).to.deep.equal([70, 30]);
  });

  it('is round in a box that has no whole pixels', async () => {
    for (const width of [94.6, 120.5]) {
      const { element } = await show(99.2, {}, {}, { width, height: 170.6 });
      expectRound(element, width);
      document.body.replaceChildren();
    }
  });

  it('fits at every size', async () => {
    const config = { unit: 'rpm', warningThreshold: 2000, min: 0, max: 1e6 };
    for (const [width, height] of [
      [86, 110],
      [133, 114],
      [168, 114],
      [350, 114],
      [350, 300],
    ] as const) {
      for (const dir of ['ltr', 'rtl']) {
        const { element, root } = await show(185_012.5, config, {}, { width, height, dir });
        const name = `${width} × ${height} ${dir}`;
        expect(overflowOf(element), name).to.deep.equal([]);
        expect(overlap(element, '.value', '.range'), name).to.equal(false);
        expect(overlap(element, '.value', '.status'), name).to.equal(false);
        const number = root.querySelector('.number') as HTMLElement;
        expect(parseFloat(getComputedStyle(number).fontSize), name).to.be.at.least(12);
        document.body.replaceChildren();
      }
    }
  });

  it('is empty without a value, and names what it expected', async () => {
    expect((await show({ value: null })).context.lastStatus).to.equal('empty');
    const { context } = await show('full');
    expect(context.lastStatus).to.equal('error');
    expect(context.lastMessage).to.contain('but got the text "full"');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(96, { thresholds: LOW_IS_BAD }, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('shows a value whose scale has no length', () => {
    expect(parseGauge({ value: 0, min: 0, max: 0 }, {})).to.deep.equal({
      value: 0,
      min: 0,
      max: 1,
    });
    const { min = 0, max = 0 } = parseGauge({ value: 5, min: 5, max: 5 }, {}) ?? {};
    expect([min < 5, max > 5]).to.deep.equal([true, true]);
    expect(() => parseGauge({ value: 5, min: 6, max: 5 }, {})).to.throw('/max');
  });

  it('validates its config', () => {
    expect(validateConfig({ min: 0, max: 10, thresholds: LOW_IS_BAD })).to.deep.equal([]);
    expect(validateConfig({ thresholds: { warning: 5, critical: 6 } })).to.deep.equal([]);
    expect(validateConfig({ min: 100 })).to.deep.equal([
      { path: '/max', message: 'must be above the minimum of 100' },
    ]);
    expect(validateConfig({ min: 'low' })[0]?.path).to.equal('/min');
    expect(validateConfig({ thresholds: [{ status: 'warning' }] })[0]?.path).to.match(
      /^\/thresholds/,
    );
    expect(validateConfig({ warning_threshold: 'x' })[0]?.path).to.equal('/warning_threshold');
  });
});
