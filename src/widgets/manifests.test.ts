import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { JsonObject } from '../model/json.js';
import { WidgetRegistry } from '../registry/index.js';
import type { ResolvedWidgetType, WidgetElement } from '../registry/types/index.js';
import { createWidgetElement, fakeContext, mount } from './shared/testing/fake-context.js';
import { isObject } from './shared/data/shape.js';
import builtInManifests from './manifests.js';
import { builtInNames } from './names.js';

function resolveBuiltIn(name: string): ResolvedWidgetType {
  const registry = new WidgetRegistry();
  for (const manifest of builtInManifests) {
    registry.register(manifest);
  }
  return registry.resolve(name)!;
}

describe('builtInManifests', () => {
  it('names each type and alias once', () => {
    const names = builtInManifests.flatMap(({ type, aliases = [] }) => [type, ...aliases]);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.include.members(['kpi_tile', 'stat_number', 'fleet_status', 'message-chart']);
    expect(builtInNames, 'what is announced').to.include.members(names);
    const normal = (name: string): string => name.replace('_', '-');
    expect(new Set(builtInNames.map(normal))).to.deep.equal(new Set(names.map(normal)));
  });

  it('gives lists, counts and actions the sizes, aliases and defaults that stored dashboards rely on', () => {
    const facts = (type: string): string => {
      const {
        size,
        aliases = [],
        defaultConfig,
      } = builtInManifests.find((manifest) => manifest.type === type)!;
      const { default: usual, min, max } = size!;
      const box = [usual, min!, max!].map(({ w, h }) => `${w}×${h}`).join(' ');
      return `${box} ${aliases.join()} ${JSON.stringify(defaultConfig)}`;
    };
    expect(facts('alert-feed')).to.equal(
      '4×3 2×2 6×8 alert_feed {"severityFilter":"","maxItems":20}',
    );
    expect(facts('count-breakdown')).to.equal('2×1 1×1 4×2 device_count,bot-stats {}');
    expect(facts('health-score')).to.equal('6×2 4×2 12×4 health_score {}');
    expect(facts('activity-timeline')).to.equal('4×3 2×2 12×8  {"limit":10,"types":[]}');
    expect(facts('recent-items')).to.equal('4×3 2×2 12×8 recent-bots {"limit":5}');
    expect(facts('quick-actions')).to.equal('4×3 2×2 12×8  {"actions":[]}');
    expect(facts('table')).to.equal('6×3 3×2 12×8  {"limit":10,"sortBy":"","filterStatus":""}');
  });

  it('has the sizes and the first configs that stored dashboards rely on', () => {
    const sizes = Object.fromEntries(
      builtInManifests.map(({ type, size }) => [
        type,
        [size?.default, size?.min, size?.max].map((s) => `${s?.w}×${s?.h}`).join(' '),
      ]),
    );
    expect(sizes).to.include({
      'kpi-tile': '2×1 1×1 4×2',
      'line-chart': '4×3 2×2 12×6',
      'bar-chart': '4×3 2×2 12×6',
      'status-donut': '3×3 2×2 6×6',
      gauge: '2×2 2×2 4×4',
      table: '6×3 3×2 12×8',
    });
    const registry = new WidgetRegistry();
    for (const manifest of builtInManifests) {
      registry.register(manifest);
    }
    const configOf = (name: string) => registry.resolve(name)?.manifest.defaultConfig;
    expect(configOf('gauge')).to.deep.equal({ min: 0, max: 100 });
    const kpi = { metric: 'device_count', aggregation: 'count', timeRange: '24h' };
    expect(configOf('kpi_tile')).to.deep.equal(kpi);
    expect(configOf('stat_number')).to.deep.equal(kpi);
    expect(configOf('line_chart')).to.deep.equal({
      metric: 'temperature',
      timeRange: '24h',
      devices: [],
    });
    expect(configOf('bar_chart')).to.deep.equal({
      metric: 'device_count',
      groupBy: 'site',
      timeRange: '24h',
    });
    expect(configOf('pie_chart')).to.deep.equal({ metric: 'device_count', groupBy: 'status' });
    expect(configOf('message-chart')).to.deep.equal({ period: '7d', chartType: 'bar' });
    expect(configOf('bot-stats')).to.deep.equal({ showInactive: false });
    expect(configOf('device_count')).to.deep.equal({});
    expect(registry.resolve('message-chart')?.manifest.type).to.equal('bar-chart');
    expect(registry.resolve('message-stats')?.manifest.type).to.equal('trend-stat');
    expect(registry.resolve('pie_chart')?.manifest.type).to.equal('pie-chart');
  });

  it('names no metric, field or thing of one product but in aliases', async () => {
    const product = /device|fleet|\bbots?\b|sensor|gateway|last_seen|temperature|uptime_pct/i;
    for (const { aliases: _, aliasConfigs: __, sample, ...manifest } of builtInManifests) {
      const shown = typeof sample === 'function' ? await sample() : sample;
      expect(JSON.stringify([manifest, shown]), manifest.type).not.to.match(product);
    }
  });

  it('take the defaults that a host gives to documents which leave out what they mean', async () => {
    const own = new WidgetRegistry();
    own.announce(builtInNames, () => import('./manifests.js'), true);
    await own.complete();
    for (const [type, implied] of [
      ['gauge', { metric: 'uptime_pct' }],
      ['table', { sortBy: 'last_seen' }],
    ] as const) {
      const { manifest } = own.resolve(type)!;
      const defaultConfig = { ...manifest.defaultConfig, ...implied };
      own.register({ ...manifest, defaultConfig }, { override: true });
      expect(own.resolve(type)?.manifest.defaultConfig).to.deep.equal(defaultConfig);
      expect(own.resolve(type)?.manifest.defaultConfig).to.include(implied);
    }
  });

  it('prefers a stored group_by to the groupBy that an alias implies', async () => {
    for (const name of ['bar_chart', 'pie_chart']) {
      const { manifest } = resolveBuiltIn(name);
      const { default: element } = await manifest.load({ attempt: 1 });
      const context = fakeContext({ query: undefined });
      const config = { ...manifest.defaultConfig, group_by: 'customer' };
      await mount(
        createWidgetElement(element as new () => LitElement & WidgetElement, context, config),
      );
      expect(context.observations[0]?.query, name).to.contain('"customer"');
      expect(context.observations[0]?.query, name).to.contain('device_count');
    }
  });

  for (const type of ['kpi-tile', 'line-chart', 'bar-chart', 'pie-chart', 'gauge', 'table']) {
    it(`asks to choose a source for a new ${type}, and asks it nothing of its own`, async () => {
      const { manifest } = resolveBuiltIn(type);
      const { default: element } = await manifest.load({ attempt: 1 });
      const context = fakeContext({ query: undefined });
      const widget = createWidgetElement(
        element as new () => LitElement & WidgetElement,
        context,
        manifest.defaultConfig ?? {},
      );
      await mount(widget);
      expect(context.lastStatus).to.equal('unconfigured');
      expect(context.lastMessage).to.contain('Choose a data source');
      expect(context.observations).to.have.length(0);
      widget.config = { ...manifest.defaultConfig, source: 'shop', metric: 'revenue' };
      await widget.updateComplete;
      expect(context.observations[0]?.query).to.contain('revenue');
    });
  }

  for (const manifest of builtInManifests) {
    describe(manifest.type, () => {
      it('is complete static data', () => {
        expect(JSON.parse(JSON.stringify(manifest))).to.deep.include({
          type: manifest.type,
          version: '1.0.0',
          apiVersion: 1,
        });
        const { size } = manifest;
        expect(size?.default.w).to.be.within(size?.min?.w ?? 2, size?.max?.w ?? 12);
        expect(size?.default.h).to.be.within(size?.min?.h ?? 2, size?.max?.h ?? 8);
      });

      it('loads a class and a validator that accepts its default config', async () => {
        const module = await manifest.load({ attempt: 1 });
        expect(module.default.prototype).to.be.instanceOf(HTMLElement);
        expect(module.validateConfig?.(manifest.defaultConfig ?? {})).to.deep.equal([]);
      });

      it('has a schema from which a form can be made', async () => {
        const load = manifest.configSchema as () => Promise<JsonObject>;
        const { properties } = await load();
        expect(isObject(properties)).to.equal(true);
        for (const [name, property] of Object.entries(properties as JsonObject)) {
          expect(isObject(property) && property['title'], name).to.be.a('string');
        }
        const known = Object.keys(properties as JsonObject);
        expect(known).to.include.members(Object.keys(manifest.defaultConfig ?? {}));
      });
    });
  }
});
