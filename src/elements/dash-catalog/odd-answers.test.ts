import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { moduleOf } from '../../registry/testing/support.js';
import { closeGrids, openGrid } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

function fail(): never {
  throw new Error('no way');
}

/** Samples of a manifest that are none. */
const SAMPLES: readonly (readonly [string, () => unknown])[] = [
  ['throws', fail],
  ['rejects with nothing', () => Promise.reject(undefined as unknown as Error)],
  ['answers null', () => null],
  ['answers a number', () => 5],
  ['answers a text', () => 'sample'],
  ['answers a config that is a text', () => ({ config: 'blue' })],
  ['answers a config that is a list', () => ({ config: [1] })],
  ['answers a circle', () => ({ config: cycle, data: cycle })],
  ['answers a function', () => ({ data: fail })],
  [
    'answers what throws when it is read',
    () => ({
      get data() {
        return fail();
      },
    }),
  ],
];

/** Fields of a listing that a server may get wrong. */
const LISTINGS: readonly object[] = [
  { category: 5 },
  { category: 'constructor' },
  { keywords: 'far away' },
  { keywords: [null, 5, {}] },
  { size: 'large' },
  { size: { default: 'large' } },
  { size: { default: { w: -1, h: 1e9 } } },
  { versions: 'many' },
  { versions: [null] },
  { versions: [{ version: 5 }] },
  { badge: {} },
  { deprecated: {} },
  { maxInstances: 'few' },
  { maxInstances: -1 },
  { configSchema: 'none' },
  { defaultConfig: 5 },
  { preset: 'blue' },
  { aliases: 'other' },
  { aliases: [5] },
  { scopes: {} },
  { moduleUrl: {} },
  { moduleUrl: 'javascript:alert(1)' },
  { installed: 'yes', isActive: 'no', ownerId: {} },
];

describe('a catalog whose entries are odd', () => {
  let errors: string[] = [];
  const hear = (event: PromiseRejectionEvent) => {
    errors.push(String(event.reason));
    event.preventDefault();
  };
  // A narrow window has no previews.
  before(() => setViewport({ width: 1280, height: 800 }));
  beforeEach(() => {
    errors = [];
    addEventListener('unhandledrejection', hear);
  });
  afterEach(() => {
    removeEventListener('unhandledrejection', hear);
    closeGrids();
  });

  const open = async (registry: ReturnType<typeof testRegistry>) => {
    const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, registry });
    await grid.openCatalog();
    await until(() => grid.renderRoot.querySelector('dash-catalog'));
    const catalog = grid.renderRoot.querySelector('dash-catalog')!;
    await catalog.updateComplete;
    const card = (type: string) =>
      catalog.renderRoot.querySelector<HTMLElement>(`.type[data-type="${type}"]`);
    return { grid, catalog, card };
  };

  for (const [what, sample] of SAMPLES) {
    it(`shows a preview though the sample ${what}`, async () => {
      class Shown extends HTMLElement {
        connectedCallback() {
          this.textContent = 'shown';
        }
      }
      const manifest = plainManifest('sampled', undefined, {
        load: moduleOf(Shown),
        sample: sample as never,
      });
      const { catalog, card } = await open(testRegistry([manifest]));
      card('sampled')!.focus();
      await until(
        () => catalog.renderRoot.querySelector('.live > dash-widget > *')?.textContent === 'shown',
      );
      expect(errors).to.deep.equal([]);
    });
  }

  for (const fields of LISTINGS) {
    it(`offers the others beside ${JSON.stringify(fields)}`, async () => {
      const registry = testRegistry();
      registry.catalogSource = () =>
        Promise.resolve([
          { type: 'odd', name: 'Odd', ...fields },
          { type: 'far', name: 'Far' },
        ] as never);
      const { card } = await open(registry);
      await until(() => card('far'));
      card('odd')!.focus();
      card('plain')!.click();
      expect(errors).to.deep.equal([]);
    });
  }
});
