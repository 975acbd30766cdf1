import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { chartOf } from '../shared/testing/count-draws.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import LineChart, { validateConfig } from './line-chart.js';

const ANSWER: JsonValue = {
  labels: ['2026-01-01', '2026-01-02', '2026-01-03'],
  series: [
    { name: 'Berlin', data: [1, 4, 2] },
    { name: 'Oslo', data: [3, null, 5] },
  ],
};

async function show(
  answer: JsonValue = ANSWER,
  config: JsonObject = {},
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = {},
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(LineChart, context, config);
  const box = await mount(element, place);
  return { element, context, box, root: element.shadowRoot as ShadowRoot };
}

function labelsOf(element: HTMLElement, axis: 'x' | 'y'): string[] {
  return chartOf(element)?.scales[axis]?.ticks.map(({ label }) => String(label)) ?? [];
}

describe('line-chart, its scales and colours', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a single point with its label, in the middle', async () => {
    for (const [answer, label] of [
      [[{ at: '2024-01-01', v: 5 }], 'Jan 1, 2024'],
      [[{ at: '2024-01-01T08:13:27Z', v: 0 }], 'Jan 1, 2024, 8:13 AM'],
      [{ labels: [42], series: [{ name: 'n', data: [1e-9] }] }, '42'],
      [[{ at: 'Oslo', v: -1e15 }], 'Oslo'],
    ] as const) {
      const { element } = await show(answer as JsonValue);
      const chart = chartOf(element);
      const point = chart?.getDatasetMeta(0).data[0];
      const area = chart?.chartArea ?? { left: 0, right: 0, top: 0, bottom: 0 };
      const across = ((point?.x ?? 0) - area.left) / (area.right - area.left);
      const down = ((point?.y ?? 0) - area.top) / (area.bottom - area.top);
      expect(across, label).to.be.within(0.4, 0.6);
      expect(down, label).to.be.within(0.3, 0.7);
      expect(labelsOf(element, 'x')).to.deep.equal([label]);
      const texts = labelsOf(element, 'y');
      expect(new Set(texts).size, texts.join()).to.equal(texts.length);
      expect(texts.length).to.be.at.least(2);
    }
  });

  it('shows equal values as a line through the middle', async () => {
    const { element } = await show({ labels: [1, 2], series: [{ name: 'n', data: [7, 7] }] });
    const { min = 0, max = 0 } = chartOf(element)?.scales['y'] ?? {};
    expect((7 - min) / (max - min)).to.be.within(0.3, 0.7);
  });

  it('writes ticks with the decimals of their step, and their unit', async () => {
    const of = async (data: number[], config: JsonObject = {}): Promise<string[]> => {
      const { element } = await show({ labels: data, series: [{ name: 'n', data }] }, config);
      return labelsOf(element, 'y');
    };
    for (const data of [
      [120_000, 120_010, 120_020],
      [0.0001, 0.0002, 0.0004],
      [1e15, 1e15 + 9],
      [-3, -2.5],
    ]) {
      const texts = await of(data);
      expect(new Set(texts).size, texts.join()).to.equal(texts.length);
      expect(texts.length).to.be.at.least(2);
    }
    expect((await of([0, 100], { unit: '%' })).at(-1)).to.equal('100 \u2068%\u2069');
  });

  it('has no ticks between days, nor between whole numbers', async () => {
    const days = await show([
      { day: '2026-01-01', n: 1 },
      { day: '2026-01-02', n: 2 },
    ]);
    expect(labelsOf(days.element, 'x')).to.deep.equal(['Jan 1', 'Jan 2']);
    expect(labelsOf(days.element, 'y')).to.deep.equal(['1', '2']);
    const { element } = await show({ labels: [1, 2, 3], series: [{ name: 'n', data: [7, 7, 7] }] });
    expect(labelsOf(element, 'x')).to.deep.equal(['1', '2', '3']);
  });

  it('has tight bounds, or those of the config', async () => {
    const bounds = async (data: number[], config: JsonObject = {}): Promise<unknown[]> => {
      const { element } = await show({ labels: data, series: [{ name: 'n', data }] }, config);
      const scale = chartOf(element)?.scales['y'];
      return [scale?.min, scale?.max];
    };
    expect(await bounds([0, 99])).to.deep.equal([0, 100]);
    expect(await bounds([-7, 56])).to.deep.equal([-10, 60]);
    expect(await bounds([3, 88], { min: -5, max: 200 })).to.deep.equal([-5, 200]);
  });

  it('does not cut off the last point', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const { element } = await show(ANSWER, {}, {}, { dir });
      const chart = chartOf(element);
      const last = chart?.getDatasetMeta(1).data.at(-1)?.x ?? 0;
      expect(dir === 'ltr' ? (chart?.width ?? 0) - last : last, dir).to.be.at.least(5);
    }
  });

  it('has a logarithmic scale, which tells of the values that it cannot show', async () => {
    const answer = { labels: [1, 2, 3, 4], series: [{ name: 'n', data: [0, 1, 100, 10_000] }] };
    const { element, root, context } = await show(answer, { scale: 'log' });
    expect(chartOf(element)?.scales['y']?.type).to.equal('logarithmic');
    expect(labelsOf(element, 'y')).to.deep.equal(['1', '10', '100', '1K', '10K']);
    expect(root.querySelector('.notes')?.textContent).to.contain('no 0 or less: 1');
    const points = chartOf(element)?.getDatasetMeta(0).data ?? [];
    const gap = (points[2]?.y ?? 0) - (points[3]?.y ?? 0);
    expect((points[1]?.y ?? 0) - (points[2]?.y ?? 0)).to.be.closeTo(gap, 1);
    context.send({ status: 'success', data: { labels: [1], series: [{ name: 'n', data: [-1] }] } });
    expect(context.lastStatus).to.equal('empty');
    expect(context.lastMessage).to.contain('above 0');
  });

  it('says that rows were added up', async () => {
    const rows = [
      { day: '2026-01-01', n: 1 },
      { day: '2026-01-01', n: 2 },
      { day: '2026-01-02', n: 3 },
    ];
    const { root, box } = await show(rows);
    expect(root.querySelector('.notes')?.textContent?.trim()).to.equal('2 rows were added up');
    expect(box.scrollHeight).to.equal(box.clientHeight);
    expect((await show(rows.slice(1))).root.querySelector('.notes')).to.equal(null);
  });

  it('keeps the colours of series when others are filtered away, and in other charts', async () => {
    const { element, context, root } = await show();
    const colorOf = (name: string, of = element): unknown =>
      chartOf(of)?.data.datasets.find(({ label }) => label === name)?.borderColor;
    const [berlin, oslo] = [colorOf('Berlin'), colorOf('Oslo')];
    expect(berlin).to.not.equal(oslo);
    expect(root.querySelector('.swatch')?.getAttribute('style')).to.contain(berlin);
    const only = {
      labels: ['2026-01-01'],
      series: [
        { name: 'Rome', data: [1] },
        { name: 'Oslo', data: [1] },
      ],
    };
    context.send({ status: 'success', data: only });
    await element.updateComplete;
    expect(colorOf('Oslo')).to.equal(oslo);
    expect(colorOf('Oslo', (await show(only)).element)).to.equal(oslo);
  });

  it('tells points apart that are seconds from each other', async () => {
    const at = Date.UTC(2026, 0, 1, 8);
    const labels = [at, at + 10_000, at + 20_000];
    const { root } = await show({ labels, series: [{ name: 'n', data: [1, 2, 3] }] });
    const shown = [...root.querySelectorAll('tbody th')].map((cell) => cell.textContent);
    expect(new Set(shown).size).to.equal(3);
    expect(shown[1]).to.contain('8:00:10');
  });

  it('has its tooltip beside the points, and a crosshair through them', async () => {
    const labels = Array.from({ length: 21 }, (_entry, index) => index);
    for (const [width, height] of [
      [600, 240],
      [340, 240],
      [280, 260],
      [220, 240],
    ] as const) {
      const answer = {
        labels,
        series: [
          { name: 'a', data: labels },
          { name: 'b', data: labels.map((value) => value / 3) },
        ],
      };
      const { element } = await show(answer, {}, {}, { width, height });
      const chart = chartOf(element);
      for (const at of [0, 4, 9, 11, 16, 20]) {
        const active = [0, 1].flatMap((datasetIndex) => {
          const point = chart?.getDatasetMeta(datasetIndex).data[at];
          return point ? [{ datasetIndex, index: at, element: point }] : [];
        });
        chart?.setActiveElements(active);
        chart?.tooltip?.setActiveElements(active, { x: 0, y: 0 });
        chart?.update('none');
        const { x = 0, y = 0, width: wide = 0, height: high = 0 } = chart?.tooltip ?? {};
        for (const { element: point } of active) {
          const isCovered = point.x > x && point.x < x + wide && point.y > y && point.y < y + high;
          expect(isCovered, `${width}, point ${at}`).to.equal(false);
        }
      }
    }
  });

  it('keeps the order of names and numbers in the tooltip, right to left', async () => {
    const answer = { labels: ['A', 'B'], series: [{ name: '7-day average', data: [-1, 2] }] };
    const { element } = await show(answer, {}, {}, { dir: 'rtl' });
    const chart = chartOf(element);
    const point = chart?.getDatasetMeta(0).data[0];
    chart?.tooltip?.setActiveElements([{ datasetIndex: 0, index: 0, element: point } as never], {
      x: 0,
      y: 0,
    });
    chart?.update('none');
    expect(chart?.tooltip?.body[0]?.lines).to.deep.equal([
      ' \u20687-day average\u2069: \u2068-1\u2069',
    ]);
    expect(chart?.options.plugins?.tooltip).to.have.property('bodyAlign', 'right');
  });

  it('has targets of at least 24 pixels in its legend', async () => {
    for (const height of [110, 240]) {
      const { root } = await show(ANSWER, {}, {}, { height });
      for (const button of root.querySelectorAll('.legend button')) {
        expect(button.getBoundingClientRect().height).to.be.at.least(24);
        expect(button.getBoundingClientRect().width).to.be.at.least(24);
      }
    }
  });

  it('names wrong bounds with their path', () => {
    expect(validateConfig({ min: 0, max: 10, scale: 'log' })[0]?.path).to.equal('/min');
    expect(validateConfig({ min: 5, max: 5 })).to.deep.equal([
      { path: '/max', message: 'must be above the minimum of 5' },
    ]);
    expect(validateConfig({ min: -5, max: 5, decimals: 2, unit: '%' })).to.deep.equal([]);
  });

  it('is sharp and of its size after the pixel ratio changed, whatever updates it', async () => {
    const { element, context, root } = await show();
    const canvas = root.querySelector('canvas') as HTMLCanvasElement;
    const before = canvas.getBoundingClientRect();
    const ratio = devicePixelRatio;
    const original = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
    Object.defineProperty(window, 'devicePixelRatio', { value: ratio * 2, configurable: true });
    context.change({ title: 'Other' });
    await element.updateComplete;
    if (original) {
      Object.defineProperty(window, 'devicePixelRatio', original);
    }
    expect(canvas.getBoundingClientRect().width).to.be.closeTo(before.width, 1);
    expect(canvas.width).to.be.closeTo(before.width * ratio * 2, 2);
  });
});
