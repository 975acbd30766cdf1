import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { DashError } from '../../model/errors.js';
import { fromUrl } from '../foreign/from-url.js';
import { WidgetRegistry } from '../registry.js';
import { loadType, manifestOf, moduleOf } from '../testing/support.js';
import type { WidgetManifest, WidgetModule } from '../types/index.js';

async function faultOf(load: WidgetManifest['load'], timeout?: number): Promise<DashError> {
  const result = await loadType({ load }, timeout).catch((error: unknown) => error);
  if (!(result instanceof DashError)) {
    throw new Error('load was no failure');
  }
  return result;
}

describe('loading a module fails with a typed error', () => {
  const cases: [string, WidgetManifest['load'], string, RegExp][] = [
    [
      'that is not there',
      () => import('/not/there.js' as string),
      'load-failed',
      /"clock" could not be loaded/,
    ],
    ['by a URL that is not there', fromUrl('/not/there.js'), 'load-failed', /could not be loaded/],
    [
      'whose code throws',
      fromUrl('data:text/javascript,throw new Error("no start")'),
      'load-failed',
      /no start/,
    ],
    [
      'whose loader throws',
      () => {
        throw new TypeError('a typo');
      },
      'load-failed',
      /a typo/,
    ],
    [
      'whose loader rejects with what throws when it is read',
      () =>
        Promise.reject({
          get message() {
            throw new Error('Gotcha');
          },
        }),
      'load-failed',
      /no reason given/,
    ],
    [
      'that never comes',
      () => new Promise(() => {}),
      'load-timeout',
      /"clock" did not load within 0\.3 s.*loadTimeout/,
    ],
    [
      'that exports nothing',
      fromUrl('data:text/javascript,'),
      'invalid-module',
      /must export a class.*exports nothing/,
    ],
    [
      'that exports something else',
      fromUrl('data:text/javascript,export const Clock = 1'),
      'invalid-module',
      /only Clock/,
    ],
    [
      'that exports a class that is no element',
      moduleOf(class {}),
      'invalid-module',
      /does not extend HTMLElement/,
    ],
    [
      'that exports an arrow function',
      moduleOf(() => {}),
      'invalid-module',
      /does not extend HTMLElement/,
    ],
    ['that exports an object', moduleOf({}), 'invalid-module', /its default is an object/],
    [
      'that exports its class by name only',
      fromUrl('data:text/javascript,export class Clock extends HTMLElement {}; export const x = 1'),
      'invalid-module',
      /only Clock, x\. Write "export default class Clock"/,
    ],
    [
      'that is the class',
      () => Promise.resolve(class extends HTMLElement {} as unknown as WidgetModule),
      'invalid-module',
      /gave the class itself.*\{ default: TheClass \}/,
    ],
    [
      'that exports an element',
      moduleOf(document.createElement('p')),
      'invalid-module',
      /its default is an element\. Export its class/,
    ],
    [
      'that bundlers wrapped',
      moduleOf({ default: class extends HTMLElement {} }),
      'invalid-module',
      /then\(\(module\) => module\.default\)/,
    ],
    [
      'that exports the manifest',
      moduleOf({ type: 'clock', load: () => undefined }),
      'invalid-module',
      /its default is a manifest\. Register that/,
    ],
    ['that exports a text', moduleOf('x-clock'), 'invalid-module', /its default is a string/],
    [
      'that is undefined',
      () => Promise.resolve(undefined as unknown as WidgetModule),
      'invalid-module',
      /exports nothing/,
    ],
    [
      'that is null',
      () => Promise.resolve(null as unknown as WidgetModule),
      'invalid-module',
      /exports nothing/,
    ],
  ];
  for (const [name, load, code, message] of cases) {
    it(name, async () => {
      const error = await faultOf(load, code === 'load-timeout' ? 300 : undefined);
      expect(error.code).to.equal(code);
      expect(error.message).to.match(message);
    });
  }

  it('but not for a timeout that no timer can count', async () => {
    const load = () =>
      new Promise<WidgetModule>((resolve) =>
        setTimeout(() => resolve({ default: class extends HTMLElement {} }), 50),
      );
    for (const timeout of [Infinity, 2 ** 40]) {
      expect((await loadType({ load }, timeout)).manifest.type).to.equal('clock');
    }
  });

  it('and a loader that ends after the timeout changes nothing', async () => {
    const registry = new WidgetRegistry();
    registry.loadTimeout = 20;
    let attempts = 0;
    const load = async () => {
      const attempt = ++attempts;
      if (attempt === 1) {
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return { default: attempt === 1 ? class extends HTMLElement {} : HTMLSpecial };
    };
    class HTMLSpecial extends HTMLElement {}
    registry.register(manifestOf({ load }));
    const type = registry.resolve('clock')!;
    const error = await registry.load(type).catch((reason: unknown) => reason as DashError);
    expect((error as DashError).code).to.equal('load-timeout');
    const loaded = await registry.load(type);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await registry.load(type)).to.equal(loaded);
    expect(loaded.create(() => {}).element).to.be.instanceOf(HTMLSpecial);
  });
});

