import { expect, waitUntil } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { chartOf, countDraws } from '../shared/testing/count-draws.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { overflowOf } from '../shared/testing/overflow.js';
import BarChart, { validateConfig } from './bar-chart.js';

const ROWS: JsonValue = [
  { day: 'Monday', state: 'online', n: 5 },
  { day: 'Monday', state: 'offline', n: 2 },
  { day: 'Tuesday', state: 'online', n: 7 },
];

async function show(
  answer: JsonValue = ROWS,
  config: JsonObject = { x: 'day', y: 'n', by: 'state' },
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = {},
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(BarChart, context, config);
  const box = await mount(element, place);
  return { element, context, box, chart: chartOf(element) };
}

function typesOf(chart: ReturnType<typeof chartOf>): unknown[] {
  return chart?.data.datasets.map((dataset) => dataset.type) ?? [];
}

describe('bar-chart', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws grouped bars once', async () => {
    const draws = countDraws();
    const { chart, context } = await show();
    draws.stop();
    expect(draws.count).to.equal(1);
    expect(context.lastStatus).to.equal('ready');
    expect(typesOf(chart)).to.deep.equal(['bar', 'bar']);
    expect(chart?.data.datasets.map(({ data }) => data)).to.deep.equal([
      [5, 7],
      [2, null],
    ]);
    expect(chart?.scales['y']?.max).to.be.within(7, 10);
    expect(chart?.scales['y']?.min).to.equal(0);
  });

  it('stacks', async () => {
    const { chart } = await show([{ day: 'a', up: 5, down: 4 }], { stacked: true });
    expect(chart?.scales['y']?.max).to.be.at.least(9);
  });

  it('draws daily counts as bars, line or area, and changes between them', async () => {
    const daily = ['2026-01-01', '2026-01-02'].map((date, index) => ({ date, count: index + 3 }));
    const { element, chart } = await show({ daily, trend: 3 }, { chartType: 'bar' });
    expect(typesOf(chart)).to.deep.equal(['bar']);
    expect(chart?.scales['x']?.ticks.map(({ label }) => label)).to.deep.equal(['Jan 1', 'Jan 2']);
    element.config = { chart_type: 'area' };
    await element.updateComplete;
    const area = chartOf(element);
    expect(typesOf(area)).to.deep.equal(['line']);
    expect(area?.data.datasets[0]).to.have.property('fill', 'origin');
    expect(area?.scales['x']?.type).to.equal('linear');
    element.config = { chartType: 'line' };
    await element.updateComplete;
    expect(chartOf(element)?.data.datasets[0]).to.have.property('fill', false);
  });

  it('cuts long names on the axis, never slants them', async () => {
    const rows = ['Reykjavik harbour north', 'Oslo', 'Rome'].map((site) => ({ site, n: 1 }));
    const { chart } = await show(rows, {}, {}, { width: 240, height: 160 });
    const labels = chart?.scales['x']?.ticks.map(({ label }) => String(label));
    expect(labels?.[0]).to.match(/^Reykj.*…$/);
    expect(labels?.slice(1)).to.deep.equal(['Oslo', 'Rome']);
    const table = chart?.canvas.getRootNode() as ShadowRoot;
    expect(table.querySelector('tbody')?.textContent).to.contain('Reykjavik harbour north');
  });

  it('names categories so that each label differs from the next, however many there are', async () => {
    const names = (count: number, of: (index: number) => string) =>
      Array.from({ length: count }, (_name, index) => ({ site: of(index), n: index }));
    for (const rows of [
      names(500, (index) => `Label ${index}`),
      names(500, (index) => `Meeting room on the floor ${index}`),
      names(6, (index) => `Building north, room ${index}`),
    ]) {
      const { chart, box } = await show(rows, {}, {}, { width: 480, height: 200 });
      const labels = chart?.scales['x']?.ticks.map(({ label }) => String(label)) ?? [];
      expect(labels.length).to.be.at.least(2);
      expect(new Set(labels).size, labels.join(', ')).to.equal(labels.length);
      box.remove();
    }
  });

  it('runs from right to left', async () => {
    const { chart } = await show(ROWS, { x: 'day', y: 'n', by: 'state' }, {}, { dir: 'rtl' });
    const first = chart?.getDatasetMeta(0).data[0]?.x ?? 0;
    const second = chart?.getDatasetMeta(0).data[1]?.x ?? Infinity;
    expect(first).to.be.greaterThan(second);
  });

  it('names what it expected', async () => {
    const { context } = await show([{ a: 1 }], { x: 'site' });
    expect(context.lastStatus).to.equal('error');
    expect(context.lastMessage).to.contain('rows with the field site');
  });

  it('reads each shape that it accepts', async () => {
    const shapes: readonly (readonly [JsonValue, JsonObject])[] = [
      [{ labels: ['a', 'b'], series: [{ name: 'n', data: [1, 2] }] }, {}],
      [
        [
          { site: 'a', n: 1 },
          { site: 'b', n: 2 },
        ],
        { x: 'site', y: 'n' },
      ],
      [
        {
          daily: [
            { date: '2026-01-01', count: 1 },
            { date: '2026-01-02', count: 2 },
          ],
        },
        { x: 'site' },
      ],
    ];
    for (const [answer, config] of shapes) {
      const { chart, context } = await show(answer, config);
      expect(context.lastStatus, JSON.stringify(answer)).to.equal('ready');
      expect(chart?.data.datasets[0]?.data).to.deep.equal([1, 2]);
    }
  });

  it('tells which bar was clicked, and sets the variable', async () => {
    const { chart, context } = await show(ROWS, {
      x: 'day',
      y: 'n',
      by: 'state',
      setVariable: 'day',
    });
    const set: JsonObject[] = [];
    Object.assign(context, { setVariables: (values: JsonObject) => set.push(values) });
    const rect = chart?.canvas.getBoundingClientRect() ?? new DOMRect();
    const bar = chart?.getDatasetMeta(1).data[0] ?? { x: 0, y: 0 };
    chart?.canvas.dispatchEvent(
      new MouseEvent('click', {
        clientX: rect.left + bar.x,
        clientY: rect.top + bar.y + 2,
        bubbles: true,
        composed: true,
      }),
    );
    await waitUntil(() => context.emitted.length > 0);
    expect(context.emitted).to.deep.equal([
      ['select', { label: 'Monday', value: 2, series: 'offline' }],
    ]);
    expect(set).to.deep.equal([{ day: 'Monday' }]);
  });

  it('marks what was chosen, for all senses, and takes it back by a chip', async () => {
    const config = { x: 'day', y: 'n', by: 'state', setVariable: 'day' };
    const { element, chart, context } = await show(ROWS, config);
    const root = element.shadowRoot as ShadowRoot;
    const set: JsonObject[] = [];
    const setVariables = (values: JsonObject): void => {
      set.push(values);
      context.change({ variables: { ...context.variables, ...values } });
    };
    Object.assign(context, { setVariables });
    const rows = [...root.querySelectorAll<HTMLButtonElement>('tbody button')];
    const pressed = (): (string | null)[] =>
      rows.map((button) => button.getAttribute('aria-pressed'));
    expect(pressed()).to.deep.equal(['false', 'false']);
    expect(root.querySelector('.choice')).to.equal(null);
    rows[1]?.click();
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['false', 'true']);
    const [first, second] = chart?.data.datasets[0]?.backgroundColor as string[];
    expect(first).to.contain('color-mix');
    expect(second).to.match(/^#/);
    const chip = root.querySelector<HTMLButtonElement>('.choice');
    expect(chip?.textContent).to.contain('Tuesday');
    expect(chip?.getBoundingClientRect().height).to.be.at.least(24);
    await expect(element).to.be.accessible();
    chip?.click();
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['false', 'false']);
    expect(root.activeElement?.className).to.equal('reader');
    rows[0]?.click();
    await element.updateComplete;
    rows[0]?.click();
    await element.updateComplete;
    expect(set).to.deep.equal([
      { day: 'Tuesday' },
      { day: null },
      { day: 'Monday' },
      { day: null },
    ]);
    expect(chart?.data.datasets[0]?.backgroundColor).to.match(/^#/);
  });

  it('keeps its size when something is chosen, and Escape takes that back alone', async () => {
    const { element, context } = await show([{ day: 'Monday', n: 1 }], { setVariable: 'day' });
    const setVariables = (variables: JsonObject): void => context.change({ variables });
    Object.assign(context, { setVariables });
    const root = element.shadowRoot as ShadowRoot;
    const plot = root.querySelector('.plot')!;
    const height = (): number => plot.getBoundingClientRect().height;
    const chosen = (): boolean => root.querySelector('.choice') !== null;
    const escape = (from: Element): KeyboardEvent => {
      const options = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
      const event = new KeyboardEvent('keydown', options);
      from.dispatchEvent(event);
      return event;
    };
    const before = height();
    const [row] = root.querySelectorAll<HTMLButtonElement>('tbody button');
    row!.focus();
    expect(escape(row!).defaultPrevented).to.equal(false);
    row!.click();
    await element.updateComplete;
    expect(chosen()).to.equal(true);
    expect(height()).to.equal(before);
    let heard = 0;
    const listen = (): void => void heard++;
    document.addEventListener('keydown', listen);
    expect(escape(row!).defaultPrevented).to.equal(true);
    document.removeEventListener('keydown', listen);
    await element.updateComplete;
    expect(heard).to.equal(0);
    expect(chosen()).to.equal(false);
    expect(root.activeElement).to.equal(row);
    row!.click();
    await element.updateComplete;
    const chip = root.querySelector<HTMLButtonElement>('.choice')!;
    chip.focus();
    escape(chip);
    await element.updateComplete;
    expect(root.activeElement?.className).to.equal('reader');
  });

  it('labels bars of one day, of several days and of one clock hour twice, all differently', async () => {
    const hours = (from: number, count: number): JsonValue =>
      Array.from({ length: count }, (_entry, at) => ({
        at: new Date(from + at * 3_600_000).toISOString(),
        n: at,
      }));
    for (const [from, count, timeZone] of [
      [Date.UTC(2026, 0, 1), 6, 'UTC'],
      [Date.UTC(2026, 0, 1, 22), 6, 'UTC'],
      [Date.UTC(2024, 10, 3, 4), 5, 'America/New_York'],
    ] as const) {
      const { chart } = await show(
        hours(from, count),
        {},
        { timeZone },
        { width: 1180, height: 240 },
      );
      const labels = chart?.scales['x']?.ticks.map(({ label }) => label) ?? [];
      expect(labels).to.have.length(count);
      expect(new Set(labels).size, labels.join()).to.equal(count);
    }
  });

  it('draws no more bars than there is room for, the largest and the ends', async () => {
    const rows = Array.from({ length: 10_000 }, (_entry, at) => ({
      id: `n${at}`,
      n: at === 4321 ? 999 : at % 50,
    }));
    const { chart } = await show(rows, { x: 'id', y: 'n' });
    const labels = chart?.data.labels as string[];
    expect(labels.length).to.be.within(100, 202);
    expect([labels[0], labels.at(-1)]).to.deep.equal(['n0', 'n9999']);
    expect(labels).to.include('n4321');
    expect(chart?.scales['x']?.ticks.length).to.be.below(15);
  });

  it('names some of many categories, and all of them where there is room', async () => {
    const rows = Array.from({ length: 12 }, (_entry, at) => ({ id: `Site number ${at}`, n: at }));
    const narrow = await show(rows, {}, {}, { width: 160, height: 114 });
    const shown = narrow.chart?.scales['x']?.ticks.map(({ value }) => value) ?? [];
    expect(shown.length).to.be.within(2, 4);
    expect(shown[0]).to.equal(0);
    const wide = await show(rows, {}, {}, { width: 1180, height: 300 });
    expect(wide.chart?.scales['x']?.ticks).to.have.length(12);
  });

  it('keeps its tooltip inside of a small canvas', async () => {
    const long = 'A very long name of a site that nobody can read at once';
    const { chart } = await show([{ site: long, n: 1 }], {}, {}, { width: 160, height: 114 });
    const tooltip = chart?.tooltip;
    const element = chart?.getDatasetMeta(0).data[0];
    if (!element) {
      throw new Error('no bar is drawn');
    }
    tooltip?.setActiveElements([{ datasetIndex: 0, index: 0, element } as never], { x: 0, y: 0 });
    chart?.draw();
    expect(tooltip?.title[0]).to.match(/^A very.*…$/);
    expect(tooltip?.width).to.be.at.most(chart?.width ?? 0);
  });

  it('fits at every size', async () => {
    for (const [width, height] of [
      [110, 80],
      [133, 114],
      [358, 210],
      [1180, 490],
    ] as const) {
      const { element, box } = await show(ROWS, { by: 'state' }, {}, { width, height });
      expect(overflowOf(element), `${width} × ${height}`).to.deep.equal([]);
      expect(box.scrollHeight).to.equal(height);
      document.body.replaceChildren();
    }
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(ROWS, { x: 'day', y: 'n', by: 'state' }, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ period: '7d', chartType: 'bar' })).to.deep.equal([]);
    expect(validateConfig({ chart_type: 'pie' })).to.deep.equal([
      { path: '/chart_type', message: 'must be one of bar, line, area' },
    ]);
  });
});
