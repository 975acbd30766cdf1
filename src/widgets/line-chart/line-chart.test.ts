import { aTimeout, expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types.js';
import { chartOf, countDraws, liveCharts } from '../shared/testing/count-draws.js';
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

/** Runs what waits for a frame now: a page in the background has none. */
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
    const { element, context, box } = await show();
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
    const { element, context, box } = await show();
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
      'Category',
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

  it('writes a tooltip in the manner of the locale', async () => {
    const { element } = await show(ANSWER, { unit: 'ms' }, { locale: 'de-DE' });
    const chart = chartOf(element);
    const tooltip = chart?.tooltip;
    tooltip?.setActiveElements([{ datasetIndex: 0, index: 1 }], { x: 0, y: 0 });
    chart?.update('none');
    expect(tooltip?.title).to.deep.equal(['02.01.2026']);
    expect(tooltip?.body[0]?.lines).to.deep.equal([' Berlin: 4 \u2068ms\u2069']);
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
