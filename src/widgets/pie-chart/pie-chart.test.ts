import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { chartOf, countDraws } from '../shared/testing/count-draws.js';
import { expectRound } from '../shared/testing/round.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { overflowOf } from '../shared/testing/overflow.js';
import PieChart, { validateConfig } from './pie-chart.js';

const SITES: JsonValue = { Berlin: 40, 'eu-west-1': 25, Rome: 35 };

async function show(
  answer: JsonValue = SITES,
  config: JsonObject = {},
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = { width: 254, height: 210 },
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(PieChart, context, config);
  const box = await mount(element, place);
  return { element, context, box, root: element.shadowRoot as ShadowRoot };
}

function press(root: ShadowRoot, key: string): boolean {
  return (
    root
      .querySelector('.reader')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) ??
    true
  );
}

describe('pie-chart', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws parts of both shapes, once', async () => {
    const draws = countDraws();
    const { element, context } = await show();
    draws.stop();
    expect(draws.count).to.equal(1);
    expect(context.lastStatus).to.equal('ready');
    expect(chartOf(element)?.data.datasets[0]?.data).to.deep.equal([40, 25, 35]);
    const list = await show([
      { label: 'a', value: 1, status: 'error' },
      { label: 'b', value: 2 },
    ]);
    expect(chartOf(list.element)?.data.labels).to.deep.equal(['a', 'b']);
  });

  it('is empty without parts, and names what it expected', async () => {
    for (const answer of [[], {}, { a: 0 }] as JsonValue[]) {
      expect((await show(answer)).context.lastStatus).to.equal('empty');
    }
    const { context } = await show(7);
    expect(context.lastStatus).to.equal('error');
    expect(context.lastMessage).to.match(/Expected \{label: number.*but got the number 7/);
  });

  it('shows texts of the data as text', async () => {
    const { root } = await show([{ label: '<img src=x onerror=alert(1)>', value: 1 }]);
    expect(root.querySelector('tbody img')).to.equal(null);
    expect(root.querySelector('tbody .name')?.textContent).to.equal('<img src=x onerror=alert(1)>');
  });

  it('tells which part was chosen, by the name that the data has', async () => {
    const { root, context } = await show(SITES, { set_variable: 'site' });
    const variables: JsonObject[] = [];
    Object.assign(context, { setVariables: (values: JsonObject) => variables.push(values) });
    root.querySelectorAll<HTMLButtonElement>('tbody button')[1]?.click();
    expect(context.emitted).to.deep.equal([
      ['select', { label: 'eu-west-1', value: 25, series: 'Title' }],
    ]);
    expect(variables).to.deep.equal([{ site: 'eu-west-1' }]);
  });

  it('keeps the colour of a label when others are filtered away', async () => {
    const { element, context } = await show();
    const colors = (): Map<string, unknown> => {
      const { labels, datasets } = chartOf(element)?.data ?? { labels: [], datasets: [] };
      const fills = (datasets[0]?.backgroundColor ?? []) as unknown[];
      return new Map((labels as string[]).map((label, index) => [label, fills[index]]));
    };
    const before = colors();
    expect(new Set(before.values()).size).to.equal(3);
    context.send({ status: 'success', data: { Rome: 1, 'eu-west-1': 2 } });
    await element.updateComplete;
    expect(colors()).to.deep.equal(
      new Map([
        ['Rome', before.get('Rome')],
        ['Eu west 1', before.get('Eu west 1')],
      ]),
    );
  });

  it('marks the part that was chosen, and takes the choice back by its chip', async () => {
    const { element, root, context } = await show(
      SITES,
      { setVariable: 'site' },
      { variables: { site: 'Rome' } },
    );
    const set: JsonObject[] = [];
    Object.assign(context, { setVariables: (values: JsonObject) => set.push(values) });
    const pressed = (): (string | null)[] =>
      [...root.querySelectorAll('tbody button')].map((one) => one.getAttribute('aria-pressed'));
    expect(pressed()).to.deep.equal(['false', 'false', 'true']);
    root.querySelector<HTMLButtonElement>('.choice')?.click();
    expect(set).to.deep.equal([{ site: null }]);
    context.change({ variables: {} });
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['false', 'false', 'false']);
    expect(root.querySelector('.choice')).to.equal(null);
  });

  it('tells its parts apart with forced colours, by pattern and border', async () => {
    const original = window.matchMedia;
    window.matchMedia = (query) =>
      query.includes('forced-colors')
        ? (Object.assign(new EventTarget(), { matches: true }) as unknown as MediaQueryList)
        : original.call(window, query);
    const { element, root } = await show();
    window.matchMedia = original;
    const [dataset] = chartOf(element)?.data.datasets ?? [];
    const fills = dataset?.backgroundColor as unknown[];
    expect(fills.every((fill) => fill instanceof CanvasPattern)).to.equal(true);
    expect(dataset?.borderWidth).to.deep.equal([1, 1, 1]);
    const swatches = [...root.querySelectorAll('.swatch')].map(
      (swatch) => getComputedStyle(swatch).background,
    );
    expect(new Set(swatches).size).to.equal(3);
  });

  it('tells it for a click on the slice too, but not for one beside the pie', async () => {
    const { element, context } = await show();
    const chart = chartOf(element);
    const rect = chart?.canvas.getBoundingClientRect() ?? new DOMRect();
    const slice = chart?.getDatasetMeta(0).data[2]?.tooltipPosition(true);
    const click = (x: number, y: number): void =>
      void chart?.canvas.dispatchEvent(
        new MouseEvent('click', {
          clientX: rect.left + x,
          clientY: rect.top + y,
          bubbles: true,
          composed: true,
        }),
      );
    // Chart.js handles events in the next frame.
    click(1, 1);
    await nextFrame();
    await nextFrame();
    expect(context.emitted).to.deep.equal([]);
    click(slice?.x ?? 0, slice?.y ?? 0);
    await waitUntil(() => context.emitted.length > 0);
    expect(context.emitted[0]?.[1]).to.deep.include({ label: 'Rome', value: 35 });
  });

  it('is read by keys, with a tooltip and an announcement', async () => {
    const { element, root, context } = await show();
    const spoken = (): string => root.querySelector('[role=status]')?.textContent ?? '';
    expect(press(root, 'ArrowRight')).to.equal(false);
    expect(spoken()).to.equal('Berlin: 40 (40%)');
    expect(chartOf(element)?.tooltip?.title).to.deep.equal(['Berlin']);
    expect(chartOf(element)?.tooltip?.opacity).to.equal(1);
    press(root, 'End');
    expect(spoken()).to.equal('Rome: 35 (35%)');
    press(root, 'Enter');
    expect(context.emitted[0]?.[1]).to.deep.include({ label: 'Rome' });
    press(root, 'Escape');
    expect(spoken()).to.equal('');
    expect(chartOf(element)?.tooltip?.opacity).to.equal(0);
    expect(press(root, 'a'), 'other keys are left alone').to.equal(true);
  });

  it('exports every part, those that are drawn as one too', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_e, at) => [`p${at}`, 12 - at]));
    const { element, root } = await show(many);
    expect(root.querySelectorAll('tbody tr')).to.have.length(8);
    const table = element.exportData();
    expect(table?.columns).to.deep.equal(['Category', 'Value']);
    expect(table?.rows).to.have.length(12);
    expect(table?.rows[11]).to.deep.equal(['P11', 1]);
  });

  it('is round in a box that has no whole pixels', async () => {
    for (const width of [118.6, 150.5]) {
      const { element } = await show({ Berlin: 5 }, {}, {}, { width, height: 170.6 });
      expectRound(element, width);
      document.body.replaceChildren();
    }
  });

  it('fits at every size, in both directions', async () => {
    const answer = { ...(SITES as JsonObject), 'Reykjavik harbour north': 3, Oslo: 1234567 };
    for (const [width, height] of [
      [120, 100],
      [154, 114],
      [254, 210],
      [358, 210],
      [554, 490],
    ] as const) {
      for (const dir of ['ltr', 'rtl']) {
        const { element, box } = await show(answer, {}, {}, { width, height, dir });
        expect(overflowOf(element), `${width} × ${height} ${dir}`).to.deep.equal([]);
        expect(box.scrollHeight).to.equal(height);
        document.body.replaceChildren();
      }
    }
  });

  it('tells parts of the same label apart, by name and by colour', async () => {
    const parts = [1, 2, 3].map((value) => ({ label: 'Rome', value }));
    const { root, element } = await show(parts);
    const names = [...root.querySelectorAll('.name')].map(({ textContent }) => textContent);
    expect(names).to.deep.equal(['Rome', 'Rome (2)', 'Rome (3)']);
    const colors = chartOf(element)?.data.datasets[0]?.backgroundColor as string[];
    expect(new Set(colors).size).to.equal(3);
  });

  it('shows the list in a small box while the focus is in it', async () => {
    const { root } = await show(SITES, {}, {}, { width: 150, height: 110 });
    const parts = root.querySelector('.parts');
    expect(parts?.getBoundingClientRect().width).to.equal(1);
    root.querySelector<HTMLButtonElement>('tbody button')?.focus();
    expect(parts?.getBoundingClientRect().width).to.equal(150);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(SITES, {}, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ metric: 'device_count', group_by: 'site' })).to.deep.equal([]);
    expect(validateConfig({ group_by: 5 })).to.deep.equal([
      { path: '/group_by', message: 'must be string' },
    ]);
  });
});
