import { expect } from '@open-wc/testing';
import { canonicalJson } from '../../model/canonical.js';
import type { JsonObject } from '../../model/json.js';
import type { Dashboard, Widget } from '../../model/types.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext, WidgetManifest } from '../../registry/types/index.js';
import { SettingsPage } from '../dash-settings/testing/settings-fixture.js';
import { chooseType, chromeOf, closeGrids, contentOf, openGrid } from '../testing/grid-fixture.js';
import { choose } from '../testing/menu.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashGrid } from './dash-grid.js';

class Clock extends HTMLElement {
  config!: JsonObject;
  context!: WidgetContext;
}

function clock(more: Partial<WidgetManifest>): WidgetManifest {
  return manifestOf({ type: 'clock', name: 'Clock', load: moduleOf(Clock), ...more });
}

const first = clock({
  version: '1.0.0',
  configSchema: { type: 'object', properties: { tz: { type: 'string', title: 'Time zone' } } },
  defaultConfig: { tz: 'UTC' },
});

const second = clock({
  version: '2.0.0',
  configSchema: {
    type: 'object',
    properties: { zone: { type: 'string', title: 'Zone' }, size: { type: 'integer' } },
    additionalProperties: false,
  },
  defaultConfig: { zone: 'UTC' },
  migrateConfig: ({ tz, ...rest }) => ({ ...rest, ...(tz !== undefined && { zone: tz }) }),
});

function open(
  manifests: readonly WidgetManifest[],
  seed?: Dashboard,
  widget: Partial<Widget> = {},
): Promise<DashGrid> {
  return openGrid({
    rects: { a: [0, 0, 4, 3] },
    widget: () => ({ type: 'clock', config: { tz: 'CET' }, ...widget }),
    registry: testRegistry(manifests),
    ...(seed && { properties: { seed, dashboardId: `${seed.id}-again` } }),
  });
}

/** Opens the dashboard as a page does that is loaded later, with other versions. */
function reload(grid: DashGrid, manifests: readonly WidgetManifest[]): Promise<DashGrid> {
  return open(manifests, { ...grid.exportDashboard(), id: `${grid.dashboardId}-again` });
}

function elementOf(grid: DashGrid, id: string): Clock {
  return contentOf(grid, id) as Clock;
}

function widgetOf(grid: DashGrid, id: string): Widget {
  return grid.dashboard!.widgets[id]!;
}

