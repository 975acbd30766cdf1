import { expect } from '@open-wc/testing';
import type { DashError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import { createDataClient } from '../cache/data-client.js';
import { turn } from '../testing/fake-clock.js';
import { countingSource } from '../testing/manual-source.js';
import type { DataScope, DataState } from '../types.js';
import { expand } from './variables.js';

const NOW = Date.UTC(2026, 2, 1, 12);
const scope = {
  variables: {
    site: 'Oslo',
    limit: 5,
    none: null,
    sites: ['Oslo', 'Rome'],
    range: { low: 1, high: 9 },
    'a.b': 'dotted',
    on: false,
  },
  timeRange: '24h',
};

describe('variables of requests', () => {
  const cases: [JsonValue, JsonValue][] = [
    ['${site}', 'Oslo'],
    ['${ site }', 'Oslo'],
    ['${limit}', 5],
    ['${on}', false],
    ['${none}', null],
    ['${sites}', ['Oslo', 'Rome']],
    ['${range.low}', 1],
    ['${sites.1}', 'Rome'],
    ['${a.b}', 'dotted'],
    ['top ${limit} of ${site}', 'top 5 of Oslo'],
    ['${limit}${limit}', '55'],
    ['in ${sites}', 'in Oslo,Rome'],
    ['${range} is', '{"low":1,"high":9} is'],
    ['<${none}>', '<>'],
    ['$${site}', '${site}'],
    ['costs $$${limit}', 'costs $${limit}'],
    ['$${site} ${site}', '${site} Oslo'],
    ['$site {site} ${site', '$site {site} ${site'],
    ['${timeRange}', '24h'],
    ['${timeRange.from}', '2026-02-28T12:00:00.000Z'],
    ['${timeRange.to}', '2026-03-01T12:00:00.000Z'],
    [
      { a: [{ b: '${site}' }], '${site}': 1 },
      { a: [{ b: 'Oslo' }], '${site}': 1 },
    ],
    [
      [1, true, null],
      [1, true, null],
    ],
  ];
  for (const [template, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(template)}`, () => {
      expect(expand(template, scope, NOW)).to.deep.equal(expected);
    });
  }

  const ranges: [JsonValue | undefined, string, JsonValue][] = [
    [undefined, '${timeRange}', null],
    ['7d', '${timeRange.from}', '2026-02-22T12:00:00.000Z'],
    ['1M', '${timeRange.from}', '2026-01-30T12:00:00.000Z'],
    ['90m', 'since=${timeRange.from}', 'since=2026-03-01T10:30:00.000Z'],
    [{ from: '2026-01-01', to: '2026-02-01' }, '${timeRange.to}', '2026-02-01'],
    [{ from: 'now-6h', to: 'now' }, '${timeRange.from}', '2026-03-01T06:00:00.000Z'],
    [{ from: 'now-6h', to: 'now' }, '${timeRange.to}', '2026-03-01T12:00:00.000Z'],
    [{ from: 5, to: 6 }, '${timeRange}', { from: 5, to: 6 }],
    [{ from: 5, to: 6, label: 'x' }, '${timeRange.label}', 'x'],
  ];
  for (const [timeRange, template, expected] of ranges) {
    it(`makes ${JSON.stringify(expected)} of ${template} with ${JSON.stringify(timeRange)}`, () => {
      const around = timeRange === undefined ? {} : { timeRange };
      expect(expand(template, around, NOW)).to.deep.equal(expected);
    });
  }

  it('asks without bounds where there is no time range', () => {
    expect(expand({ from: '${timeRange.from}', to: 'x${timeRange.to}' }, {}, NOW)).to.deep.equal({
      from: null,
      to: 'x',
    });
  });

  const faults: [JsonValue, DataScope, RegExp][] = [
    ['${gone}', scope, /variable "gone".*It has "site", "limit"/],
    ['a ${gone} b', {}, /variable "gone".*It has none/],
    ['${}', scope, /variable ""/],
    ['${constructor}', scope, /variable "constructor"/],
    ['${range.middle}', scope, /variable "range.middle"/],
    ['${timeRange.from}', { timeRange: 'lately' }, /is "lately"/],
    ['${timeRange.start}', scope, /"\$\{timeRange.start\}"/],
  ];
  for (const [template, around, message] of faults) {
    it(`says so for ${JSON.stringify(template)} with ${JSON.stringify(around.timeRange)}`, () => {
      try {
        expand(template, around, NOW);
      } catch (error) {
        expect((error as DashError).code).to.equal('unknown-variable');
        expect((error as DashError).message).to.match(message);
        return;
      }
      throw new Error('it did not fail');
    });
  }

  describe('of a client', () => {
    const page = { controller: new AbortController() };
    beforeEach(() => (page.controller = new AbortController()));
    afterEach(() => page.controller.abort());

    const setup = (scope: { -readonly [Key in keyof DataScope]: DataScope[Key] }) => {
      const source = countingSource((request) => request);
      const client = createDataClient(
        () => ({ api: source }),
        () => scope,
      );
      const observe = (request: Record<string, JsonValue>) => {
        const states: DataState[] = [];
        const { signal } = page.controller;
        client.observe({ source: 'api', request }, (state) => states.push(state), { signal });
        return () => states.at(-1)!;
      };
      return { source, client, observe };
    };

    it('asks again only what names a variable that has changed', async () => {
      const around = { variables: { site: 'a', other: 1 }, timeRange: '24h' };
      const { source, client, observe } = setup(around);
      const bySite = observe({ site: '${site}' });
      const byOther = observe({ other: 'is ${other}' });
      observe({ range: '${timeRange}' });
      observe({ plain: true });
      await turn();
      expect(source.calls.length).to.equal(4);
      around.variables = { site: 'b', other: 1 };
      void client.update();
      await turn();
      expect(source.calls.slice(4).map(({ request }) => request)).to.deep.equal([{ site: 'b' }]);
      expect(bySite().data).to.deep.equal({ site: 'b' });
      around.timeRange = '7d';
      around.variables = { site: 'b', other: 2 };
      void client.update();
      await turn();
      expect(source.calls.slice(5).map(({ request }) => request)).to.deep.equal([
        { other: 'is 2' },
        { range: '7d' },
      ]);
      expect(byOther().data).to.deep.equal({ other: 'is 2' });
    });

    it('is in a clear state while a variable is unknown, and asks when it is there', async () => {
      const around: { variables: Record<string, JsonValue> } = { variables: {} };
      const { source, client, observe } = setup(around);
      const state = observe({ site: '${site}' });
      await turn();
      expect(source.calls.length).to.equal(0);
      expect([state().status, (state().error as DashError).code]).to.deep.equal([
        'error',
        'unknown-variable',
      ]);
      around.variables = { site: 3 };
      void client.update();
      await turn();
      expect(state().data).to.deep.equal({ site: 3 });
    });

    it('shares an answer between the same values, and sends relative times as of now', async () => {
      const { source, observe } = setup({ variables: { site: 'a' }, timeRange: '1h' });
      observe({ site: '${site}', from: '${timeRange.from}' });
      observe({ site: 'a', from: '${timeRange.from}' });
      await turn();
      expect(source.calls.length).to.equal(1);
      const from = Date.parse(source.calls[0]!.request['from'] as string);
      expect(Date.now() - 3_600_000 - from).to.be.within(0, 5000);
    });
  });
});
