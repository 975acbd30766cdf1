import { expect } from '@open-wc/testing';
import { chromeOf, closeGrids, openGrid } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashGrid } from './dash-grid.js';

const cycle: Record<string, unknown> = { type: 'string' };
cycle['self'] = cycle;

/** Properties of the element that pages without types, or with data of a server, may give. */
const ODD: readonly (readonly [string, Record<string, unknown>])[] = [
  ['filters that are a text', { filters: 'all' }],
  ['filters that are a number', { filters: 5 }],
  ['filters that are a list', { filters: [1] }],
  ['variables without schemas', { filters: { variables: null } }],
  ['variables in a list', { filters: { variables: ['site'] } }],
  ['variables in a text', { filters: { variables: 'site' } }],
  ['a schema that is null', { filters: { variables: { site: null } } }],
  ['a schema that is a number', { filters: { variables: { site: 5 } } }],
  ['a schema that is a function', { filters: { variables: { site: () => ({}) } } }],
  ['a schema of an odd type', { filters: { variables: { site: { type: 'nonsense' } } } }],
  ['a schema of an odd enum', { filters: { variables: { site: { enum: 'abc' } } } }],
  ['a schema of objects to choose', { filters: { variables: { site: { enum: [{ a: 1 }] } } } }],
  ['a schema with a circle', { filters: { variables: { site: cycle } } }],
  ['time ranges in a text', { filters: { timeRanges: '24h' } }],
  ['time ranges that are none', { filters: { timeRanges: [5, null, 'x', {}] } }],
  ['a time range that is none', { filters: {}, timeRange: { from: {}, to: [] } }],
  ['a time range that is a number', { filters: {}, timeRange: 5 }],
  ['variables that are a text', { variables: 'site' }],
  ['variables that are a list', { variables: [1] }],
  ['a locale that is none', { context: { locale: 'not a locale!' }, filters: {} }],
  ['a time zone that is none', { context: { timeZone: 'Nowhere/City' }, filters: {} }],
  ['a user that is a text', { context: { user: 'me' } }],
  ['permissions that are a text', { context: { permissions: 'dashboard.write' } }],
  ['permissions that are null', { context: { permissions: null } }],
  ['a context that is a text', { context: 'me' }],
  ['limits that are a number', { limits: 5 }],
  ['limits that are empty', { limits: {} }],
  ['sources that are a list', { dataSources: [] }],
  ['sources that are a text', { dataSources: 'api' }],
];

describe('properties that are odd', () => {
  let errors: string[] = [];
  const hear = (event: Event) => {
    const { reason, error, message } = event as PromiseRejectionEvent & ErrorEvent;
    errors.push(String(reason ?? error ?? message));
    event.preventDefault();
  };
  let { onerror } = window;
  beforeEach(() => {
    errors = [];
    ({ onerror } = window);
    window.onerror = null;
    addEventListener('unhandledrejection', hear);
    addEventListener('error', hear);
  });
  afterEach(() => {
    window.onerror = onerror;
    removeEventListener('unhandledrejection', hear);
    removeEventListener('error', hear);
    closeGrids();
  });

  for (const [what, properties] of ODD) {
    it(`show the widgets, with ${what}`, async () => {
      const grid = await openGrid({
        rects: { a: [0, 0, 4, 2] },
        editing: false,
        registry: testRegistry(),
        properties: properties as Partial<DashGrid>,
      });
      if (properties['filters']) {
        await until(() => grid.renderRoot.querySelector('dash-filters'));
        const bar = grid.renderRoot.querySelector('dash-filters')!;
        await bar.updateComplete;
      }
      expect(chromeOf(grid, 'a').state).to.equal('ready');
      expect(errors).to.deep.equal([]);
    });
  }
});
