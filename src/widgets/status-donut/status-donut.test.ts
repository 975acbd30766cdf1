import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { readChartTheme } from '../shared/charts/chart-theme.js';
import { chartOf, countDraws, liveCharts } from '../shared/testing/count-draws.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { PartColors } from '../shared/lists/part-colors.js';
import { mergeParts, parseParts } from '../shared/lists/parts.js';
import StatusDonut, { validateConfig } from './status-donut.js';

const FLEET: JsonValue = { online: 1240, warning: 38, offline: 96 };

async function show(
  answer: JsonValue = FLEET,
  config: JsonObject = {},
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = { width: 254, height: 220 },
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(StatusDonut, context, config);
  const box = await mount(element, place);
  return { element, context, box, root: element.shadowRoot as ShadowRoot };
}

describe('parseParts', () => {
  it('reads counts by label and lists of parts', () => {
    expect(parseParts({ online: 3, on_hold: 1 })).to.deep.equal([
      { label: 'Online', key: 'online', value: 3, tone: 'success' },
      { label: 'On hold', key: 'on_hold', value: 1 },
    ]);
    expect(parseParts([{ label: 'eu-west_1', value: 3, status: 'degraded' }])).to.deep.equal([
      { label: 'eu-west_1', key: 'eu-west_1', value: 3, tone: 'warning' },
    ]);
  });

  it('takes labels for a status only where at least half of them are one', () => {
    const tones = (answer: JsonValue) => parseParts(answer)?.map(({ tone }) => tone);
    expect(tones({ Small: 1, Medium: 2, Large: 3 })).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    expect(tones({ High: 1, Medium: 2 })).to.deep.equal(['danger', 'warning']);
    expect(tones({ Online: 1, Elsewhere: 2 })).to.deep.equal(['success', undefined]);
    const told: JsonValue = [
      { label: 'a', value: 1, status: 'error' },
      { label: 'b', value: 2 },
      { label: 'c', value: 3 },
    ];
    expect(tones(told)).to.deep.equal(['danger', undefined, undefined]);
  });

  it('has nothing to count without a value', () => {
    const nothing: JsonValue[] = [{}, [], { online: 0 }];
    for (const answer of nothing) {
      expect(parseParts(answer)).to.equal(undefined);
    }
  });

  it('names what it expected', () => {
    expect(() => parseParts(5)).to.throw('Expected {label: number, …}');
    expect(() => parseParts({ online: 'many' })).to.throw('a number from 0 on at /online');
    expect(() => parseParts({ online: -1 })).to.throw('/online');
    expect(() => parseParts([5])).to.throw('{label, value, status?} at /0');
    expect(parseParts([{ label: 'a', value: null }])).to.equal(undefined);
  });

  it('keeps the tone of a label when others are filtered away', () => {
    const known = new Map();
    expect(parseParts({ small: 1, medium: 2, large: 3 }, known)?.[1]?.tone).to.equal(undefined);
    expect(parseParts({ medium: 2 }, known)?.[0]?.tone).to.equal(undefined);
    expect(parseParts([{ label: 'medium', value: 1, status: 'error' }], known)).to.deep.equal([
      { label: 'medium', key: 'medium', value: 1, tone: 'danger' },
    ]);
  });

  it('makes the smallest of many parts into one', () => {
    const many = Array.from({ length: 12 }, (_entry, index) => ({
      label: `p${index}`,
      value: 12 - index,
    }));
    const parts = mergeParts(parseParts(many) ?? []);
    expect(parts).to.have.length(8);
    expect(parts[7]).to.include({ label: 'Other', value: 5 + 4 + 3 + 2 + 1 });
  });
});

