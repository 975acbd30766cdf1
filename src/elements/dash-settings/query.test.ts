import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DataSources } from '../../data/types.js';
import type { JsonObject } from '../../model/json.js';
import { gate } from '../../store/store-fixture.js';
import { closeGrids, focused } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { SettingsPage } from './testing/settings-fixture.js';

const requestSchema: JsonObject = {
  type: 'object',
  required: ['metric'],
  properties: {
    metric: {
      title: 'Metric',
      oneOf: [
        { const: 'flights', title: 'Flights' },
        { const: 'delay', title: 'Average delay' },
      ],
    },
    aggregation: { title: 'Aggregation', enum: ['sum', 'avg'], default: 'sum' },
    groupBy: { title: 'Group by', type: 'string' },
    timeRange: { title: 'Time range', type: 'string', examples: ['24h', '7d'] },
    filters: {
      title: 'Filters',
      type: 'array',
      items: {
        title: 'Filter',
        type: 'object',
        required: ['field', 'value'],
        properties: {
          field: { title: 'Field', enum: ['site', 'status'] },
          value: { title: 'Value', type: 'string' },
        },
      },
    },
  },
};

function fetch() {
  return Promise.resolve(1);
}

const sources: DataSources = {
  ops: { title: 'Operations', requestSchema, fetch },
  late: {
    requestSchema: () => Promise.resolve({ properties: { groupBy: { type: 'string' } } }),
    fetch,
  },
  plain: { title: 'Plain', fetch },
};

/** A type whose config can make the request, as those of the built-in widgets do. */
const configSchema: JsonObject = {
  type: 'object',
  properties: {
    source: { type: 'string', title: 'Config source' },
    metric: { type: 'string', title: 'Config metric' },
    unit: { type: 'string', title: 'Unit' },
  },
};
const manifest = { configSchema, category: 'stats', defaultConfig: {} } as const;

