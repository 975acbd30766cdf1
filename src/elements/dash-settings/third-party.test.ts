import { expect } from '@open-wc/testing';
import type { DataSource } from '../../data/types.js';
import type { WidgetManifest } from '../../registry/types/index.js';
import { closeGrids } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { openClock, SettingsPage } from './testing/settings-fixture.js';

const cycle: Record<string, unknown> = { type: 'object' };
cycle['properties'] = { self: cycle };

function fail(): never {
  throw new Error('no way');
}

/** Answers of functions of a manifest or a source that are no schema and no module. */
const ODD: readonly (readonly [string, () => unknown])[] = [
  ['throws', fail],
  ['rejects with nothing', () => Promise.reject(undefined as unknown as Error)],
  ['answers undefined', () => undefined],
  ['answers null', () => Promise.resolve(null)],
  ['answers a number', () => 5],
  ['answers a text', () => Promise.resolve('{}')],
  ['answers a list', () => []],
  ['answers a function', () => fail],
  ['answers a circle', () => cycle],
  ['answers properties that are none', () => ({ type: 'object', properties: { zone: null } })],
  ['answers a list of properties', () => ({ type: 'object', properties: [1, 2] })],
  [
    'answers what throws when it is read',
    () => ({
      get properties() {
        return fail();
      },
    }),
  ],
];

describe('settings whose parts are given by third parties', () => {
  let errors: string[] = [];
  const hear = (event: PromiseRejectionEvent) => {
    errors.push(String(event.reason));
    event.preventDefault();
  };
  beforeEach(() => {
    errors = [];
    addEventListener('unhandledrejection', hear);
  });
  afterEach(() => {
    removeEventListener('unhandledrejection', hear);
    closeGrids();
  });

  /** The title can be edited and saved, whatever the rest of the dialog is. */
  const works = async (page: SettingsPage) => {
    await page.fill('Title', 'New');
    await page.save();
    await until(() => page.grid.dashboard!.widgets['a']!.title === 'New');
    expect(errors).to.deep.equal([]);
  };

  for (const [what, answer] of ODD) {
    it(`open though configSchema ${what}`, async () => {
      let calls = 0;
      const manifest: Partial<WidgetManifest> = {
        // The widget itself is loaded with a schema that is one.
        configSchema: (() => (calls++ === 0 ? Promise.resolve({}) : answer())) as never,
      };
      await works(await SettingsPage.open({ manifest }));
    });

    it(`open though the settings element ${what}`, async () => {
      const page = await SettingsPage.open({ manifest: { settings: answer as never } });
      await works(page);
    });

    it(`open though requestSchema of a source ${what}`, async () => {
      const source = { fetch: () => Promise.resolve(1), requestSchema: answer };
      const sources = { s: source as unknown as DataSource };
      await works(await SettingsPage.open({ sources, widget: { query: { source: 's' } } }));
    });
  }

  it('open though the settings element never comes', async () => {
    const grid = await openClock({ manifest: { settings: () => new Promise(() => {}) } });
    const page = await SettingsPage.of(grid);
    await works(page);
  });
});
