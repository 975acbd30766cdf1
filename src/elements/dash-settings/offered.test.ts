import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DataSources } from '../../data/types.js';
import type { JsonObject } from '../../model/json.js';
import type { JsonSchema, SettingsHost } from '../../registry/types/index.js';
import { gate } from '../../store/store-fixture.js';
import { closeGrids, focused } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { press } from '../testing/keys.js';
import { SettingsPage, type SettingsOptions } from './testing/settings-fixture.js';

function schemaOf(items: JsonObject): JsonSchema {
  return {
    type: 'object',
    properties: {
      unit: { type: 'string', title: 'Unit' },
      shown: { type: 'array', title: 'Shown', format: 'ordered', items },
    },
  };
}

/** Offers what the source of the request answers: a list of choices. */
async function configSchema(host?: SettingsHost): Promise<JsonSchema> {
  if (!host) {
    return schemaOf({ type: 'string' });
  }
  const { source = 'ops' } = host.query ?? {};
  const answer = await host.data.fetch({ source: String(source) }, host);
  return schemaOf({ oneOf: answer });
}

const choices: readonly JsonObject[] = [
  { const: 'a', title: 'Alpha', icon: 'play', description: 'The first' },
  { const: 'b', title: 'Beta' },
  { const: 'c', title: 'Gamma' },
];
const sources: DataSources = {
  ops: { fetch: () => Promise.resolve(choices) },
  other: { fetch: () => Promise.resolve([{ const: 'z', title: 'Zeta' }]) },
  broken: { fetch: () => Promise.reject(new Error('It is down.')) },
};

function open(options: SettingsOptions = {}): Promise<SettingsPage> {
  return SettingsPage.open({
    sources,
    ...options,
    manifest: { configSchema, category: 'stats', defaultConfig: {}, ...options.manifest },
  });
}

/** Returns the tick and the first line of each row. */
function rows(page: SettingsPage): string[] {
  return page.all('.option label').map((label) => {
    const { checked } = label.querySelector('input')!;
    return `${checked ? '✓' : '–'} ${label.innerText.trim().split('\n')[0]}`;
  });
}
function boxOf(page: SettingsPage, name: string): HTMLInputElement {
  return page
    .all('.option')
    .find((row) => row.textContent!.includes(name))!
    .querySelector('input')!;
}
function liveText(page: SettingsPage): string {
  return page.find('.live').textContent!.trim();
}

describe('what the host offers, in the settings', () => {
  before(() => setViewport({ width: 1100, height: 900 }));
  afterEach(closeGrids);

  it('is ticked and put into an order, which is one edit', async () => {
    const page = await open({ widget: { config: { shown: ['c'] } } });
    await until(() => rows(page).length === 3);
    expect(rows(page)).to.deep.equal(['✓ Gamma', '– Alpha', '– Beta']);
    expect(page.all('.option .icon').length).to.be.at.least(1);
    boxOf(page, 'Beta').click();
    boxOf(page, 'Alpha').click();
    await page.element.updateComplete;
    expect(rows(page)).to.deep.equal(['✓ Gamma', '✓ Beta', '✓ Alpha']);
    await page.click('Move Alpha up');
    expect(rows(page)).to.deep.equal(['✓ Gamma', '✓ Alpha', '✓ Beta']);
    expect(liveText(page)).to.equal('Alpha is number 2 of 3.');
    boxOf(page, 'Gamma').click();
    await page.save();
    expect(page.widget.config).to.deep.equal({ shown: ['a', 'b'] });
    expect(page.changes).to.have.length(1);
  });

  it('is chosen by keys alone, and the focus stays with what is moved', async () => {
    const page = await open();
    await until(() => rows(page).length === 3);
    boxOf(page, 'Beta').focus();
    await press(' ');
    await until(() => focused() === boxOf(page, 'Beta') && boxOf(page, 'Beta').checked);
    expect(rows(page)[0]).to.equal('✓ Beta');
    expect(liveText(page)).to.equal('Beta is number 1 of 1.');
    boxOf(page, 'Gamma').focus();
    await press(' ');
    await until(() => rows(page)[1] === '✓ Gamma');
    await press('Alt+ArrowUp');
    await until(() => rows(page)[0] === '✓ Gamma');
    expect(liveText(page)).to.equal('Gamma is number 1 of 2.');
    await until(() => focused() === boxOf(page, 'Gamma'));
    await page.save();
    expect(page.widget.config).to.deep.equal({ shown: ['c', 'b'] });
  });

  it('follows the source that is chosen', async () => {
    const page = await open();
    await page.choose('Data source', 'other');
    await until(() => rows(page).join() === '– Zeta');
    expect(page.all('.remark')).to.have.length(0);
    await page.choose('Data source', 'broken');
    await until(() => page.remarks.some((text) => text.includes('It is down.')));
    await page.choose('Data source', 'ops');
    await until(() => rows(page).length === 3);
    expect(page.remarks).to.deep.equal([]);
  });

  it('may come late: the dialog opens without it, and what was typed stays', async () => {
    const answer = gate();
    const late = { fetch: () => answer.opened.then(() => choices) };
    const page = await open({ sources: { ops: late } });
    expect(page.all('.option')).to.have.length(0);
    await page.fill('Unit', 'kg');
    answer.open();
    await until(() => rows(page).length === 3);
    expect(page.field('Unit').value).to.equal('kg');
    await page.save();
    expect(page.widget.config).to.deep.equal({ unit: 'kg' });
  });

  it('is no edit when it comes', async () => {
    const page = await open({ widget: { config: { shown: ['b'] } } });
    await until(() => rows(page).length === 3);
    await page.click('Cancel');
    expect(page.question).to.equal(null);
    await page.closed;
  });

  it('says so when there is nothing', async () => {
    const page = await open({
      manifest: { configSchema: (host) => Promise.resolve(schemaOf(host ? { enum: [] } : {})) },
    });
    expect(page.find('.none').textContent).to.equal('There is nothing to choose from.');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`is accessible, ${dir}`, async () => {
      const page = await open({ widget: { config: { shown: ['c', 'a'] } }, grid: { dir } });
      await until(() => rows(page).length === 3);
      await expect(page.element).to.be.accessible();
      const [box, move] = ['input', '.up'].map((selector) =>
        page.find(`.option ${selector}`).getBoundingClientRect(),
      );
      expect(box!.left < move!.left).to.equal(dir === 'ltr');
      expect(move!.width).to.be.at.least(24);
    });
  }
});
