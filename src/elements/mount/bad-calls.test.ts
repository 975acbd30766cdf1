import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { DataState } from '../../data/types.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { mountWidget } from '../../testing/mount-widget.js';
import { chromeOf, closeGrids, contentOf, openGrid } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';

class Calling extends HTMLElement {
  context!: WidgetContext;
}

const manifest = manifestOf({ type: 'calling', load: moduleOf(Calling) });

const query = { source: 's' };
function listener() {}

/** Calls of the context with arguments that no type allows. */
const calls: readonly (readonly [string, (context: never) => unknown])[] = [
  ['observe(undefined)', ({ data }: WidgetContext) => data.observe(undefined as never, listener)],
  ['observe(null)', ({ data }) => data.observe(null as never, listener)],
  ['observe of a text', ({ data }) => data.observe('s' as never, listener)],
  ['observe without a source', ({ data }) => data.observe({} as never, listener)],
  [
    'observe of a source that is no text',
    ({ data }) => data.observe({ source: 5 } as never, listener),
  ],
  ['observe without a listener', ({ data }) => data.observe(query, undefined as never)],
  ['observe with a listener that is none', ({ data }) => data.observe(query, {} as never)],
  [
    'observe with a signal that is none',
    ({ data }) => data.observe(query, listener, { signal: {} } as never),
  ],
  ['fetch(undefined)', ({ data }) => data.fetch(undefined as never)],
  ['fetch with a signal that is none', ({ data }) => data.fetch(query, { signal: 5 } as never)],
  ['fetchGraphQL(undefined)', ({ fetchGraphQL }) => fetchGraphQL(undefined as never)],
  ['subscribe(undefined)', ({ subscribe }) => subscribe(undefined as never)],
  ['emit(undefined)', ({ emit }) => emit(undefined as never)],
  ['emit of a number', ({ emit }) => emit(5 as never)],
  ['emit of a function', ({ emit }) => emit('x', (() => 1) as never)],
  ['setTitle(undefined)', ({ setTitle }) => setTitle(undefined as never)],
  ['setStatus(undefined)', ({ setStatus }) => setStatus(undefined as never)],
  ['setVariables(undefined)', ({ setVariables }) => setVariables(undefined as never)],
  ['updateConfig(undefined)', ({ updateConfig }) => updateConfig(undefined as never)],
] as readonly (readonly [string, (context: WidgetContext) => unknown])[];

describe('calls of the context', () => {
  afterEach(closeGrids);

  const open = () =>
    openGrid({
      rects: { a: [0, 0, 4, 2] },
      widget: () => ({ type: 'calling' }),
      registry: testRegistry([manifest]),
      properties: { dataSources: { s: async () => 7 } },
      editing: false,
    });
  const contextOf = async () => {
    const grid = await open();
    return (contentOf(grid, 'a') as Calling).context;
  };

  for (const [what, call] of calls) {
    const expectTyped = async (context: WidgetContext) => {
      let error: unknown;
      try {
        await call(context as never);
      } catch (thrown) {
        error = thrown;
      }
      expect(error, what).to.be.instanceOf(DashError);
      expect((error as DashError).code).to.match(/^invalid-(value|config)$/);
    };

    it(`that are wrong fail with a typed error: ${what}`, async () => {
      await expectTyped(await contextOf());
      // The harness of tests is as strict.
      if (!what.startsWith('fetchGraphQL')) {
        const widget = await mountWidget(manifest, { sources: { s: 7 } });
        await expectTyped(widget.context);
        widget.unmount();
      }
    });
  }

  it('observe data without options, until the widget is removed', async () => {
    const grid = await open();
    const { context } = contentOf(grid, 'a') as Calling;
    const states: DataState[] = [];
    context.data.observe(query, (state) => states.push(state));
    context.data.observe(query, (state) => states.push(state), {});
    await until(() => states.filter(({ data }) => data === 7).length === 2, 'it is answered');
    grid.dataSources = { s: async () => 8 };
    await until(() => states.filter(({ data }) => data === 8).length === 2, 'it is followed');
    await grid.removeWidget('a');
    const count = states.length;
    let isAsked = false;
    grid.dataSources = { s: async () => ((isAsked = true), 9) };
    await grid.updateComplete;
    expect([states.length, isAsked]).to.deep.equal([count, false]);
  });

  it('run an action without options', async () => {
    const grid = await open();
    grid.dataSources = { s: { execute: async () => ({ message: 'done' }) } };
    await grid.updateComplete;
    const { context } = contentOf(grid, 'a') as Calling;
    expect(await context.data.execute('s', {})).to.deep.equal({ message: 'done' });
    expect(chromeOf(grid, 'a').state).to.equal('ready');
  });
});
