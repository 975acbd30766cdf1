import { expect } from '@open-wc/testing';
import { staticSource } from '../../data/sources/static-source.js';
import { fakeClock, turn, type FakeClock } from '../../data/testing/fake-clock.js';
import { countingSource } from '../../data/testing/manual-source.js';
import type { DataState } from '../../data/types.js';
import type { JsonObject } from '../../model/json.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import type { DashVariablesChangeEvent } from '../events/index.js';
import { closeGrids, contentOf, dashboardOf, openGrid, hostOf } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashGrid } from './dash-grid.js';

/** A widget that shows its query's data. */
class DataProbe extends HTMLElement {
  context!: WidgetContext;
  readonly states: DataState[] = [];
  readonly changes: string[] = [];
  #end = new AbortController();

  connectedCallback(): void {
    this.context.subscribe((changed) => this.changes.push(...changed));
    this.#end = new AbortController();
    const { signal } = this.#end;
    const query = this.context.query as { source: string } & JsonObject;
    this.context.data.observe(query, (state) => this.states.push(state), { signal });
  }

  disconnectedCallback(): void {
    this.#end.abort();
  }

  get last(): DataState | undefined {
    return this.states.at(-1);
  }
}

function registry() {
  return testRegistry([
    manifestOf({ type: 'data-probe', name: 'Data', load: moduleOf(DataProbe) }),
  ]);
}

function probeOf(grid: DashGrid, id: string) {
  return contentOf(grid, id) as DataProbe;
}

