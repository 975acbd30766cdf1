import { aTimeout, expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { chartOf, countDraws, liveCharts } from '../shared/testing/count-draws.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { overflowOf } from '../shared/testing/overflow.js';
import LineChart, { validateConfig } from './line-chart.js';

const ANSWER: JsonValue = {
  labels: ['2026-01-01', '2026-01-02', '2026-01-03'],
  series: [
    { name: 'Berlin', data: [1, 4, 2] },
    { name: 'Oslo', data: [3, null, 5] },
  ],
};

/** The only series of a chart takes the first colour of the theme. */
const ONE_SERIES: JsonValue = {
  labels: ['2026-01-01', '2026-01-02'],
  series: [{ name: 'Berlin', data: [1, 4] }],
};

async function show(
  answer: JsonValue | undefined = ANSWER,
  config: JsonObject = {},
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = {},
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(LineChart, context, config);
  const box = await mount(element, place);
  return { element, context, box, root: element.shadowRoot as ShadowRoot };
}

/** Replaces animation frames by `run()`, because a page in the background gets none. */
function withFrames(): { run(): void; stop(): void } {
  const original = window.requestAnimationFrame;
  const waiting: FrameRequestCallback[] = [];
  window.requestAnimationFrame = (callback) => waiting.push(callback);
  return {
    run: () => waiting.splice(0).forEach((callback) => callback(performance.now())),
    stop: () => (window.requestAnimationFrame = original),
  };
}

describe('line-chart', () => {
  let draws: ReturnType<typeof countDraws>;

  beforeEach(() => {
    draws = countDraws();
  });

  afterEach(() => {
    draws.stop();
    document.body.replaceChildren();
  });

  it('draws exactly once, sharp and in the size of its box', async () => {
    const { element, context, root } = await show();
    await aTimeout(100);
    expect(draws.count).to.equal(1);
    expect(context.lastStatus).to.equal('ready');
    const plot = root.querySelector('.plot') as HTMLElement;
    const chart = chartOf(element);
    expect([chart?.width, chart?.height]).to.deep.equal([plot.clientWidth, plot.clientHeight]);
    const canvas = root.querySelector('canvas') as HTMLCanvasElement;
    expect(canvas.width).to.equal(Math.floor(plot.clientWidth * devicePixelRatio));
  });

  it('draws nothing when what it draws has not changed', async () => {
    const { element, context, root } = await show();
    context.change({ title: 'Other', mode: 'edit' });
    context.change({ size: { ...context.size } });
    await element.updateComplete;
    await aTimeout(50);
    expect(draws.count).to.equal(1);
    expect(root.querySelector('.plot')?.getAttribute('aria-label')).to.contain('Other');
  });

  it('draws once for each change of size, data, config and locale', async () => {
    const { element, context, box } = await show();
    box.style.width = '500px';
    context.change({ size: { ...context.size, width: 500 } });
    await element.updateComplete;
    expect(draws.count).to.equal(2);
    expect(chartOf(element)?.width).to.equal(500);
    context.send({ status: 'success', data: [{ day: '2026-01-01', n: 1 }] });
    await element.updateComplete;
    expect(draws.count).to.equal(3);
    element.config = { area: true };
    await element.updateComplete;
    expect(draws.count).to.equal(4);
    expect(chartOf(element)?.data.datasets[0]).to.have.property('fill', 'origin');
    context.change({ locale: 'de-DE' });
    await element.updateComplete;
    expect(draws.count).to.equal(5);
  });

  it('draws once when data and size change together', async () => {
    const { element, context, box } = await show();
    box.style.height = '300px';
    context.change({ size: { ...context.size, height: 300 } });
    context.send({ status: 'success', data: [{ day: '2026-01-01', n: 1 }] });
    await element.updateComplete;
    expect(draws.count).to.equal(2);
  });

  it('takes the colours of a new theme, which may come a frame later', async () => {
    const { element, context, box } = await show(ONE_SERIES);
    const frames = withFrames();
    context.change({ theme: 'dark' });
    box.style.setProperty('--dash-chart-1', '#123456');
    frames.run();
    frames.stop();
    await element.updateComplete;
    expect(draws.count).to.equal(2);
    expect(chartOf(element)?.data.datasets[0]).to.have.property('borderColor', '#123456');
  });

  it('resolves colours that a canvas does not understand', async () => {
    const { element, context, box } = await show(ONE_SERIES);
    const colorOf = async (locale: string): Promise<unknown> => {
      context.change({ locale });
      await element.updateComplete;
      return (chartOf(element)?.data.datasets[0] as { borderColor?: unknown }).borderColor;
    };
    box.style.setProperty('--dash-chart-1', 'var(--mine)');
    box.style.setProperty('--mine', 'light-dark(rgb(1, 2, 3), rgb(4, 5, 6))');
    expect(await colorOf('en-GB')).to.equal('rgb(1, 2, 3)');
    box.style.colorScheme = 'dark';
    expect(await colorOf('en-US')).to.equal('rgb(4, 5, 6)');
    expect(element.shadowRoot?.querySelectorAll('figure ~ span')).to.have.length(0);
  });

  it('waits for a size, then draws once', async () => {
    const original = window.ResizeObserver;
    let tell = (): void => undefined;
    let watching = 0;
    window.ResizeObserver = class {
      constructor(callback: () => void) {
        tell = callback;
      }
      observe = (): void => void (watching += 1);
      disconnect = (): void => void (watching -= 1);
      unobserve = (): void => undefined;
    } as unknown as typeof ResizeObserver;
    const context = fakeContext({}, ANSWER);
    const element = createWidgetElement(LineChart, context);
    const box = document.createElement('div');
    box.style.cssText = 'display: none; width: 400px; height: 200px';
    box.append(element);
    document.body.append(box);
    await element.updateComplete;
    window.ResizeObserver = original;
    tell();
    await element.updateComplete;
    expect([draws.count, watching]).to.deep.equal([0, 1]);
    box.style.display = 'block';
    tell();
    await element.updateComplete;
    expect([draws.count, watching]).to.deep.equal([1, 0]);
  });

  it('leaves nothing behind, and draws again when it is put back', async () => {
    const before = liveCharts();
    const { element, context, box } = await show();
    expect(liveCharts()).to.equal(before + 1);
    element.remove();
    expect(liveCharts()).to.equal(before);
    expect(context.open).to.equal(0);
    box.append(element);
    await element.updateComplete;
    expect(draws.count).to.equal(2);
    expect(liveCharts()).to.equal(before + 1);
    element.remove();
    expect(liveCharts()).to.equal(before);
  });

  it('is empty, in error or waiting for a device', async () => {
    const empty = await show([]);
    expect(empty.context.lastStatus).to.equal('empty');
    const wrong = await show('abc');
    expect(wrong.context.lastStatus).to.equal('error');
    expect(wrong.context.lastMessage).to.contain('Expected {labels, series');
    const waiting = await show(
      ANSWER,
      { metric: 'temperature', devices: [] },
      { query: undefined },
    );
    expect(waiting.context.lastStatus).to.equal('empty');
    expect(waiting.context.observations).to.have.length(0);
    waiting.element.config = { metric: 'temperature', devices: ['d1'] };
    await waiting.element.updateComplete;
    expect(waiting.context.lastStatus).to.equal('ready');
    expect(draws.count).to.equal(1);
  });

  it('gives its data as a table to screen readers', async () => {
    const { root } = await show(ANSWER, { unit: '°C' }, { locale: 'de-DE' });
    const cells = [...root.querySelectorAll('table th, table td')].map((cell) => cell.textContent);
    expect(cells.slice(0, 6)).to.deep.equal([
      'Date',
      'Berlin',
      'Oslo',
      '01.01.2026',
      '1 \u2068°C\u2069',
      '3 \u2068°C\u2069',
    ]);
    expect(cells[8]).to.equal('–');
    const label = root.querySelector('[role=img]')?.getAttribute('aria-label');
    expect(label).to.contain('Berlin from 1').and.contain('to 4');
    expect(root.querySelector('canvas')?.getAttribute('aria-hidden')).to.equal('true');
  });

  it('samples long tables and does not let them overflow', async () => {
    const labels = Array.from({ length: 2000 }, (_entry, index) => index);
    const { root, box } = await show({ labels, series: [{ name: 'n', data: labels }] });
    const rows = root.querySelectorAll('tbody tr');
    expect(rows.length).to.equal(40);
    expect(rows[39]?.textContent).to.contain('1,999');
    expect(root.querySelector('caption')?.textContent).to.contain('40 of 2,000 points');
    expect(box.scrollHeight).to.equal(box.clientHeight);
  });

  it('hides a series from its legend', async () => {
    const { element, root } = await show();
    const button = root.querySelectorAll<HTMLButtonElement>('.legend button')[1];
    button?.click();
    await element.updateComplete;
    expect(button?.getAttribute('aria-pressed')).to.equal('false');
    expect(chartOf(element)?.isDatasetVisible(1)).to.equal(false);
    expect(draws.count).to.equal(2);
    button?.click();
    await element.updateComplete;
    expect(chartOf(element)?.isDatasetVisible(1)).to.equal(true);
  });

  it('has its first day and its scale at the start of the line of text', async () => {
    const ltr = await show();
    expect(chartOf(ltr.element)?.scales['x']?.options.reverse).to.equal(false);
    const rtl = await show(ANSWER, {}, { locale: 'ar-EG' }, { dir: 'rtl' });
    const chart = chartOf(rtl.element);
    expect(chart?.scales['x']?.options.reverse).to.equal(true);
    expect(chart?.scales['y']?.left).to.be.greaterThan(200);
    const labels = chart?.scales['y']?.ticks.map(({ label }) => String(label)).join('');
    expect(labels).to.match(/^(\u2068[٠-٩٫]+\u2069)+$/);
  });

  for (const [width, height, count] of [
    [200, 130, 3],
    [150, 130, 3],
    [180, 114, 1],
    [160, 240, 3],
  ] as const) {
    it(`keeps its tooltip beside all of its points on ${width} × ${height} pixels`, async () => {
      const days = Array.from({ length: 14 }, (_day, index) => `2024-01-${10 + index}`);
      const series = ['Oslo', 'Rome', 'Reykjavik harbour'].slice(0, count).map((name, at) => ({
        name,
        data: days.map((_day, index) => Math.round(100 + 40 * Math.sin(index / 2 + at))),
      }));
      const { element } = await show({ labels: days, series }, {}, {}, { width, height });
      const chart = chartOf(element)!;
      const tooltip = chart.tooltip!;
      for (const index of days.keys()) {
        const active = series.map((_series, datasetIndex) => ({ datasetIndex, index }));
        tooltip.setActiveElements(active, { x: 0, y: 0 });
        chart.draw();
        const { x, y, width: wide, height: high } = tooltip;
        expect(x >= 0 && x + wide <= chart.width, 'it is on the canvas').to.equal(true);
        expect(tooltip.body.length, 'all series are explained').to.equal(count);
        for (const { element: point } of tooltip.dataPoints) {
          const isCovered = point.x > x && point.x < x + wide && point.y > y && point.y < y + high;
          expect(isCovered, `${tooltip.title[0]} at ${point.x}`).to.equal(false);
        }
      }
    });
  }

  it('draws a value between gaps as a dot, however many places there are', async () => {
    for (const [count, alone] of [
      [400, 200],
      [400, 0],
      [3, 1],
    ] as const) {
      const at = Array.from({ length: count }, (_row, index) => new Date(index * 3_600_000));
      const rows = at.map((time, index) => ({
        at: time.toISOString(),
        v: index === alone ? 5 : index > alone + 2 ? index : null,
      }));
      const { element } = await show(rows, {});
      const points = chartOf(element)!.getDatasetMeta(0).data;
      const radiusAt = (index: number) => Number(points[index]?.options['radius']);
      expect(radiusAt(alone), `${alone} of ${count}`).to.be.at.least(2);
      if (count > 300) {
        expect(radiusAt(count - 5), 'joined points of a long line are no dots').to.equal(0);
      }
    }
  });

  it('writes a tooltip in the manner of the locale', async () => {
    const { element } = await show(ANSWER, { unit: 'ms' }, { locale: 'de-DE' });
    const chart = chartOf(element);
    const tooltip = chart?.tooltip;
    tooltip?.setActiveElements([{ datasetIndex: 0, index: 1 }], { x: 0, y: 0 });
    chart?.update('none');
    expect(tooltip?.title).to.deep.equal(['02.01.2026']);
    expect(tooltip?.body[0]?.lines).to.deep.equal([' Berlin: 4 \u2068ms\u2069']);
  });

  const press = (root: ShadowRoot, key: string): void =>
    void root
      .querySelector('.reader')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  const spoken = (root: ShadowRoot): string =>
    root.querySelector('[role=status]')?.textContent ?? '';

  it('is read by keys, over gaps and from series to series', async () => {
    const { element, root, context } = await show();
    const heard = [
      'ArrowRight',
      'ArrowRight',
      'ArrowDown',
      'End',
      'ArrowUp',
      'Home',
      'ArrowLeft',
    ].map((key) => {
      press(root, key);
      return spoken(root).replace(', 2026', '');
    });
    expect(heard).to.deep.equal([
      'Jan 1, Berlin: 1',
      'Jan 2, Berlin: 4',
      'Jan 1, Oslo: 3',
      'Jan 3, Oslo: 5',
      'Jan 3, Berlin: 2',
      'Jan 1, Berlin: 1',
      'Jan 1, Berlin: 1',
    ]);
    const tooltip = chartOf(element)?.tooltip;
    expect(tooltip?.title).to.deep.equal(['Jan 1, 2026']);
    expect(tooltip?.body.map(({ lines }) => lines[0])).to.deep.equal([' Berlin: 1', ' Oslo: 3']);
    press(root, ' ');
    expect(context.emitted).to.deep.equal([
      ['select', { label: '2026-01-01', value: 1, series: 'Berlin' }],
    ]);
    root.querySelector<HTMLElement>('.reader')?.dispatchEvent(new FocusEvent('blur'));
    expect(spoken(root)).to.equal('');
    expect(tooltip?.opacity).to.equal(0);
  });

  it('is read along the text, from right to left too', async () => {
    const { root } = await show(ANSWER, {}, {}, { dir: 'rtl' });
    press(root, 'ArrowLeft');
    press(root, 'ArrowLeft');
    expect(spoken(root)).to.contain('Jan 2');
    press(root, 'ArrowRight');
    expect(spoken(root)).to.contain('Jan 1');
  });

  it('goes on reading where it was when the data is refreshed, or ends', async () => {
    const { element, root, context } = await show();
    press(root, 'End');
    const more = {
      labels: ['2026-01-01', '2026-01-02', '2026-01-03'],
      series: [{ name: 'Berlin', data: [9, 9, 7] }],
    };
    context.send({ status: 'success', data: more });
    await element.updateComplete;
    expect(chartOf(element)?.tooltip?.body[0]?.lines).to.deep.equal([' Berlin: 7']);
    context.send({ status: 'success', data: [{ day: '2026-01-01', n: 1 }] });
    await element.updateComplete;
    expect(spoken(root)).to.equal('');
  });

  it('draws 10,000 points fast, to the end of each series', async () => {
    const count = 10_000;
    const labels = Array.from(
      { length: count },
      (_entry, index) => Date.UTC(2026, 0, 1) + index * 60_000,
    );
    const noise = labels.map((_label, index) => Math.sin(index / 300) + ((index * 7919) % 13) / 20);
    noise[count - 1] = 5;
    const short = noise.slice(0, 7_500);
    const answer = {
      labels,
      series: [
        { name: 'a', data: noise },
        { name: 'b', data: short },
      ],
    };
    const start = performance.now();
    const { element, root } = await show(answer);
    expect(performance.now() - start, 'milliseconds').to.be.below(1000);
    const chart = chartOf(element);
    const drawn = chart?.data.datasets.map(({ data }) => data as { x: number; y: number }[]) ?? [];
    expect(drawn[0]?.length).to.be.below(2000);
    expect(drawn[0]?.at(-1)).to.deep.equal({ x: labels[count - 1], y: 5 });
    expect(drawn[1]?.at(-1)).to.deep.equal({ x: labels[7_499], y: short[7_499] });
    expect(chart?.scales['y']?.max).to.be.at.least(5);
    press(root, 'End');
    expect(spoken(root)).to.match(/a: 5$/);
    expect(element.exportData()?.rows).to.have.length(count);
  });

  it('exports what is shown, unformatted', async () => {
    const { element, root } = await show(ANSWER, { x: 'day' });
    expect(element.exportData()).to.deep.equal({
      columns: ['day', 'Berlin', 'Oslo'],
      rows: [
        ['2026-01-01', 1, 3],
        ['2026-01-02', 4, null],
        ['2026-01-03', 2, 5],
      ],
    });
    root.querySelectorAll<HTMLButtonElement>('.legend button')[0]?.click();
    expect(element.exportData()?.columns).to.deep.equal(['day', 'Oslo']);
    const empty = await show([]);
    expect(empty.element.exportData()).to.equal(undefined);
  });

  it('tells of a choice in the legend, which hides no series that it filters by', async () => {
    const { element, root, context } = await show(ANSWER, { setVariable: 'site' });
    const set: JsonObject[] = [];
    Object.assign(context, { setVariables: (values: JsonObject) => set.push(values) });
    root.querySelectorAll<HTMLButtonElement>('.legend button')[1]?.click();
    await element.updateComplete;
    expect(context.emitted).to.deep.equal([
      ['select', { label: 'Oslo', value: null, series: 'Oslo' }],
    ]);
    expect(set).to.deep.equal([{ site: 'Oslo' }]);
    expect(chartOf(element)?.isDatasetVisible(1)).to.equal(true);
  });

  it('is drawn in the colours that a user forces, with dashes', async () => {
    const original = window.matchMedia;
    window.matchMedia = (query) =>
      query.includes('forced-colors')
        ? (Object.assign(new EventTarget(), { matches: true }) as unknown as MediaQueryList)
        : original.call(window, query);
    const { element, box, root } = await show();
    window.matchMedia = original;
    box.style.color = 'CanvasText';
    const sets = chartOf(element)?.data.datasets as unknown as {
      borderColor: string;
      borderDash: number[];
      pointStyle: string;
    }[];
    expect(new Set(sets.map(({ borderColor }) => borderColor))).to.deep.equal(
      new Set([getComputedStyle(box).color]),
    );
    expect(new Set(sets.map(({ borderDash }) => borderDash.join())).size).to.equal(2);
    expect(new Set(sets.map(({ pointStyle }) => pointStyle)).size).to.equal(2);
    const shown = [...root.querySelectorAll('.dashes path')].map((path) =>
      path.getAttribute('stroke-dasharray'),
    );
    expect(shown).to.deep.equal(sets.map(({ borderDash }) => borderDash.join(' ')));
  });

  it('has no canvas that is stretched, at any zoom', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
    Object.defineProperty(window, 'devicePixelRatio', { value: 1.25, configurable: true });
    const { root } = await show(ANSWER, {}, {}, { width: 333, height: 201 });
    const canvas = root.querySelector('canvas') as HTMLCanvasElement;
    const { width, height } = canvas.getBoundingClientRect();
    if (original) {
      Object.defineProperty(window, 'devicePixelRatio', original);
    }
    expect(canvas.width).to.be.greaterThan(400);
    expect(width * 1.25).to.be.closeTo(canvas.width, 0.05);
    expect(height * 1.25).to.be.closeTo(canvas.height, 0.05);
  });

  it('shows names of the data as text only', async () => {
    const name = '<b onclick=alert(1)>x</b>';
    const { root } = await show({
      labels: ['2026-01-01'],
      series: [
        { name, data: [1] },
        { name: 'b', data: [2] },
      ],
    });
    expect(root.querySelector('b')).to.equal(null);
    expect(root.querySelector('.legend .name')?.textContent).to.equal(name);
    expect(root.querySelector('th:nth-child(2)')?.textContent).to.equal(name);
  });

  it('fits at every size, in both directions', async () => {
    const sites = ['Berlin', 'Oslo', 'Reykjavik harbour north', 'Rome', 'Paris'];
    const answer = {
      labels: ['2026-01-01', '2026-02-02'],
      series: sites.map((name, at) => ({ name, data: [at, 1e6] })),
    };
    for (const [width, height] of [
      [110, 80],
      [133, 114],
      [358, 210],
      [1180, 490],
    ] as const) {
      for (const dir of ['ltr', 'rtl']) {
        const { element, box, root } = await show(answer, {}, {}, { width, height, dir });
        const name = `${width} × ${height} ${dir}`;
        expect(overflowOf(element), name).to.deep.equal([]);
        expect(box.scrollHeight, name).to.equal(height);
        expect(root.querySelector('.plot')?.clientHeight, name).to.be.at.least(75);
        document.body.replaceChildren();
      }
    }
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(ANSWER, {}, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ devices: [], y: ['a', 'b'], x: 'c', area: true })).to.deep.equal([]);
    expect(validateConfig({ area: 'yes' })).to.deep.equal([
      { path: '/area', message: 'must be boolean' },
    ]);
    expect(validateConfig({ series: [1] })[0]?.path).to.equal('/series/0');
  });
});
