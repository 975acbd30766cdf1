import { expect } from '@open-wc/testing';
import type { DataClient, DataQuery } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { SettingsHost } from '../../registry/types/index.js';
import { offeredSchema } from './offered-schema.js';
import { schema } from './schema.js';

const ACTIONS: JsonValue = [
  { id: 'docs', name: 'Handbook', actionType: 'link', targetUrl: '/docs', sortOrder: 3 },
  { id: 'restart', name: 'Restart', description: 'All', icon: 'power', actionType: 'api' },
  { id: 'off', name: 'Off', actionType: 'api', isEnabled: false },
  { id: 'admin', name: 'Purge', actionType: 'api', requiredRole: ['ADMIN'], sortOrder: 4 },
  { id: 'pro', name: 'Export', actionType: 'api', requiredTier: ['pro'], sortOrder: 5 },
];

async function choicesFor(host: Partial<SettingsHost>, answer = ACTIONS) {
  const asked: DataQuery[] = [];
  const fetch: DataClient['fetch'] = (query) => {
    asked.push(query);
    return Promise.resolve(answer);
  };
  const { signal } = new AbortController();
  const data = { fetch } as DataClient;
  const { properties } = await offeredSchema({ config: {}, signal, data, ...host });
  const { actions } = properties as { actions: JsonObject };
  const { oneOf, ...items } = actions['items'] as { oneOf?: readonly JsonObject[] };
  return { asked, actions, items, choices: oneOf ?? [] };
}
function idsOf(choices: readonly JsonObject[]) {
  return choices.map((choice) => choice['const']);
}

describe('the settings of quick-actions', () => {
  it('take ids where nobody says what is offered', async () => {
    expect(await offeredSchema()).to.equal(schema);
  });

  it('offer what the host lists, with names, descriptions and icons', async () => {
    const { asked, actions, choices } = await choicesFor({});
    expect(asked).to.deep.equal([{ source: 'quick-actions', request: {} }]);
    expect(actions['format']).to.equal('ordered');
    expect(choices).to.deep.equal([
      { const: 'restart', title: 'Restart', description: 'All', icon: 'power' },
      { const: 'docs', title: 'Handbook', description: '', icon: 'link' },
    ]);
  });

  it('offer what the role and tier may do', async () => {
    const { choices } = await choicesFor({ role: 'ADMIN', tier: 'pro' });
    expect(idsOf(choices)).to.deep.equal(['restart', 'docs', 'admin', 'pro']);
  });

  it('ask the widget’s own request', async () => {
    const query = { source: 'tools', request: { team: 'a' } };
    expect((await choicesFor({ query })).asked).to.deep.equal([query]);
    const config = { source: 'tools', select: '/list' };
    expect((await choicesFor({ config })).asked[0]).to.deep.include(config);
  });

  it('keep ids that are not offered, each once, and say so', async () => {
    const config = { actions: ['gone', 'docs', 'admin', 'gone'] };
    const { choices } = await choicesFor({ config });
    expect(idsOf(choices)).to.deep.equal(['restart', 'docs', 'gone', 'admin']);
    expect(choices[2]).to.deep.equal({
      const: 'gone',
      title: 'gone',
      description: 'Not offered here, or not to you.',
    });
  });

  it('have nothing to choose where nothing is offered', async () => {
    const { items } = await choicesFor({}, []);
    expect(items).to.deep.equal({ enum: [] });
  });
});
