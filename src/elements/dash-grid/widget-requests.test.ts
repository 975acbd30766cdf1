import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import type { DashWidgetEvent } from '../events/index.js';
import { chromeOf, closeGrids, contentOf, openGrid, hostOf } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashGrid } from './dash-grid.js';

class Counter extends HTMLElement {
  config!: JsonObject;
  context!: WidgetContext;
}

function open(): Promise<DashGrid> {
  return openGrid({
    rects: { a: [0, 0, 4, 3] },
    editing: false,
    widget: () => ({ type: 'counter', config: { n: 1, text: 'own', list: [1] } }),
    registry: testRegistry([
      manifestOf({
        type: 'counter',
        load: moduleOf(Counter),
        defaultConfig: { text: 'usual' },
        configSchema: {
          type: 'object',
          required: ['n'],
          properties: { n: { type: 'number' }, text: { type: 'string' } },
        },
      }),
    ]),
  });
}

function widgetOf(grid: DashGrid): Counter {
  return contentOf(grid, 'a') as Counter;
}

function errorOf(run: () => unknown): DashError {
  try {
    run();
  } catch (error) {
    expect(error).to.be.instanceOf(DashError);
    return error as DashError;
  }
  throw new Error('nothing was thrown');
}

const circle: Record<string, unknown> = {};
circle['self'] = circle;
/** No JSON, and where in it. */
const NO_JSON: readonly (readonly [name: string, value: unknown, path: string])[] = [
  ['a circle', circle, '/value/self'],
  ['a function', () => 1, '/value'],
  ['NaN', NaN, '/value'],
  ['a date', new Date(0), '/value'],
  ['a map deep inside', { list: [{ map: new Map() }] }, '/value/list/0/map'],
];

describe('what a widget asks of its dashboard', () => {
  afterEach(closeGrids);

  it('is no config that its schema forbids: it hears of it, nothing is stored, and it goes on', async () => {
    const grid = await open();
    const { context, config } = widgetOf(grid);
    const stored = grid.dashboard!.widgets['a']!;
    const error = errorOf(() => context.updateConfig({ n: 'no' }));
    expect([error.code, error.path]).to.deep.equal(['invalid-config', '/n']);
    await hostOf(grid).write();
    await grid.updateComplete;
    expect(grid.dashboard!.widgets['a']).to.equal(stored);
    expect(widgetOf(grid).config).to.equal(config);
    expect([chromeOf(grid, 'a').state, grid.canUndo]).to.deep.equal(['ready', false]);

    context.updateConfig({ n: 2 });
    await until(() => widgetOf(grid).config['n'] === 2);
  });

  it('may be a key less, so that its default holds again', async () => {
    const grid = await open();
    widgetOf(grid).context.updateConfig({ text: undefined, gone: undefined, n: 5 });
    await until(() => widgetOf(grid).config['n'] === 5);
    expect(widgetOf(grid).config).to.deep.equal({ n: 5, text: 'usual', list: [1] });
    expect(grid.dashboard!.widgets['a']!.config).to.deep.equal({ n: 5, list: [1] });
    const error = errorOf(() => widgetOf(grid).context.updateConfig({ n: undefined }));
    expect([error.code, error.path]).to.deep.equal(['invalid-config', '/n']);
  });

  it('can be asked again after the page refused it', async () => {
    const grid = await open();
    let isRefused = true;
    grid.addEventListener('dash-before-change', (event) => {
      if (isRefused) {
        event.preventDefault();
      }
    });
    const { context } = widgetOf(grid);
    await hostOf(grid).write();
    context.updateConfig({ n: 7 });
    await grid.updateComplete;
    expect(grid.dashboard!.widgets['a']!.config['n']).to.equal(1);
    isRefused = false;
    context.updateConfig({ n: 7 });
    await until(() => widgetOf(grid).config['n'] === 7);
  });

  for (const [name, value, path] of NO_JSON) {
    it(`is refused with its path where it holds ${name}`, async () => {
      const grid = await open();
      const told: Event[] = [];
      for (const type of ['dash-widget-event', 'dash-variables-change', 'dash-change'] as const) {
        grid.addEventListener(type, (event) => told.push(event));
      }
      const { context } = widgetOf(grid);
      const given = { value } as unknown as JsonObject;
      const config = errorOf(() => context.updateConfig(given));
      expect([config.code, config.path]).to.deep.equal(['invalid-config', path]);
      const detail = errorOf(() => context.emit('said', given));
      expect([detail.code, detail.path]).to.deep.equal(['invalid-value', path]);
      const variables = errorOf(() => context.setVariables(given));
      expect([variables.code, variables.path]).to.deep.equal(['invalid-value', path]);
      await hostOf(grid).write();
      await grid.updateComplete;
      expect(told).to.deep.equal([]);
      expect(grid.variables).to.deep.equal({});
      expect(chromeOf(grid, 'a').state).to.equal('ready');
    });
  }

  it('is an object of keys and values where that is wanted', async () => {
    const { context } = widgetOf(await open());
    for (const value of [null, undefined, 'text', 5, [1]] as unknown as JsonObject[]) {
      expect(errorOf(() => context.updateConfig(value)).code).to.equal('invalid-config');
      expect(errorOf(() => context.setVariables(value)).code).to.equal('invalid-value');
    }
  });

  it('is copied, so that the widget keeps no hold of what it passed on', async () => {
    const grid = await open();
    const details: JsonValue[] = [];
    grid.addEventListener('dash-widget-event', (event: DashWidgetEvent) =>
      details.push(event.data!),
    );
    const { context } = widgetOf(grid);
    const list = [1];
    context.emit('said', { list });
    context.setVariables({ list });
    context.updateConfig({ list: list.concat(2) });
    context.emit('said');
    list.push(3);
    expect(details).to.deep.equal([{ list: [1] }, undefined]);
    expect(grid.variables).to.deep.equal({ list: [1] });
    await until(() => (widgetOf(grid).config['list'] as JsonValue[]).length === 2);
  });

  it('changes no variable, time range or request of another widget, nor the page’s own object', async () => {
    const variables = { sites: ['Oslo'] };
    const grid = await openGrid({
      rects: { a: [0, 0, 4, 3], b: [4, 0, 4, 3] },
      editing: false,
      widget: () => ({ type: 'counter', query: { source: 'api', request: { ids: [1] } } }),
      registry: testRegistry([manifestOf({ type: 'counter', load: moduleOf(Counter) })]),
      properties: { variables, timeRange: { from: 'now-6h', to: 'now' } },
    });
    const { context } = widgetOf(grid);
    const other = (contentOf(grid, 'b') as Counter).context;
    expect(() => (context.variables['sites'] as string[]).push('Rome')).to.throw(TypeError);
    expect(() => ((context.timeRange as Record<string, string>)['to'] = '')).to.throw(TypeError);
    const { request } = context.query as { request: { ids: number[] } };
    expect(() => request.ids.push(2)).to.throw(TypeError);
    expect(other.variables).to.deep.equal({ sites: ['Oslo'] });
    expect(context.variables, 'one object until it changes').to.equal(other.variables);
    variables.sites.push('the page may');
    expect(other.variables).to.deep.equal({ sites: ['Oslo'] });
  });
});
