import { expect } from '@open-wc/testing';
import { fromUrl } from '../foreign/from-url.js';
import type { LateError } from './late-error.js';
import { watchLateErrors } from './late-errors.js';
import type LateWidget from '../testing/late-widget.js';
import { loadedManifests, urlOf } from '../loading/module-urls.js';
import { failureLog, loadType, manifestOf, moduleOf, windowErrors } from '../testing/support.js';

const FIXTURE = new URL('../testing/late-widget.ts', import.meta.url).href;

function messagesOf(events: LateError[]) {
  return events.map(
    ({ error, type }) => `${type ?? 'nobody'}: ${(error as Error).message ?? error}`,
  );
}

describe('watchLateErrors', () => {
  let events: LateError[];
  let stop: () => void;
  // Otherwise the first error waits for it, and a busy machine takes longer than a test.
  before(() => import('./late-error-type.js'));
  beforeEach(() => {
    events = [];
    stop = watchLateErrors((event) => events.push(event));
  });
  afterEach(() => stop());

  it('tells of timers and floating promises, with the type that the URL belongs to', async () => {
    const { failures, report } = failureLog();
    const loaded = await loadType({ type: 'late-url', load: fromUrl(`${FIXTURE}?by=url`) });
    const { element } = loaded.create(report);
    const errors = await windowErrors(() => {
      document.body.append(element);
      (element as LateWidget).failLater();
    });
    expect(messagesOf(events).sort()).to.deep.equal([
      'late-url: promise fails',
      'late-url: timer fails',
    ]);
    expect(failures).to.deep.equal([]);
    // The console and the host's own handlers still get them.
    expect(errors.length).to.equal(2);
    element.remove();
  });

  it('blames no type when two share the module', async () => {
    const loaded = await loadType({
      type: 'late-import',
      load: () => import('../testing/late-widget.js'),
    });
    const { element } = loaded.create(() => {});
    await windowErrors(() => (element as LateWidget).failLater());
    expect(messagesOf(events)).to.deep.equal(['nobody: promise fails']);
  });

  it('knows a module by the import in its loader, or by its moduleUrl', async () => {
    const code = `export default class extends HTMLElement {
      failLater() { Promise.resolve().then(() => { throw new Error('blob fails'); }); }
    }`;
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const load = () => import(url);
    const loaded = await loadType({ type: 'late-named', load, moduleUrl: url });
    const { element } = loaded.create(() => {});
    await windowErrors(() => (element as LateWidget).failLater());
    expect(messagesOf(events)).to.deep.equal(['late-named: blob fails']);

    events.length = 0;
    const named = await loadType({
      type: 'late-relative',
      load: () => import('../testing/late-widget-2.js'),
    });
    await windowErrors(() => (named.create(() => {}).element as LateWidget).failLater());
    expect(messagesOf(events)).to.deep.equal(['late-relative: second fails']);
  });

  it('blames nobody for errors of the page, and passes on what is no Error', async () => {
    await windowErrors(() => {
      setTimeout(() => {
        throw new Error('page fails');
      });
      void Promise.reject('a text');
    });
    expect(messagesOf(events).sort()).to.deep.equal(['nobody: a text', 'nobody: page fails']);
  });

  it('leaves out what a guard reported, repeated errors, and aborts', async () => {
    class Broken extends HTMLElement {
      connectedCallback() {
        const promise = Promise.reject(new Error('once'));
        void promise.then(() => {});
        return promise;
      }
    }
    const { failures, report } = failureLog();
    const loaded = await loadType({ load: moduleOf(Broken) });
    const { element } = loaded.create(report);
    const again = new Error('again');
    await windowErrors(() => {
      document.body.append(element);
      void Promise.reject(new DOMException('stopped', 'AbortError'));
      void Promise.reject(again);
      void Promise.reject(again);
    });
    expect(failures).to.deep.equal([{ phase: 'connect', message: 'once' }]);
    expect(messagesOf(events)).to.deep.equal(['nobody: again']);
    element.remove();
  });

  it('tells of an error though a type has a moduleUrl that is none', async () => {
    await loadType({ type: 'late-nowhere', moduleUrl: 'https://[cdn]/x.js' });
    const errors = await windowErrors(() => void Promise.reject(new Error('page fails')));
    expect(messagesOf(events)).to.deep.equal(['nobody: page fails']);
    expect(errors).to.have.length(1);
  });

  it('tells nobody of what fails in a listener', async () => {
    stop();
    const target = new EventTarget();
    const fail = () => {
      throw new Error(`listener fails ${++calls}`);
    };
    target.addEventListener('late', fail);
    let calls = 0;
    for (const listener of [fail, () => target.dispatchEvent(new Event('late'))]) {
      calls = 0;
      stop = watchLateErrors(listener);
      const errors = await windowErrors(() => void Promise.reject(new Error('page fails')));
      stop();
      expect((errors as Error[]).map(({ message }) => message)).to.deep.equal([
        'page fails',
        'listener fails 1',
      ]);
    }
  });

  it('tells one listener only: who claims it, else the first', async () => {
    const claimed: LateError[] = [];
    const stopSecond = watchLateErrors(
      (event) => claimed.push(event),
      ({ error }) => (error as Error).message === 'mine',
    );
    await windowErrors(() => {
      void Promise.reject(new Error('mine'));
      void Promise.reject(new Error('yours'));
    });
    expect(messagesOf(claimed)).to.deep.equal(['nobody: mine']);
    expect(messagesOf(events)).to.deep.equal(['nobody: yours']);
    stop();
    await windowErrors(() => void Promise.reject(new Error('next')));
    expect(messagesOf(claimed)).to.deep.equal(['nobody: mine', 'nobody: next']);
    stopSecond();
    await windowErrors(() => void Promise.reject(new Error('last')));
    expect(claimed.length + events.length).to.equal(3);
  });

  describe('beside another copy of the SDK', () => {
    let other: typeof import('./late-errors.js');
    before(async () => {
      const url = new URL('./late-errors.ts?copy=2', import.meta.url).href;
      other = (await import(url)) as typeof other;
      expect(other.watchLateErrors).not.to.equal(watchLateErrors);
    });

    it('tells each error once, to whoever claims it in either copy', async () => {
      const claimed: LateError[] = [];
      const stopOther = other.watchLateErrors(
        (event) => claimed.push(event),
        ({ error }) => (error as Error).message === 'mine',
      );
      await windowErrors(() => {
        void Promise.reject(new Error('mine'));
        void Promise.reject(new Error('yours'));
      });
      expect(messagesOf(claimed)).to.deep.equal(['nobody: mine']);
      expect(messagesOf(events)).to.deep.equal(['nobody: yours']);
      stop();
      await windowErrors(() => void Promise.reject(new Error('later')));
      expect(messagesOf(claimed), 'the one that is left hears').to.deep.equal([
        'nobody: mine',
        'nobody: later',
      ]);
      stopOther();
      await windowErrors(() => void Promise.reject(new Error('last')));
      expect(claimed.length + events.length).to.equal(3);
    });

    it('leaves out what the other copy collects or has reported for its widget', async () => {
      const url = new URL('./reported.ts?copy=2', import.meta.url).href;
      const reported = (await import(url)) as typeof import('./reported.js');
      const known = new Error('reported');
      reported.markReported(known);
      const name = 'copy-that-fails-to-connect';
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback() {
            throw new Error('connect fails');
          }
        },
      );
      const element = document.createElement(name);
      await windowErrors(() => {
        const collected = reported.collectErrors(() => document.body.append(element));
        expect(collected.map((error) => (error as Error).message)).to.deep.equal(['connect fails']);
        void Promise.reject(known);
      });
      element.remove();
      expect(events).to.deep.equal([]);
    });

    it('knows the modules that the other copy has loaded', async () => {
      const url = new URL('../loading/module-urls.ts?copy=2', import.meta.url).href;
      const modules = (await import(url)) as typeof import('../loading/module-urls.js');
      const manifest = manifestOf({ type: 'of-the-copy' });
      modules.rememberLoaded(manifest);
      modules.rememberUrl(manifest.load, FIXTURE);
      expect([...loadedManifests()]).to.include(manifest);
      expect(urlOf(manifest.load)).to.equal(FIXTURE);
    });
  });
});
