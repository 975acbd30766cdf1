import { expect } from '@open-wc/testing';
import type { DataSources } from '../../data/types.js';
import type { WidgetManifest, WidgetModule } from '../../registry/types/index.js';
import { moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { chromeOf, closeGrids, contentOf, openGrid } from '../testing/grid-fixture.js';
import { errorLog, until } from '../testing/isolation-fixtures.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';

/** A widget that shows the answer of its source. */
class Showing extends HTMLElement {
  context!: WidgetContext;
  connectedCallback(): void {
    this.context.data.observe({ source: 's' }, ({ status, data, error }) => {
      if (error) {
        this.context.setStatus('error', error.message);
      } else {
        this.textContent = `${status} ${typeof data}`;
      }
    });
  }
}

const cycle: Record<string, unknown> = { list: [] };
cycle['self'] = cycle;

function fail(): never {
  throw new Error('no way');
}

/** Answers and failures that a page's function may give, whatever its type says. */
const NONSENSE: readonly (readonly [string, () => unknown])[] = [
  ['throws', fail],
  ['rejects', () => Promise.reject(new Error('no way'))],
  ['rejects with nothing', () => Promise.reject(undefined as unknown as Error)],
  [
    'throws null',
    () => {
      throw null as unknown as Error;
    },
  ],
  ['answers undefined', () => undefined],
  ['answers null', () => null],
  ['answers a function', () => () => undefined],
  ['answers a symbol', () => Symbol('x')],
  ['answers a circle', () => cycle],
  ['answers a frozen object', () => Object.freeze({ a: Object.freeze([1]) })],
  [
    'answers an object without a prototype',
    () => Object.assign(Object.create(null) as object, { a: 1 }),
  ],
  [
    'answers what throws when it is read',
    () => ({
      get a() {
        return fail();
      },
    }),
  ],
  ['never answers', () => new Promise(() => {})],
];

describe('what third parties give is guarded', () => {
  afterEach(closeGrids);

  const open = (manifest: WidgetManifest, dataSources: DataSources = {}) =>
    openGrid({
      rects: { a: [0, 0, 4, 3], b: [4, 0, 4, 3] },
      widget: (id) => ({ type: id === 'a' ? manifest.type : 'plain' }),
      registry: testRegistry([manifest]),
      editing: false,
      properties: { dataSources },
    });

  for (const [what, answer] of NONSENSE) {
    it(`a source that ${what}`, async () => {
      const manifest = plainManifest('showing', undefined, { load: moduleOf(Showing) });
      const grid = await open(manifest, { s: { fetch: answer as never, refreshInterval: 0 } });
      // The widget shows something, or an error of its own; the others stay.
      await until(() => contentOf(grid, 'a').textContent || chromeOf(grid, 'a').state === 'error');
      expect(chromeOf(grid, 'b').state).to.equal('ready');
      expect(contentOf(grid, 'b').textContent).to.equal('b');
    });

    it(`a stream that ${what}`, async () => {
      const manifest = plainManifest('showing', undefined, { load: moduleOf(Showing) });
      const grid = await open(manifest, { s: { subscribe: answer as never } });
      await until(() => contentOf(grid, 'a').textContent || chromeOf(grid, 'a').state === 'error');
      expect(chromeOf(grid, 'b').state).to.equal('ready');
    });

    if (what === 'never answers') {
      continue;
    }

    it(`a loader that ${what}`, async () => {
      const manifest = plainManifest('loading', undefined, { load: answer as never });
      const grid = await open(manifest);
      const { state, message } = chromeOf(grid, 'a');
      expect(state).to.equal('error');
      expect(message).not.to.equal('');
      expect(chromeOf(grid, 'b').state).to.equal('ready');
    });

    it(`a validator that ${what}`, async () => {
      const module = { default: class extends HTMLElement {}, validateConfig: answer };
      const load = () => Promise.resolve(module as unknown as WidgetModule);
      const grid = await open(plainManifest('checking', undefined, { load }));
      expect(chromeOf(grid, 'a').state).to.equal('error');
      expect(chromeOf(grid, 'b').state).to.equal('ready');
    });

    it(`a migration that ${what}`, async () => {
      const manifest = plainManifest('migrating', undefined, {
        version: '2.0.0',
        migrateConfig: answer as never,
      });
      const grid = await open(manifest);
      const errors = errorLog(grid);
      await grid.addWidget({
        type: 'migrating',
        id: 'c',
        config: { a: 1 },
        configVersion: '1.0.0',
      });
      await grid.fillAll();
      await until(() => chromeOf(grid, 'c').state !== 'loading', 'it is decided');
      if (chromeOf(grid, 'c').state === 'error') {
        expect(errors.map(({ widgetId }) => widgetId)).to.deep.equal(['c']);
      }
      expect(grid.dashboard!.widgets['c']!.config, 'nothing is lost').to.deep.equal({ a: 1 });
      expect(chromeOf(grid, 'b').state).to.equal('ready');
    });
  }
});
