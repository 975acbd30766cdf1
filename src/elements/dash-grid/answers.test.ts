import { expect } from '@open-wc/testing';
import { staticSource } from '../../data/sources/static-source.js';
import type { DataSources, DataState } from '../../data/types.js';
import type { JsonValue } from '../../model/json.js';
import { manifestOf, moduleOf, windowErrors } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { chromeOf, closeGrids, contentOf, openGrid } from '../testing/grid-fixture.js';
import { errorLog, messageOn, until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashWidgetErrorEvent } from '../events/index.js';

type Row = { n: number };

/** A widget that shows the number of its rows, and their order. */
class Rows extends HTMLElement {
  context!: WidgetContext;
  connectedCallback(): void {
    const { data, signal } = this.context;
    data.observe(
      { source: 'rows', select: '/rows' },
      (state) => {
        this.textContent = ((state.data ?? []) as Row[]).map(({ n }) => n).join(' ');
      },
      { signal },
    );
  }
}

/** A widget that changes everything it gets. */
class Greedy extends HTMLElement {
  context!: WidgetContext;
  connectedCallback(): void {
    const { data, signal } = this.context;
    for (const select of ['/rows', '']) {
      data.observe(
        { source: 'rows', select },
        (state) => {
          const answer = state.data as Row[] | { rows: Row[] } | undefined;
          if (answer) {
            const rows = Array.isArray(answer) ? answer : answer.rows;
            rows.sort((a, b) => a.n - b.n);
            rows.pop();
            rows[0]!.n = 99;
            this.textContent = String(rows.length);
          }
          Object.assign(state, { data: null, status: 'error' });
        },
        { signal },
      );
    }
  }
}

interface Callbacks {
  observed?: (state: DataState) => unknown;
  told?: () => unknown;
  aborted?: () => unknown;
  progress?: () => unknown;
}

let callbacks: Callbacks = {};

/** A widget that gives its host the callbacks of a test. */
class Listening extends HTMLElement {
  context!: WidgetContext;
  connectedCallback(): void {
    const { context } = this;
    const { observed, told, aborted, progress } = callbacks;
    const { signal } = context;
    if (observed) {
      context.data.observe({ source: 'rows' }, (state) => void observed(state), { signal });
    }
    if (told) {
      context.subscribe(() => told() as void);
    }
    if (aborted) {
      signal.addEventListener('abort', () => void aborted());
    }
    if (progress) {
      const onProgress = () => void progress();
      void context.data.execute('rows', {}, { signal, onProgress }).catch(() => undefined);
    }
  }
}

async function open(types: readonly string[], dataSources: DataSources) {
  let errors: DashWidgetErrorEvent[] = [];
  const grid = await openGrid({
    rects: Object.fromEntries(types.map((type, index) => [type, [index * 4, 0, 4, 3]])),
    editing: false,
    widget: (type) => ({ type }),
    registry: testRegistry(
      Object.entries({ rows: Rows, greedy: Greedy, listening: Listening }).map(([type, Class]) =>
        manifestOf({ type, load: moduleOf(Class) }),
      ),
    ),
    properties: { dataSources },
    place: (element, box) => {
      errors = errorLog(element);
      box.append(element);
    },
  });
  return { grid, errors };
}

function fail(text: string): never {
  throw new Error(text);
}

describe('answers to several widgets', () => {
  afterEach(() => {
    closeGrids();
    callbacks = {};
  });

  for (const first of ['greedy', 'rows']) {
    it(`reach each as the source gave them, and the page’s own object stays, if ${first} stands first`, async () => {
      const own = { rows: [{ n: 3 }, { n: 1 }, { n: 2 }] };
      const types = first === 'greedy' ? ['greedy', 'rows'] : ['rows', 'greedy'];
      const { grid, errors } = await open(types, { rows: staticSource(own) });
      await until(() => contentOf(grid, 'greedy').textContent === '2');
      await until(() => contentOf(grid, 'rows').textContent === '3 1 2');
      expect(own).to.deep.equal({ rows: [{ n: 3 }, { n: 1 }, { n: 2 }] });
      const refreshed = (contentOf(grid, 'rows') as Rows).context.data.refresh();
      await refreshed;
      expect(contentOf(grid, 'rows').textContent).to.equal('3 1 2');
      expect(errors).to.deep.equal([]);
    });
  }

  it('follow when the page changes its own object and says so', async () => {
    const own = { rows: [{ n: 1 }] };
    const { grid } = await open(['rows'], { rows: staticSource(own) });
    await until(() => contentOf(grid, 'rows').textContent === '1');
    own.rows.push({ n: 2 });
    await (contentOf(grid, 'rows') as Rows).context.data.invalidate('rows');
    await until(() => contentOf(grid, 'rows').textContent === '1 2');
  });
});

describe('what a widget gives its host to call', () => {
  const source = {
    fetch: (): Promise<JsonValue> => Promise.resolve({ rows: [{ n: 1 }] }),
    execute: async (_request: unknown, { progress }: { progress(share: number): void }) => {
      progress(0.5);
      await Promise.resolve();
      return null;
    },
  };
  afterEach(() => {
    closeGrids();
    callbacks = {};
  });

  const cases: readonly (readonly [name: string, Callbacks, act?: 'tell'])[] = [
    ['a data listener', { observed: () => fail('listener fails') }],
    [
      'an async listener of the context',
      { told: () => Promise.reject(new Error('listener fails')) },
      'tell',
    ],
    ['a listener of the context', { told: () => fail('listener fails') }, 'tell'],
    ['a listener to progress', { progress: () => fail('listener fails') }],
  ];
  for (const [name, given, act] of cases) {
    it(`fails in its own error state: ${name}`, async () => {
      callbacks = given;
      let errors: DashWidgetErrorEvent[] = [];
      const atWindow = await windowErrors(async () => {
        const opened = await open(['listening', 'rows'], { rows: source });
        ({ errors } = opened);
        const { grid } = opened;
        if (act === 'tell') {
          grid.variables = { site: 'Oslo' };
        }
        await until(() => chromeOf(grid, 'listening').state === 'error');
        await chromeOf(grid, 'listening').updateComplete;
        expect(messageOn(grid, 'listening')).to.contain('listener fails');
        await until(() => contentOf(grid, 'rows').textContent === '1');
        expect(chromeOf(grid, 'rows').state).to.equal('ready');
      });
      expect(atWindow).to.deep.equal([]);
      expect(errors.map(({ widgetId, phase }) => [widgetId, phase])).to.deep.equal([
        ['listening', 'update'],
      ]);
    });
  }

  it('is told as its own when it fails as it is removed', async () => {
    callbacks = { aborted: () => fail('abort fails') };
    const { grid, errors } = await open(['listening', 'rows'], { rows: source });
    await windowErrors(() => grid.removeWidget('listening'));
    await until(() => errors.length > 0);
    expect(
      errors.map(({ widgetId, phase, error }) => [widgetId, phase, (error as Error).message]),
    ).to.deep.equal([['listening', 'disconnect', 'abort fails']]);
    expect(chromeOf(grid, 'rows').state).to.equal('ready');
  });
});