describe('Retry after a module was not there', () => {
  const asked: string[] = [];
  const worker = setupWorker(
    http.get('*/flaky/:name', ({ request }) => {
      const { pathname, search } = new URL(request.url);
      asked.push(pathname + search);
      return asked.filter((path) => path.startsWith(pathname)).length === 1
        ? new HttpResponse(null, { status: 404 })
        : new HttpResponse('export default class extends HTMLElement {}', {
            headers: { 'content-type': 'text/javascript' },
          });
    }),
  );
  before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  after(() => worker.stop());

  const loaders: [string, (url: string) => WidgetManifest['load']][] = [
    ['fromUrl', (url) => fromUrl(url)],
    ['a plain import', (url) => () => import(url)],
  ];
  for (const [name, loaderOf] of loaders) {
    it(`succeeds with ${name}`, async () => {
      const registry = new WidgetRegistry();
      const url = new URL(`/flaky/${name.replace(/ /g, '-')}.js`, location.href).href;
      registry.register(manifestOf({ load: loaderOf(url) }));
      const type = registry.resolve('clock')!;
      const error = await registry.load(type).catch((reason: unknown) => reason as DashError);
      expect((error as DashError).code).to.equal('load-failed');
      const loaded = await registry.load(type);
      expect(loaded.create(() => {}).element).to.be.instanceOf(HTMLElement);
    });
  }
});

describe('a config is checked', () => {
  it('by the validator that the module brings, and by no other', async () => {
    const load = () =>
      Promise.resolve({
        default: class extends HTMLElement {},
        validateConfig: () => [{ path: '/zone', message: 'Compiled.' }],
      });
    const loaded = await loadType({ load, configSchema: { required: ['other'] } });
    expect(loaded.validate({})).to.deep.equal([{ path: '/zone', message: 'Compiled.' }]);
  });

  it('by its schema when the module brings none', async () => {
    const loaded = await loadType({
      configSchema: () => Promise.resolve({ type: 'object', required: ['zone'] }),
    });
    expect(loaded.validate({})).to.deep.equal([
      { path: '/zone', message: 'This key is required.' },
    ]);
    expect(loaded.validate({ zone: 'UTC' })).to.deep.equal([]);
  });

  it('not at all without a schema', async () => {
    expect((await loadType({})).validate({ anything: 1 })).to.deep.equal([]);
  });

  it('and a validator that throws is a fault, no exception', async () => {
    const load = () =>
      Promise.resolve({
        default: class extends HTMLElement {},
        validateConfig: () => {
          throw new Error('oops');
        },
      });
    const loaded = await loadType({ load });
    expect(loaded.validate({})).to.deep.equal([
      { path: '', message: 'The config could not be checked: oops' },
    ]);
  });

  it('and a validator that breaks the contract is told of it', async () => {
    for (const result of [undefined, true, Promise.resolve([])]) {
      const load = () =>
        Promise.resolve({
          default: class extends HTMLElement {},
          validateConfig: () => result as unknown as [],
        });
      const [fault] = (await loadType({ load })).validate({});
      expect(fault?.message).to.contain('validateConfig must return a list of faults');
    }
  });
});
