import { expect } from '@open-wc/testing';
import type { JsonObject } from '../../model/json.js';
import { showWidget } from '../testing/harness.js';
import CountBreakdown, { validateConfig } from './count-breakdown.js';

const PARTS = {
  total: 1374,
  parts: [
    { label: 'online', value: 1240, status: 'online' },
    { label: 'degraded', value: 38, status: 'warning' },
    { label: 'offline', value: 96, status: 'offline' },
  ],
};

function show(
  answer: unknown = PARTS,
  config: JsonObject = {},
  fields: object = {},
  place: object = { width: 300, height: 120 },
) {
  return showWidget(CountBreakdown, answer, config, fields, place);
}

async function partsOf(answer: unknown, config: JsonObject = {}): Promise<readonly string[]> {
  const { texts } = await show(answer, config);
  return [...texts('.number'), ...texts('li')];
}

describe('count-breakdown', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a total and its parts', async () => {
    const { context, all } = await show();
    expect(context.lastStatus).to.equal('ready');
    expect(await partsOf(PARTS)).to.deep.equal([
      '1,374',
      'Online 1,240 90.2%',
      'Degraded 38 2.8%',
      'Offline 96 7%',
    ]);
    expect(all('.segment').map(({ className }) => className.slice(8))).to.deep.equal([
      'success',
      'warning',
      'danger',
    ]);
    const widths = all('.segment').map((segment) => segment.getBoundingClientRect().width);
    expect(widths[0]! / widths[2]!).to.be.closeTo(1240 / 96, 1);
  });

  it('reads devices and bots, and leaves the inactive ones out if wanted', async () => {
    expect(await partsOf({ total: 10, online: 7, offline: 3 })).to.deep.equal([
      '10',
      'Online 7 70%',
      'Offline 3 30%',
    ]);
    const bots = { totalBots: 8, activeBots: 5, inactiveBots: 3 };
    expect(await partsOf(bots)).to.deep.equal(['8', 'Active 5 62.5%', 'Inactive 3 37.5%']);
    expect(await partsOf(bots, { show_inactive: false })).to.deep.equal(['8', 'Active 5 62.5%']);
    expect(await partsOf(PARTS, { showInactive: false })).to.have.length(3);
  });

  it('works out what an answer leaves out', async () => {
    expect(await partsOf({ online: 7, offline: 3 })).to.include('10');
    expect(await partsOf({ total: 10, online: 7 })).to.include('Offline 3 30%');
    expect(await partsOf({ parts: [{ label: 'a', value: 2 }] })).to.deep.equal(['2', 'A 2 100%']);
    expect(await partsOf({ total: 0, parts: [] })).to.deep.equal(['0']);
    expect(await partsOf({ total: 0, online: 0, offline: 0 })).to.include('Online 0 0%');
  });

  it('shortens what has no room, and keeps the exact number in the tooltip', async () => {
    const size = { w: 1, h: 1, width: 52, height: 40 };
    const place = { width: 52, height: 40 };
    const answer = { total: 1234567, online: 1234000, offline: 567 };
    const { text, all } = await show(answer, {}, { size }, place);
    expect(text('.number')).to.equal('1.2M');
    expect(all('.counts')[0]?.title).to.equal(
      'Total: 1,234,567\nOnline: 1,234,000 (100%)\nOffline: 567 (0.05%)',
    );
    expect(text('.total .visually-hidden')).to.equal('Total: 1,234,567');
  });

  it('shows the number and the bar in one grid cell', async () => {
    for (const [width, height] of [
      [48, 36],
      [52, 42],
      [66, 42],
    ] as const) {
      const { element, all } = await show(
        PARTS,
        {},
        { size: { w: 1, h: 1, width, height } },
        { width, height },
      );
      const box = element.getBoundingClientRect();
      for (const selector of ['.number', '.bar']) {
        const inner = all(selector)[0]!.getBoundingClientRect();
        const name = `${selector} in ${width} × ${height}`;
        expect(inner.width, name).to.be.greaterThan(10);
        expect(inner.right, name).to.be.at.most(box.right + 0.5);
        expect(inner.top, name).to.be.at.least(box.top - 0.5);
        expect(inner.bottom, name).to.be.at.most(box.bottom + 0.5);
      }
    }
  });

  it('names what it expected when the shape is wrong', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [5, 'Expected {total, parts: [{label, value, status}]} or {total, online, offline}'],
      [{ count: 5 }, 'an object with count'],
      [{ total: 1, parts: 5 }, '/parts'],
      [{ parts: [{ label: 'a', value: 'b' }] }, 'a number from 0 on at /parts/0/value'],
      [{ parts: [{ value: 1 }] }, '/parts/0/label'],
      [{ online: -1 }, '/online'],
      [{ activeBots: 1, inactiveBots: 'x' }, '/inactiveBots'],
    ];
    for (const [answer, message] of wrong) {
      const { context } = await show(answer);
      expect(context.lastStatus).to.equal('error');
      expect(context.lastMessage).to.contain(message);
    }
  });

  it('exports what it shows', async () => {
    expect((await show({ total: 10, online: 7, offline: 3 })).element.exportData()).to.deep.equal({
      columns: ['Category', 'Value'],
      rows: [
        ['Online', 7],
        ['Offline', 3],
        ['Total', 10],
      ],
    });
  });

  it('runs from right to left', async () => {
    const { all, text } = await show(
      PARTS,
      {},
      { locale: 'ar-EG' },
      { dir: 'rtl', width: 160, height: 40 },
    );
    const number = all('.number')[0]?.getBoundingClientRect().left ?? 0;
    expect(number).to.be.greaterThan(all('li')[0]?.getBoundingClientRect().right ?? Infinity);
    expect(text('.number')).to.match(/^١.?٣٧٤$/);
  });

  it('validates its config', () => {
    expect(validateConfig({ showInactive: true, total_label: 'bots' })).to.deep.equal([]);
    expect(validateConfig({ show_inactive: 'no' })).to.deep.equal([
      { path: '/show_inactive', message: 'must be boolean' },
    ]);
  });
});
