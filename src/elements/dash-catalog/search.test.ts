import { expect } from '@open-wc/testing';
import { manifestOf } from '../../registry/testing/support.js';
import { WidgetRegistry } from '../../registry/index.js';
import type { CatalogListing, WidgetManifest } from '../../registry/types/index.js';
import { createWidget } from '../../model/index.js';
import { catalogEntries, canAdd } from './entries.js';
import { fold, search } from './search.js';

function registryOf(...manifests: readonly Partial<WidgetManifest>[]): WidgetRegistry {
  const registry = new WidgetRegistry();
  manifests.forEach((manifest) => registry.register(manifestOf(manifest)));
  return registry;
}

function entriesOf(
  registry: WidgetRegistry,
  listings: readonly CatalogListing[] = [],
  more: { types?: readonly string[]; userId?: string; refused?: Map<string, string> } = {},
) {
  return catalogEntries({
    registry,
    remote: { listings, refused: more.refused ?? new Map(), faults: [] },
    widgets: (more.types ?? []).map((type) => createWidget({ type })),
    userId: more.userId,
  });
}

function typesOf(found: { entries: readonly { type: string }[] }) {
  return found.entries.map(({ type }) => type);
}

describe('search in the catalog', () => {
  const registry = registryOf(
    { type: 'clock', name: 'Clock', aliases: ['world_clock'], keywords: ['Uhr'] },
    { type: 'cafe', name: 'Café Übersicht', description: 'Wie geht es.', category: 'list' },
    { type: 'old', name: 'Old clock', deprecated: 'clock', category: 'stats' },
    { type: 'secret', name: 'Secret clock', hidden: true },
    { type: 'lodz', name: 'Łódź', category: 'chart', description: 'Straße, alarm-clock' },
  );
  const all = entriesOf(registry);
  const find = (query: string) => typesOf(search(all, query, undefined));

  it('does not mind case, accents and letters of their own', () => {
    expect(find('CAFE')).to.deep.equal(['cafe']);
    expect(find('café ubersicht')).to.deep.equal(['cafe']);
    expect(find('lodz')).to.deep.equal(['lodz']);
    expect(find('STRASSE')).to.deep.equal(['lodz']);
    expect(fold('İSTANBUL Iı')).to.equal('istanbul ii');
  });

  it('looks in name, description, keywords, type and aliases, for every word', () => {
    expect(find('uhr')).to.deep.equal(['clock']);
    expect(find('world clock')).to.deep.equal(['clock']);
    expect(find('world_clock')).to.deep.equal(['clock']);
    expect(find('geht wie')).to.deep.equal(['cafe']);
    expect(find('clock café')).to.deep.equal([]);
  });

  it('puts the best matches first, and what is deprecated last; what is hidden is not there', () => {
    expect(find('clock')).to.deep.equal(['clock', 'lodz', 'old']);
    expect(find('')).to.deep.equal(['clock', 'cafe', 'lodz', 'old']);
  });

  it('counts what matches in the categories that exist', () => {
    const { categories, total, entries } = search(all, 'clock', 'info');
    expect(categories).to.deep.equal([
      { category: 'stats', count: 1 },
      { category: 'chart', count: 1 },
      { category: 'list', count: 0 },
      { category: 'info', count: 1 },
    ]);
    expect(total).to.equal(3);
    expect(typesOf({ entries })).to.deep.equal(['clock']);
  });
});

describe('entries of the catalog', () => {
  it('say what to use instead by the name that people know', () => {
    const registry = registryOf(
      { type: 'a', name: 'Alpha' },
      { type: 'b', deprecated: 'a' },
      { type: 'c', deprecated: 'Ask your admin.' },
      { type: 'd', deprecated: true },
    );
    const texts = entriesOf(registry).map(({ deprecated }) => deprecated);
    expect(texts).to.deep.equal([undefined, 'Alpha', 'Ask your admin.', '']);
  });

  it('count what the dashboard has, under any name of the type', () => {
    const registry = registryOf({ type: 'a', aliases: ['alias'], maxInstances: 2 }, { type: 'b' });
    const one = entriesOf(registry, [], { types: ['alias', 'b'] });
    expect(one.map(canAdd)).to.deep.equal([true, true]);
    const two = entriesOf(registry, [], { types: ['alias', 'a', 'b'] });
    expect(two.map(canAdd)).to.deep.equal([false, true]);
  });

  it('are enriched by what a remote catalog knows, and keep what their manifest says', () => {
    const registry = registryOf({ type: 'a', name: 'Mine', aliases: ['alias'], author: '' });
    const [entry, ...others] = entriesOf(
      registry,
      [
        {
          type: 'alias',
          name: 'Theirs',
          author: 'Ada',
          keywords: ['extra'],
          previewUrl: '/a.png',
          isBuiltIn: true,
          installed: true,
          ownerId: 'u1',
        },
      ],
      { userId: 'u1' },
    );
    expect(others).to.deep.equal([]);
    expect(entry).to.include({ name: 'Mine', author: 'Ada', previewUrl: '/a.png' });
    expect(entry!.badges).to.deep.equal(['built-in', 'installed', 'own']);
    expect(entry!.words).to.include('extra');
  });

  it('leave out what is not active, and mark what has no code', () => {
    const registry = registryOf({ type: 'a' }, { type: 'b' });
    const entries = entriesOf(
      registry,
      [
        { type: 'b', isActive: false },
        { type: 'c', isActive: false },
        { type: 'd', category: 'maps', execMode: 'iframe' },
      ],
      { refused: new Map([['d', 'No sandbox.']]) },
    );
    expect(entries.map(({ type }) => type)).to.deep.equal(['a', 'd']);
    expect(entries[1]).to.include({ unavailable: 'No sandbox.', category: 'custom' });
    expect(entries[1]!.badges).to.deep.equal(['sandboxed']);
    expect(canAdd(entries[1]!)).to.equal(false);
  });
});
