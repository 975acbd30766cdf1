import { expect } from '@open-wc/testing';
import { createDataClient } from '../../data/index.js';
import { turn } from '../../data/testing/fake-clock.js';
import { countingSource } from '../../data/testing/manual-source.js';
import type { JsonObject } from '../../model/json.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { contentOf, controllerOf, dashboardOf } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';

/** A widget that observes its query, and shows nothing. */
class Observer extends HTMLElement {
  context!: WidgetContext;

  connectedCallback(): void {
    const { data, query } = this.context;
    data.observe(query as never, () => undefined);
  }
}

const FAR = 200;

describe('data ahead of the scroll', () => {
  let source: ReturnType<typeof countingSource>;
  let grid: DashGrid;
  beforeEach(() => (source = countingSource((request) => ({ ...request }))));
  afterEach(() => {
    grid.remove();
    scrollTo(0, 0);
  });

  const asked = () => source.calls.map(({ request }) => request['id']);

  /** A board with one widget in sight, and others far below. */
  const open = (far: number, request: (id: string) => JsonObject = (id) => ({ id })) => {
    const below = Array.from({ length: far }, (_none, index) => [
      `far-${index}`,
      [0, FAR + index, 6, 1] as const,
    ]);
    const seed = dashboardOf({
      rects: { top: [0, 0, 6, 3], ...Object.fromEntries(below) },
      widget: (id) => ({ type: 'observer', query: { source: 'api', request: request(id) } }),
    });
    grid = document.createElement('dash-grid');
    Object.assign(grid, {
      dashboardId: seed.id,
      seed,
      registry: testRegistry([manifestOf({ type: 'observer', load: moduleOf(Observer) })]),
      compaction: 'none',
      dataSources: { api: source },
      variables: { region: 'north' },
    });
    document.body.append(grid);
  };

  it('is asked for once, after that of the widgets in sight', async () => {
    open(20);
    await until(() => source.calls.length === 21);
    expect(asked()[0]).to.equal('top');
    expect(new Set(asked()).size).to.equal(21);
  });

  it('is asked for again when the variables in it change', async () => {
    open(2, (id) => ({ id, region: '${region}' }));
    await until(() => source.calls.length === 3);
    grid.variables = { region: 'south' };
    await until(() => source.calls.length === 6);
    const regions = source.calls.map(({ request }) => request['region']);
    expect(regions.slice(3)).to.deep.equal(['south', 'south', 'south']);
  });

  it('is asked for when its widget is added', async () => {
    open(1);
    await until(() => source.calls.length === 2);
    const query = { source: 'api', request: { id: 'new' } };
    await grid.addWidget({ type: 'observer', query, at: { x: 0, y: FAR + 50 } });
    await until(() => asked().includes('new'));
  });

  it('is not refreshed while it is out of sight', async () => {
    open(1);
    await until(() => source.calls.length === 2);
    await turn();
    await createDataClient(() => grid.dataSources).invalidate('api');
    await until(() => source.calls.length === 3);
    await turn();
    expect(asked()).to.deep.equal(['top', 'far-0', 'top']);
    contentOf(grid, 'far-0').closest('.item')!.scrollIntoView();
    await until(() => source.calls.length === 4);
    expect(asked()[3]).to.equal('far-0');
  });

  it('is not asked for by a long board', async () => {
    open(60);
    await grid.ready;
    await until(() => controllerOf(grid).board.items.get('far-59')?.mount?.data !== undefined);
    await controllerOf(grid).print();
    await until(() => source.calls.length > 0);
    await new Promise((resolve) => requestIdleCallback(resolve));
    await turn();
    expect(asked()).to.deep.equal(['top']);
  });
});
