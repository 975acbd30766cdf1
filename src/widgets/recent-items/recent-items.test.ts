import { expect } from '@open-wc/testing';
import type { JsonObject } from '../../model/json.js';
import { showWidget } from '../testing/harness.js';
import RecentItems, { validateConfig } from './recent-items.js';

const ITEMS = [
  { id: 1, name: 'Billing', status: 'running', meta: '3 jobs', url: '/apps/1' },
  { id: 2, name: 'Search', status: 'failed', url: 'https://example.org/2' },
  { id: 3, name: 'Mail', status: 'on hold' },
];
const BOTS = {
  bots: [
    { id: 'a b', name: 'Support', isConnected: true, messageCount: 12041 },
    { id: 'c', name: 'Sales', isConnected: false, messageCount: 0 },
  ],
};

function show(
  answer: unknown = ITEMS,
  config: JsonObject = { limit: 5 },
  ...rest: [] | [object] | [object, object]
) {
  return showWidget(RecentItems, answer, config, ...rest);
}

describe('recent-items', () => {
  afterEach(() => document.body.replaceChildren());

  it('links items, with their status', async () => {
    const { texts, all, context } = await show();
    expect(context.lastStatus).to.equal('ready');
    expect(texts('.title')).to.deep.equal(['Billing', 'Search', 'Mail']);
    expect(texts('.facts')).to.deep.equal(['3 jobs Running', 'Failed', 'On hold']);
    expect(all('.dot').map(({ className }) => className.slice(4))).to.deep.equal([
      'success',
      'danger',
      'neutral',
    ]);
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal([
      '/apps/1',
      'https://example.org/2',
    ]);
  });

  it('reads bots, with their counts in the manner of the locale', async () => {
    const { texts, all } = await show(BOTS, { item_url: '/bots/{id}' }, { locale: 'de-DE' });
    expect(texts('.facts')).to.deep.equal(['12.041 messages Connected', '0 messages Disconnected']);
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal([
      '/bots/a%20b',
      '/bots/c',
    ]);
  });

  it('keeps to its limit', async () => {
    expect((await show(ITEMS, { limit: 2 })).all('li')).to.have.length(2);
  });

  it('calls to make the first one when there are none', async () => {
    const config = {
      emptyText: 'No bots yet.',
      createLabel: 'Create a bot',
      createUrl: '/bots/new',
    };
    const { texts, all, context } = await show({ bots: [] }, config);
    expect(context.lastStatus).to.equal('ready');
    expect(texts('.empty p')).to.deep.equal(['No bots yet.']);
    expect(all('a.call')[0]?.getAttribute('href')).to.equal('/bots/new');
    expect(texts('.call')).to.deep.equal(['Create a bot']);
  });

  it('tells the page when the call has no address, or none that is allowed', async () => {
    const emitted: string[] = [];
    const emit = (name: string): void => void emitted.push(name);
    for (const createUrl of [undefined, 'javascript:alert(1)']) {
      const config = { createLabel: 'Create', ...(createUrl && { createUrl }) };
      const { all, context } = await show([], config);
      Object.assign(context, { emit });
      expect(all('a')).to.have.length(0);
      all('button.call')[0]?.click();
    }
    expect(emitted).to.deep.equal(['create', 'create']);
  });

  it('looks again when nothing can be created', async () => {
    const asked: unknown[] = [];
    const { all, context } = await show([]);
    context.data.refresh = (source) => {
      asked.push(source);
      return Promise.resolve();
    };
    all('button.call')[0]?.click();
    expect(asked).to.deep.equal(['test']);
  });

  it('names what it expected when the shape is wrong', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      ['x', 'Expected [{id, name, status, meta?, url}]'],
      [[{ id: 1 }], '/0/name'],
      [{ bots: [{ name: 'a', isConnected: 'yes' }] }, '/bots/0/isConnected'],
      [{ bots: [{ name: 'a', messageCount: 'many' }] }, '/bots/0/messageCount'],
    ];
    for (const [answer, message] of wrong) {
      const { context } = await show(answer);
      expect(context.lastStatus).to.equal('error');
      expect(context.lastMessage).to.contain(message);
    }
  });

  it('exports what it shows', async () => {
    expect((await show(BOTS)).element.exportData()?.rows).to.deep.equal([
      ['a b', 'Support', 'Connected', '', 12041, ''],
      ['c', 'Sales', 'Disconnected', '', 0, ''],
    ]);
    expect((await show([])).element.exportData()).to.equal(undefined);
  });

  it('runs from right to left', async () => {
    const { all } = await show(ITEMS, {}, {}, { dir: 'rtl' });
    const dot = all('.dot')[0]?.getBoundingClientRect().left ?? 0;
    expect(dot).to.be.greaterThan(all('.title')[0]?.getBoundingClientRect().right ?? Infinity);
  });

  it('validates its config', () => {
    expect(validateConfig({ limit: 5, create_url: '/x' })).to.deep.equal([]);
    expect(validateConfig({ create_url: 5 })[0]?.path).to.equal('/create_url');
  });
});