describe('the data request in the settings', () => {
  before(() => setViewport({ width: 1100, height: 800 }));
  afterEach(closeGrids);

  it('is made in a form of the source’s schema, and stored as one', async () => {
    const page = await SettingsPage.open({ manifest, sources });
    expect(page.options('Data source')).to.deep.equal(['Not set', 'Operations', 'late', 'Plain']);
    expect(page.has('Metric')).to.equal(false);
    await page.choose('Data source', 'Operations');
    expect(page.options('Metric')).to.deep.equal(['Choose…', 'Flights', 'Average delay']);
    await page.click('Save');
    expect(page.notice).to.equal('1 setting needs attention. Metric is needed.');
    await page.choose('Metric', 'Average delay');
    await page.choose('Aggregation', 'avg');
    await page.fill('Time range', '7d');
    await page.click('Add Filter: Filters');
    await page.choose('Field', 'site');
    await page.fill('Value', 'Oslo');
    await page.fill('Part of the answer', '/data/total');
    await page.fill('Refresh every', '60');
    await page.save();
    expect(page.widget.query).to.deep.equal({
      source: 'ops',
      request: {
        metric: 'delay',
        aggregation: 'avg',
        timeRange: '7d',
        filters: [{ field: 'site', value: 'Oslo' }],
      },
      select: '/data/total',
    });
    expect(page.widget.refreshInterval).to.equal(60);
    expect(page.changes).to.have.length(1);
    page.grid.undo();
    expect(page.widget.query).to.equal(undefined);
  });

  it('writes only what was edited, and keeps what it does not know', async () => {
    const query = {
      source: 'ops',
      request: { metric: 'flights', groupBy: 'site', secret: { a: 1 } },
      cache: true,
    };
    const page = await SettingsPage.open({ manifest, sources, widget: { query } });
    expect(page.field<HTMLSelectElement>('Metric').selectedOptions[0]!.text.trim()).to.equal(
      'Flights',
    );
    await page.fill('Group by', 'status');
    await page.save();
    expect(page.changes).to.deep.equal([
      [{ type: 'widget.update', id: 'a', set: { '/query/request/groupBy': 'status' }, unset: [] }],
    ]);
    expect(page.widget.query).to.deep.equal({
      ...query,
      request: { ...query.request, groupBy: 'status' },
    });
  });

  it('says what is wrong with the part of the answer and the interval', async () => {
    const query = { source: 'plain' };
    const page = await SettingsPage.open({ manifest, sources, widget: { query } });
    await page.fill('Part of the answer', 'data.total');
    await page.fill('Refresh every', '1');
    await page.fill('Request', '[1]');
    await page.click('Save');
    await until(() => focused() === page.field('Request'));
    expect(page.describedBy('Part of the answer')).to.contain('Enter a path, such as /data/total.');
    expect(page.describedBy('Refresh every')).to.contain('Enter at least 5.');
    expect(page.describedBy('Request')).to.contain('This must be an object');
    expect(page.isOpen).to.equal(true);
  });

  it('of a source without a schema is JSON', async () => {
    const page = await SettingsPage.open({ manifest, sources });
    await page.choose('Data source', 'Plain');
    await page.fill('Request', '{"path": "/a", "n": 1}');
    await page.save();
    expect(page.widget.query).to.deep.equal({
      source: 'plain',
      request: { path: '/a', n: 1 },
    });
  });

  it('loses nothing when the source is switched there and back', async () => {
    const query = { source: 'ops', request: { metric: 'flights', groupBy: 'site' } };
    const page = await SettingsPage.open({ manifest, sources, widget: { query } });
    await page.choose('Data source', 'late');
    await until(() => page.has('Group by'));
    expect(page.has('Metric')).to.equal(false);
    expect(page.field('Group by').value, 'both have it').to.equal('site');
    await page.choose('Data source', 'Operations');
    await page.save();
    expect(page.changes).to.deep.equal([]);

    const again = await SettingsPage.of(page.grid);
    await again.choose('Data source', 'late');
    await until(() => again.has('Group by'));
    await again.save();
    expect(again.widget.query).to.deep.equal({ source: 'late', request: { groupBy: 'site' } });
  });

  it('is removed with its source', async () => {
    const query = { source: 'ops', request: { metric: 'flights' } };
    const page = await SettingsPage.open({ manifest, sources, widget: { query } });
    await page.choose('Data source', 'Not set');
    await page.save();
    expect(page.widget).not.to.have.property('query');
  });

  it('keeps a source that this page does not have', async () => {
    const query = { source: 'gone', request: { a: 1 } };
    const page = await SettingsPage.open({ manifest, sources, widget: { query } });
    expect(page.options('Data source').at(-1)).to.equal('gone (not available here)');
    expect(page.field('Data source').value).not.to.equal('-1');
    expect(JSON.parse(page.field('Request').value)).to.deep.equal({ a: 1 });
    await page.fill('Title', 'New');
    await page.save();
    expect(page.widget.query).to.deep.equal(query);
  });

  it('waits for a schema that loads, and does with JSON when that fails', async () => {
    const { opened, open } = gate();
    const slow = {
      requestSchema: async () => {
        await opened;
        throw new Error('404');
      },
      fetch,
    };
    const query = { source: 'slow', request: { a: 1 } };
    const page = await SettingsPage.open({ manifest, sources: { slow }, widget: { query } });
    expect(page.remarks).to.deep.equal(['Loading what this source can be asked…']);
    await page.fill('Title', 'New');
    open();
    await until(() => page.has('Request'));
    expect(page.remarks.join()).to.match(/could not be loaded \(404\)/);
    await page.fill('Request', '{"a": 2}');
    await page.save();
    expect(page.widget.query).to.deep.equal({ source: 'slow', request: { a: 2 } });
  });

  it('tells of a broken schema', async () => {
    const bad = { requestSchema: { properties: { a: { type: 'no' } } }, fetch };
    const query = { source: 'bad', request: { a: 1 } };
    const page = await SettingsPage.open({ manifest, sources: { bad }, widget: { query } });
    expect(page.remarks.join()).to.match(/broken at \/properties\/a\/type/);
    expect(page.has('Request')).to.equal(true);
  });

  it('is asked for once: what the config says of it gives way', async () => {
    const config = { metric: 'temperature', unit: '°C' };
    const page = await SettingsPage.open({ manifest, sources, widget: { config } });
    expect(page.has('Config metric')).to.equal(true);
    expect(page.has('Config source'), 'it is asked above').to.equal(false);
    await page.choose('Data source', 'Plain');
    expect(page.has('Config metric')).to.equal(false);
    expect(page.field('Unit').value).to.equal('°C');
    await page.fill('Unit', 'K');
    await page.save();
    expect(page.widget.config, 'and is kept').to.deep.equal({ metric: 'temperature', unit: 'K' });
  });

  it('tells of the source that the config names, which is asked without one', async () => {
    const starting = { ...manifest, defaultConfig: { source: 'ops' } };
    const page = await SettingsPage.open({ manifest: starting, sources });
    expect(page.options('Data source')[0]).to.equal('Default (Operations)');
    await page.choose('Data source', 'Plain');
    await page.save();
    expect(page.widget.query).to.deep.equal({ source: 'plain' });
  });

  it('is no question for widgets that show no data', async () => {
    const page = await SettingsPage.open({ sources });
    expect(page.has('Data source')).to.equal(false);
  });

  it('is no edit while nobody edits it, though its defaults come late', async () => {
    const late = {
      requestSchema: () =>
        Promise.resolve({
          required: ['metric'],
          properties: { metric: { type: 'string', default: 'a' } },
        }),
      fetch,
    };
    const query = { source: 'late' };
    const page = await SettingsPage.open({ manifest, sources: { late }, widget: { query } });
    await until(() => page.has('Metric'));
    await page.click('Cancel');
    await page.closed;
    expect(page.isOpen).to.equal(false);
  });
});