describe('data of a grid', () => {
  let clock: FakeClock | undefined;
  let source: ReturnType<typeof countingSource>;
  beforeEach(() => (source = countingSource((request) => ({ ...request }))));
  afterEach(() => {
    closeGrids();
    clock?.restore();
    clock = undefined;
  });

  const RECTS = { one: [0, 0, 6, 3], two: [6, 0, 6, 3] } as const;
  const widgetOf = (request: (id: string) => JsonObject, more: JsonObject = {}) => ({
    rects: RECTS,
    widget: (id: string) => ({
      type: 'data-probe',
      query: { source: 'api', request: request(id) },
      ...more,
    }),
  });

  const open = async (
    request: (id: string) => JsonObject,
    { more = {}, ...properties }: Partial<DashGrid> & { more?: JsonObject } = {},
  ) => {
    const grid = await openGrid({
      ...widgetOf(request, more),
      editing: false,
      registry: registry(),
      properties: { dataSources: { api: source }, ...properties },
    });
    await until(() => probeOf(grid, 'one').last && probeOf(grid, 'two').last);
    await turn();
    return grid;
  };

  it('is one request for all who ask the same, in all grids with the same source and user', async () => {
    const grid = await open(() => ({ path: 'x' }));
    const other = await open(() => ({ path: 'x' }));
    expect(source.calls.length).to.equal(1);
    expect(probeOf(other, 'two').last!.data).to.deep.equal({ path: 'x' });
    grid.context = { tenant: 'acme' };
    await until(() => source.calls.length === 2);
    await turn();
    expect(
      probeOf(other, 'two').states.filter(({ status }) => status === 'pending').length,
    ).to.be.lessThan(2);
    expect(probeOf(grid, 'one').changes, 'none of the widget’s business').to.deep.equal([]);
  });

  it('follows the sources', async () => {
    const grid = await open(() => ({}));
    grid.dataSources = { api: staticSource('other') };
    await until(() => probeOf(grid, 'one').last!.data === 'other');
    grid.dataSources = {};
    await until(() => probeOf(grid, 'one').last!.error);
    expect(probeOf(grid, 'one').last!.error!.message).to.contain('no data source "api"');
  });

  it('is asked with live variables; the document stays as it is', async () => {
    const grid = await open(
      (id): JsonObject => (id === 'one' ? { site: '${site}' } : { fixed: true }),
      {
        variables: { site: 'Oslo' },
      },
    );
    expect(probeOf(grid, 'one').last!.data).to.deep.equal({ site: 'Oslo' });
    const before = grid.dashboard;
    const events: DashVariablesChangeEvent[] = [];
    grid.addEventListener('dash-variables-change', (event) => events.push(event));
    const asked = source.calls.length;

    probeOf(grid, 'two').context.setVariables({ site: 'Rome' });
    await until(() => (probeOf(grid, 'one').last!.data as JsonObject)['site'] === 'Rome');
    expect(source.calls.length, 'the other names none').to.equal(asked + 1);
    expect(events.map(({ variables, timeRange }) => [variables, timeRange])).to.deep.equal([
      [{ site: 'Rome' }, null],
    ]);
    expect(grid.variables).to.deep.equal({ site: 'Rome' });
    expect(probeOf(grid, 'two').context.variables).to.deep.equal({ site: 'Rome' });
    expect(probeOf(grid, 'two').changes).to.deep.equal(['variables']);
    expect([grid.dashboard === before, grid.canUndo, grid.saveState]).to.deep.equal([
      true,
      false,
      'saved',
    ]);

    grid.variables = { site: 'Rome' };
    await grid.updateComplete;
    expect(probeOf(grid, 'two').changes, 'an equal object is no change').to.deep.equal([
      'variables',
    ]);
    grid.variables = { site: 'Bonn' };
    await until(() => (probeOf(grid, 'one').last!.data as JsonObject)['site'] === 'Bonn');
    expect(events.length, 'the host knows what it sets').to.equal(1);
  });

  it('is asked with the live time range, over that of the document', async () => {
    const grid = await open((id): JsonObject => (id === 'one' ? { range: '${timeRange}' } : {}));
    expect(probeOf(grid, 'one').last!.data).to.deep.equal({ range: null });
    await grid.updateWidget('two', { title: 'Other' });
    hostOf(grid).commands!.run({
      changes: [{ type: 'dashboard.update', set: { '/timeRange': '24h', '/variables': { a: 1 } } }],
    });
    await until(() => (probeOf(grid, 'one').last!.data as JsonObject)['range'] === '24h');
    grid.timeRange = '7d';
    await until(() => (probeOf(grid, 'one').last!.data as JsonObject)['range'] === '7d');
    const events: DashVariablesChangeEvent[] = [];
    grid.addEventListener('dash-variables-change', (event) => events.push(event));
    grid.setVariables({ b: 2 }, { from: 1, to: 2 });
    expect(events[0]!.detail).to.deep.equal({
      variables: { a: 1, b: 2 },
      timeRange: { from: 1, to: 2 },
    });
  });

  it('is refreshed as the widget, else the dashboard, says', async () => {
    clock = fakeClock();
    const options = {
      rects: RECTS,
      widget: (id: string) => ({
        type: 'data-probe',
        query: { source: 'api', request: { id } },
        ...(id === 'one' && { refreshInterval: 10 }),
      }),
      editing: false,
      registry: registry(),
    };
    const seed = { ...dashboardOf(options), refreshInterval: 20 };
    const properties = { seed, dashboardId: seed.id, dataSources: { api: source } };
    let isOpen = false;
    void openGrid({ ...options, properties }).then(() => (isOpen = true));
    while (!isOpen || source.calls.length < 2) {
      await clock.advance(1);
    }
    source.calls.length = 0;
    await clock.advance(20_000);
    expect(source.calls.map(({ request }) => request['id']).sort()).to.deep.equal([
      'one',
      'one',
      'two',
    ]);
  });

  it('is asked again for one widget by refresh', async () => {
    const grid = await open((id) => ({ id }));
    const asked = source.calls.length;
    await probeOf(grid, 'one').context.data.refresh();
    expect(source.calls.slice(asked).map(({ request }) => request['id'])).to.deep.equal(['one']);
  });

  it('answers fetchGraphQL by the source of that name', async () => {
    const grid = await open(() => ({}), {
      dataSources: { api: source, graphql: (request) => Promise.resolve(request) },
    });
    const { context } = probeOf(grid, 'one');
    expect(await context.fetchGraphQL('{ a }', { x: 1 })).to.deep.equal({
      query: '{ a }',
      variables: { x: 1 },
    });
    grid.dataSources = { api: source };
    await grid.updateComplete;
    const error = await context.fetchGraphQL('{ a }').catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'unknown-source');
  });

  it('is aborted when the widget goes', async () => {
    const signals: AbortSignal[] = [];
    const grid = await openGrid({
      ...widgetOf(() => ({})),
      editing: false,
      registry: registry(),
      properties: {
        dataSources: {
          api: (_request, { signal }) => {
            signals.push(signal);
            return new Promise(() => undefined);
          },
        },
      },
    });
    await until(() => signals.length === 1);
    await grid.removeWidget('one');
    expect(signals[0]!.aborted, 'the other waits for it').to.equal(false);
    await grid.removeWidget('two');
    await until(() => signals[0]!.aborted);
  });

  /** A board whose second widget stands far below the first, and which is too long to ask ahead. */
  const openTall = async () => {
    const more = Array.from({ length: 60 }, (_none, index) => [
      `more-${index}`,
      [0, 203 + index, 6, 1] as const,
    ]);
    const seed = dashboardOf({
      rects: { top: [0, 0, 6, 3], far: [0, 200, 6, 3], ...Object.fromEntries(more) },
      widget: (id) =>
        id.startsWith('more')
          ? { type: 'plain' }
          : { type: 'data-probe', query: { source: 'api', request: { id } } },
    });
    const grid = document.createElement('dash-grid');
    const dataSources = { api: source };
    const compaction = 'none' as const;
    Object.assign(grid, {
      dashboardId: seed.id,
      seed,
      registry: registry(),
      dataSources,
      compaction,
    });
    document.body.append(grid);
    await grid.ready;
    const far = '[data-widget-id="far"] dash-widget';
    const isFilled = () => grid.renderRoot.querySelector(far)?.firstElementChild;
    await until(isFilled, 'idle time has filled it');
    await until(() => source.calls.length > 0);
    await turn();
    return grid;
  };
  const askedFor = ({ calls }: typeof source) => calls.map(({ request }) => request['id']);

  it('asks nothing for widgets far away, until they come near', async () => {
    const grid = await openTall();
    try {
      expect(askedFor(source)).to.deep.equal(['top']);
      // Its item, because Firefox does not scroll to what is in a box that it still skips.
      contentOf(grid, 'far').closest('.item')!.scrollIntoView();
      await until(() => source.calls.length > 1);
      expect(askedFor(source)).to.deep.equal(['top', 'far']);
    } finally {
      grid.remove();
      scrollTo(0, 0);
    }
  });

  it('asks for all widgets while the page is printed, and no longer', async () => {
    const grid = await openTall();
    try {
      await grid['_controller']!.print();
      await until(() => {
        dispatchEvent(new Event('beforeprint'));
        return source.calls.length > 1;
      });
      expect(askedFor(source)).to.deep.equal(['top', 'far']);
      dispatchEvent(new Event('afterprint'));
      const other = countingSource((request) => ({ ...request }));
      grid.dataSources = { api: other };
      await until(() => other.calls.length > 0);
      await turn();
      expect(askedFor(other)).to.deep.equal(['top']);
    } finally {
      grid.remove();
    }
  });
});