describe('the version that wrote a config', () => {
  afterEach(closeGrids);

  it('is noted when a widget is added, so that a later version reads what an earlier one wrote', async () => {
    const grid = await open([first]);
    const id = await grid.addWidget({ type: 'clock', config: { tz: 'JST' } });
    expect(widgetOf(grid, id)).to.deep.include({ configVersion: '1.0.0', config: { tz: 'JST' } });
    expect(widgetOf(grid, id)).not.to.have.property('version');

    const later = await reload(grid, [second]);
    await until(() => chromeOf(later, id).state === 'ready');
    expect(elementOf(later, id).config).to.deep.equal({ zone: 'JST' });
    expect(widgetOf(later, id).config, 'nothing is written back').to.deep.equal({ tz: 'JST' });
  });

  it('is noted by the catalog, and by the settings', async () => {
    const grid = await open([first]);
    const known = new Set(Object.keys(grid.dashboard!.widgets));
    void grid.openCatalog();
    (await chooseType(grid, 'Clock')).click();
    await until(() => Object.keys(grid.dashboard!.widgets).some((id) => !known.has(id)));
    const id = Object.keys(grid.dashboard!.widgets).find((one) => !known.has(one))!;
    expect(widgetOf(grid, id).configVersion).to.equal('1.0.0');

    expect(widgetOf(grid, 'a')).not.to.have.property('configVersion');
    const page = await SettingsPage.of(grid);
    await page.fill('Time zone', 'PST');
    await page.save();
    expect(widgetOf(grid, 'a')).to.deep.include({ configVersion: '1.0.0', config: { tz: 'PST' } });

    const later = await reload(grid, [second]);
    await until(() => chromeOf(later, 'a').state === 'ready');
    expect(elementOf(later, 'a').config).to.deep.equal({ zone: 'PST' });
    const again = await SettingsPage.of(later);
    expect(again.field('Zone').value).to.equal('PST');
    await again.fill('Zone', 'EST');
    await again.save();
    expect(widgetOf(later, 'a')).to.deep.include({
      configVersion: '2.0.0',
      config: { zone: 'EST' },
    });
  });

  it('stays unknown while only the title is edited', async () => {
    const grid = await open([first]);
    const page = await SettingsPage.of(grid);
    await page.fill('Title', 'Renamed');
    await page.save();
    await grid.updateWidget('a', { description: 'A clock.' });
    expect(widgetOf(grid, 'a')).not.to.have.property('configVersion');
  });

  it('is the oldest that is registered where nobody noted it, also if that comes later', async () => {
    const grid = await open([second], undefined, { config: { size: 3 } });
    expect(elementOf(grid, 'a').config).to.deep.equal({ zone: 'UTC', size: 3 });
    await grid.updateWidget('a', { set: { '/config': { tz: 'CET' }, '/configVersion': '1.0.0' } });
    await until(() => elementOf(grid, 'a').config['zone'] === 'CET');

    const other = await open([second], undefined, { config: {} });
    const { context } = elementOf(other, 'a');
    other.registry.register(clock({ version: '1.5.0' }));
    await until(() => elementOf(other, 'a')?.context && elementOf(other, 'a').context !== context);
    expect(other.registry.configVersionOf(widgetOf(other, 'a'))).to.equal('1.5.0');
  });

  it('is that of the edit, which then writes the whole config in the new form; undo brings the old one', async () => {
    const grid = await open([first, second]);
    expect(elementOf(grid, 'a').config).to.deep.equal({ zone: 'CET' });
    elementOf(grid, 'a').context.updateConfig({ size: 2 });
    elementOf(grid, 'a').context.updateConfig({ zone: 'JST' });
    await until(() => elementOf(grid, 'a').config['zone'] === 'JST');
    expect(elementOf(grid, 'a').config).to.deep.equal({ zone: 'JST', size: 2 });
    expect(widgetOf(grid, 'a')).to.deep.include({
      configVersion: '2.0.0',
      config: { zone: 'JST', size: 2 },
    });
    grid.undo();
    await until(() => elementOf(grid, 'a').config['zone'] === 'CET');
    expect(widgetOf(grid, 'a').config).to.deep.equal({ tz: 'CET' });
    expect(widgetOf(grid, 'a')).not.to.have.property('configVersion');

    await grid.updateWidget('a', { config: { size: 4 }, title: 'Big' });
    expect(widgetOf(grid, 'a')).to.deep.include({
      title: 'Big',
      configVersion: '2.0.0',
      config: { zone: 'CET', size: 4 },
    });
  });

  it('leaves what a widget is pinned to alone, unless that could not read it any more', async () => {
    const pinned = await open([first, second], undefined, { version: '1.0.0' });
    expect(elementOf(pinned, 'a').config).to.deep.equal({ tz: 'CET' });
    await pinned.updateWidget('a', { config: { tz: 'JST' } });
    expect(widgetOf(pinned, 'a')).to.deep.include({ version: '1.0.0', configVersion: '1.0.0' });

    const later = await reload(pinned, [second]);
    await until(() => chromeOf(later, 'a').state === 'ready');
    await later.updateWidget('a', { config: { size: 1 } });
    expect(widgetOf(later, 'a')).to.deep.include({
      version: '2.0.0',
      configVersion: '2.0.0',
      config: { zone: 'JST', size: 1 },
    });
  });

  it('is kept in a copy', async () => {
    const grid = await open([first, second]);
    await choose(grid, 'Duplicate');
    await until(() => Object.keys(grid.dashboard!.widgets).length === 2);
    const copy = Object.values(grid.dashboard!.widgets).find(({ id }) => id !== 'a')!;
    expect(copy).to.deep.include({ configVersion: '1.0.0', config: { tz: 'CET' } });
    await until(() => chromeOf(grid, copy.id)?.state === 'ready');
    expect(elementOf(grid, copy.id).config).to.deep.equal({ zone: 'CET' });
  });

  it('changes nothing in documents of earlier releases that are only looked at', async () => {
    const grid = await open([first, second], undefined, { version: '1.0.0' });
    const seed = grid.exportDashboard();
    const later = await open([second], { ...seed, id: `${seed.id}-again` });
    await until(() => chromeOf(later, 'a').state === 'ready');
    expect(canonicalJson(later.exportDashboard().widgets)).to.equal(canonicalJson(seed.widgets));
  });
});
