import { expect } from '@open-wc/testing';
import type { DashError } from '../../model/errors.js';
import { WidgetRegistry } from '../index.js';
import { manifestOf } from '../testing/support.js';
import type { CatalogSource } from '../types/index.js';
import { lastRemoteTypes, remoteTypes } from './remote-catalog.js';

const moduleUrl = URL.createObjectURL(
  new Blob(['export default class extends HTMLElement {}'], { type: 'text/javascript' }),
);

function registryWith(answer: unknown): WidgetRegistry {
  const registry = new WidgetRegistry();
  registry.register(manifestOf({ type: 'local', name: 'Local' }));
  registry.catalogSource = (() => Promise.resolve(answer)) as CatalogSource;
  return registry;
}

function errorOf(promise: Promise<unknown>): Promise<DashError> {
  return promise.then(
    () => expect.fail('nothing failed'),
    (error: unknown) => error as DashError,
  );
}

describe('types of a remote catalog', () => {
  it('are registered when they have a module, and load from it', async () => {
    const registry = registryWith([
      {
        type: 'remote',
        name: 'Remote',
        category: 'maps',
        moduleUrl,
        versions: [
          { version: '3.0.0', status: 'draft' },
          { version: '2.1.0', status: 'published' },
        ],
        size: { default: { w: 5, h: 2 } },
        maxInstances: 1,
      },
    ]);
    const { refused } = await remoteTypes(registry);
    expect([...refused]).to.deep.equal([]);
    const type = registry.resolve('remote')!;
    expect(type.manifest).to.deep.include({
      version: '2.1.0',
      category: 'custom',
      maxInstances: 1,
    });
    expect(type.defaultSize).to.deep.equal({ w: 5, h: 2 });
    const loaded = await registry.load(type);
    expect(loaded.create(() => undefined).element).to.be.instanceOf(HTMLElement);
  });

  it('never replace what the page has, and never run in the page what needs a sandbox', async () => {
    const registry = registryWith([
      { type: 'local', name: 'Evil', moduleUrl: 'https://evil.example/x.js' },
      { type: 'framed', execMode: 'iframe', moduleUrl },
      { type: 'script', moduleUrl: 'javascript:alert(1)' },
      { type: 'data', moduleUrl: 'data:text/javascript,1' },
      { type: 'bare' },
      { type: 'Not a type!', moduleUrl },
      { type: 'sized', moduleUrl, size: { default: { w: 0, h: 1 } } },
    ]);
    const { refused } = await remoteTypes(registry);
    expect(registry.list().map(({ name }) => name)).to.deep.equal(['Local']);
    expect([...refused.keys()]).to.deep.equal([
      'framed',
      'script',
      'data',
      'bare',
      'Not a type!',
      'sized',
    ]);
    expect(refused.get('framed')).to.contain('sandbox');
    expect(refused.get('sized')).to.contain('/size/default/w');
  });

  it('are read from an object with widgets, too; faulty entries are told and cost nothing else', async () => {
    const registry = registryWith({
      widgets: [null, { name: 'No type' }, { type: 'a', name: 5, author: null }, { type: 'a' }],
    });
    const { listings, faults } = await remoteTypes(registry);
    expect(listings).to.deep.equal([{ type: 'a' }]);
    expect(faults).to.deep.equal([
      'Entry 1 of the catalog names no type.',
      'Entry 2 of the catalog names no type.',
    ]);
  });

  for (const answer of [null, 'text', { error: 'no' }, undefined]) {
    it(`refuse ${JSON.stringify(answer)} as an answer`, async () => {
      const error = await errorOf(remoteTypes(registryWith(answer)));
      expect(error.code).to.equal('catalog-failed');
      expect(error.message).to.contain('must answer with a list');
    });
  }

  it('can be asked for again after a failure, also one that was thrown at once', async () => {
    const registry = new WidgetRegistry();
    let calls = 0;
    registry.catalogSource = () => {
      if (++calls === 1) {
        throw new Error('offline');
      }
      return Promise.resolve([{ type: 'a' }]);
    };
    const error = await errorOf(remoteTypes(registry));
    expect(error.message).to.equal('The catalog could not be loaded: offline');
    expect((await remoteTypes(registry)).listings).to.deep.equal([{ type: 'a' }]);
    await remoteTypes(registry);
    expect(calls, 'the answer is kept').to.equal(2);
    await remoteTypes(registry, true);
    expect(calls, 'until somebody wants a fresh one').to.equal(3);
    expect(lastRemoteTypes(registry)!.listings.length).to.equal(1);
  });

  it('end in an error when the source hangs, which hears of it', async () => {
    const registry = new WidgetRegistry();
    registry.loadTimeout = 30;
    let signal: AbortSignal | undefined;
    registry.catalogSource = (options) => {
      signal = options.signal;
      return new Promise(() => undefined);
    };
    const error = await errorOf(remoteTypes(registry));
    expect(error.message).to.contain('did not answer');
    expect(signal!.aborted).to.equal(true);
  });
});