describe('status-donut', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws once and shows the total in the middle', async () => {
    const draws = countDraws();
    const { root, context } = await show(FLEET, { totalLabel: 'devices' });
    draws.stop();
    expect(draws.count).to.equal(1);
    expect(context.lastStatus).to.equal('ready');
    expect(root.querySelector('.total')?.textContent).to.equal('1,374');
    expect(root.querySelector('.caption')?.textContent).to.equal('devices');
  });

  it('colours statuses by their meaning, and shades those that mean the same', async () => {
    const { element } = await show();
    const theme = readChartTheme(element, 'light');
    const parts = parseParts({ online: 1, offline: 1, error: 1, Berlin: 1, Oslo: 1 }) ?? [];
    const colored = new PartColors();
    const colors = colored.looks(parts, theme).map(({ fill }) => fill);
    expect(colors[0]).to.equal(theme.tones.success);
    expect(colors[1]).to.equal(theme.tones.danger);
    expect(colors[2]).to.contain('color-mix').and.contain(theme.tones.danger);
    expect(theme.palette).to.include.members(colors.slice(3));
    expect(colors[3]).to.not.equal(colors[4]);
    const filtered = colored.looks(parts.slice(2), theme).map(({ fill }) => fill);
    expect(filtered, 'the others are filtered away').to.deep.equal(colors.slice(2));
  });

  it('lists every part with its share, in the manner of the locale', async () => {
    const { root } = await show(FLEET, {}, { locale: 'de-DE' });
    const row = root.querySelector('tbody tr')?.textContent?.replace(/\s+/g, ' ').trim();
    expect(row).to.match(/^Online 1\.240 90,2 %$/);
    expect(root.querySelector('[role=img]')?.getAttribute('aria-label')).to.contain(
      'Donut chart: Title. Online: 1.240 (90,2',
    );
  });

  it('shows the shares beside the counts where there is the room for both', async () => {
    for (const [width, height, isShown] of [
      [210, 300, false],
      [330, 400, true],
      // A wider box, whose list is still below the ring.
      [380, 470, true],
      // A box of half the height, whose list is beside the ring.
      [380, 240, false],
      [440, 240, true],
    ] as const) {
      const { root } = await show(FLEET, {}, {}, { width, height });
      const share = root.querySelector('tbody .share')!.getBoundingClientRect();
      expect(share.width > 20, `${width} × ${height}`).to.equal(isShown);
      document.body.replaceChildren();
    }
  });

  it('keeps ring, total and list inside its box at every size', async () => {
    for (const [width, height] of [
      [154, 124],
      [254, 124],
      [154, 220],
      [254, 220],
      [354, 220],
      [554, 508],
    ] as const) {
      const { root, box } = await show(FLEET, {}, {}, { width, height });
      const name = `${width} × ${height}`;
      const plot = root.querySelector('.plot')?.getBoundingClientRect();
      const total = root.querySelector('.total')?.getBoundingClientRect();
      expect(plot?.width, name).to.be.closeTo(plot?.height ?? 0, 1);
      expect(plot?.width, name).to.be.greaterThan(70);
      expect(total?.width, name).to.be.lessThan((plot?.width ?? 0) * 0.74);
      expect(box.scrollHeight, name).to.equal(height);
      document.body.replaceChildren();
    }
  });

  it('leaves nothing behind', async () => {
    const before = liveCharts();
    const { element, context } = await show();
    element.remove();
    expect(liveCharts()).to.equal(before);
    expect(context.open).to.equal(0);
  });

  it('writes from right to left', async () => {
    const { element, root } = await show(
      FLEET,
      {},
      { locale: 'ar-EG' },
      { width: 400, height: 160, dir: 'rtl' },
    );
    expect(chartOf(element)?.options.plugins?.tooltip).to.have.property('rtl', true);
    const ring = root.querySelector('.ring')?.getBoundingClientRect().left ?? 0;
    const list = root.querySelector('.parts')?.getBoundingClientRect().left ?? Infinity;
    expect(ring).to.be.greaterThan(list);
    expect(root.querySelector('.value')?.textContent).to.match(/^١.?٢٤٠$/);
  });

  it('tells which status was chosen, and exports the counts', async () => {
    const { element, root, context } = await show({ online: 3, on_hold: 1 });
    root.querySelectorAll<HTMLButtonElement>('tbody button')[1]?.click();
    expect(context.emitted[0]?.[1]).to.deep.equal({ label: 'on_hold', value: 1, series: 'Title' });
    expect(element.exportData()?.rows).to.deep.equal([
      ['Online', 3],
      ['On hold', 1],
    ]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(FLEET, {}, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({})).to.deep.equal([]);
    expect(validateConfig({ total_label: 5 })).to.deep.equal([
      { path: '/total_label', message: 'must be string' },
    ]);
  });
});
