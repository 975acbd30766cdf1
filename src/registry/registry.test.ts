import { expect } from '@open-wc/testing';
import { DashError } from '../model/errors.js';
import { WidgetRegistry } from './registry.js';
import type { WidgetManifest } from './types/index.js';
import { failureLog, manifestOf, moduleOf, windowErrors } from './testing/support.js';

describe('WidgetRegistry', () => {
  let registry: WidgetRegistry;
  beforeEach(() => {
    registry = new WidgetRegistry();
  });

  const versionOf = (type: string, version?: string) =>
    registry.resolve(type, version)?.manifest.version;

  it('resolves the newest stable version, whatever the order of registration', () => {
    for (const version of ['1.2.0', '2.0.0-beta.1', '1.10.0', '1.9.0']) {
      registry.register(manifestOf({ version }));
    }
    expect(versionOf('clock')).to.equal('1.10.0');
    expect(versionOf('clock', '1.2.0')).to.equal('1.2.0');
    expect(versionOf('clock', '2.0.0-beta.1')).to.equal('2.0.0-beta.1');
    expect(versionOf('clock', '1.3.0')).to.equal(undefined);
  });

  it('resolves a pre-release when there is nothing stable', () => {
    registry.register(manifestOf({ version: '1.0.0-beta.2' }));
    registry.register(manifestOf({ version: '1.0.0-beta.10' }));
    expect(versionOf('clock')).to.equal('1.0.0-beta.10');
  });

  it('resolves aliases, which give way to a type of that name', () => {
    registry.register(manifestOf({ aliases: ['watch', 'time piece'] }));
    registry.register(manifestOf({ type: 'sundial', aliases: ['watch'] }));
    expect(registry.resolve('watch')?.manifest.type).to.equal('clock');
    expect(registry.resolve('time piece', '1.0.0')?.manifest.type).to.equal('clock');
    registry.register(manifestOf({ type: 'watch' }));
    expect(registry.resolve('watch')?.manifest.type).to.equal('watch');
  });

  it('resolves a placed widget to what it is pinned to, else to the newest', () => {
    for (const version of ['1.0.0', '2.0.0']) {
      registry.register(manifestOf({ version, aliases: ['watch'] }));
    }
    const of = (type: string, version?: string) =>
      registry.resolveWidget({ type, ...(version !== undefined && { version }) })?.manifest.version;
    expect([of('clock', '1.0.0'), of('clock', '1.5.0'), of('watch')]).to.deep.equal([
      '1.0.0',
      '2.0.0',
      '2.0.0',
    ]);
    expect(of('gone', '1.0.0')).to.equal(undefined);
  });

  it('takes the oldest version for the writer of a config, if nothing says more', () => {
    const writer = (more: object) => registry.configVersionOf({ type: 'watch', ...more });
    expect(writer({})).to.equal(undefined);
    for (const version of ['1.10.0', '1.9.0', '2.0.0-beta.1', '3.0.0']) {
      registry.register(manifestOf({ version, aliases: ['watch'] }));
    }
    expect(writer({})).to.equal('1.9.0');
    expect(writer({ version: '3.0.0' })).to.equal('3.0.0');
    expect(writer({ version: '3.0.0', configVersion: '1.10.0' })).to.equal('1.10.0');
  });

  it('tells all listeners, also when one fails', async () => {
    let told = 0;
    registry.subscribe(() => {
      throw new Error('listener fails');
    });
    registry.subscribe(() => told++);
    const errors = await windowErrors(() => registry.register(manifestOf()));
    expect((errors as Error[]).map(({ message }) => message)).to.deep.equal(['listener fails']);
    expect([told, versionOf('clock')]).to.deep.equal([1, '1.0.0']);
  });

  it('gives an alias the default config of its own', () => {
    const aliasConfigs = { watch: { hands: 2 } };
    registry.register(
      manifestOf({ aliases: ['watch', 'timer'], aliasConfigs, defaultConfig: { hands: 3 } }),
    );
    const configOf = (type: string) => registry.resolve(type)?.manifest.defaultConfig;
    expect(configOf('watch')).to.deep.equal({ hands: 2 });
    expect(configOf('timer')).to.deep.equal({ hands: 3 });
    expect(configOf('clock')).to.deep.equal({ hands: 3 });
    expect(registry.resolve('watch')).to.equal(registry.resolve('watch'));
    expect(registry.list()).to.have.length(1);
  });

  it('knows no type that nobody registered, also by the names that objects inherit', () => {
    for (const name of ['clock', '', 'constructor', '__proto__']) {
      expect(registry.resolve(name), name).to.equal(undefined);
    }
  });

  it('lists the newest of each type in order of registration', () => {
    registry.register(manifestOf());
    registry.register(manifestOf({ type: 'note' }));
    registry.register(manifestOf({ version: '1.1.0' }));
    expect(registry.list().map(({ type, version }) => `${type} ${version}`)).to.deep.equal([
      'clock 1.1.0',
      'note 1.0.0',
    ]);
  });

  describe('announced types', () => {
    const loadOf =
      (...manifests: WidgetManifest[]) =>
      () =>
        Promise.resolve({ default: manifests });

    it('are registered when they are asked for, with one telling for all', async () => {
      let loads = 0;
      registry.announce(['clock', 'watch', 'note'], () => {
        loads++;
        return loadOf(manifestOf({ aliases: ['watch'] }), manifestOf({ type: 'note' }))();
      });
      expect(registry.isAnnounced('watch')).to.equal(true);
      expect(registry.isAnnounced('sundial')).to.equal(false);
      expect(registry.resolve('watch')).to.equal(undefined);
      let told = 0;
      registry.subscribe(() => told++);
      await Promise.all([registry.complete(), registry.complete()]);
      await registry.complete();
      expect([loads, told]).to.deep.equal([1, 1]);
      expect(registry.isAnnounced('watch')).to.equal(false);
      expect(registry.resolve('watch')?.manifest.type).to.equal('clock');
      expect(registry.list().map(({ type }) => type)).to.deep.equal(['clock', 'note']);
    });

    it('give way to what was registered meanwhile', async () => {
      registry.announce(['clock'], loadOf(manifestOf({ version: '9.0.0' })));
      registry.register(manifestOf({ version: '1.0.0' }));
      await registry.complete();
      expect(versionOf('clock')).to.equal('1.0.0');
    });

    it('can be asked for again when one of them, or the list, was none', async () => {
      const note = manifestOf({ type: 'note' });
      const lists: unknown[] = [{}, [note, manifestOf({ version: 'x' })]];
      registry.announce(['clock', 'note'], () =>
        Promise.resolve({ default: (lists.shift() ?? [note, manifestOf()]) as WidgetManifest[] }),
      );
      for (const code of ['load-failed', 'invalid-manifest']) {
        const error = await registry.complete().catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(DashError).with.property('code', code);
        expect(registry.list()).to.deep.equal([]);
      }
      await registry.complete();
      expect(registry.list().map(({ type }) => type)).to.deep.equal(['note', 'clock']);
    });

    it('can be asked for again when they did not come', async () => {
      let isOnline = false;
      registry.announce(['clock'], () =>
        isOnline ? loadOf(manifestOf())() : Promise.reject(new TypeError('Failed to fetch')),
      );
      const error = await registry.complete().catch((reason: unknown) => reason as DashError);
      expect(error).to.be.instanceOf(DashError).with.property('code', 'load-failed');
      expect((error as DashError).message).to.contain('Failed to fetch');
      isOnline = true;
      await registry.complete();
      expect(versionOf('clock')).to.equal('1.0.0');
    });
  });

  describe('a name that is taken', () => {
    const builtIn = manifestOf({ type: 'note', aliases: ['text_note'], name: 'Note' });
    const announce = () =>
      registry.announce(['note', 'text_note'], () => Promise.resolve({ default: [builtIn] }), true);
    const other = (more: Partial<WidgetManifest>) => manifestOf({ version: '9.9.9', ...more });

    for (const [what, manifest, path] of [
      ['the type', other({ type: 'note' }), '/type'],
      ['an alias', other({ type: 'text_note' }), '/type'],
      ['the type, as an alias', other({ aliases: ['old', 'note'] }), '/aliases/1'],
      ['an alias, as an alias', other({ aliases: ['text_note'] }), '/aliases/0'],
    ] as const) {
      it(`of a built-in widget is refused: ${what}`, async () => {
        announce();
        expect(() => registry.register(manifest))
          .to.throw(DashError, /built-in.*acme\/.*override: true/)
          .with.include({ code: 'invalid-manifest', path });
        await registry.complete();
        expect(() => registry.register(manifest)).to.throw(DashError);
        expect(versionOf('note')).to.equal('1.0.0');
        expect(versionOf('text_note')).to.equal('1.0.0');
      });

      it(`of a built-in widget is refused, also before that is known: ${what}`, async () => {
        registry.register(manifest);
        const errors = await windowErrors(announce);
        expect(errors).to.have.length(1);
        expect(errors[0]).to.be.instanceOf(DashError).with.property('path', path);
        await registry.complete();
        expect([versionOf('note'), versionOf('text_note')]).to.deep.equal(['1.0.0', '1.0.0']);
      });
    }

    it('of a built-in widget may be taken over on purpose', async () => {
      announce();
      registry.register(other({ type: 'note' }), { override: true });
      await registry.complete();
      expect(versionOf('note')).to.equal('9.9.9');
      const early = new WidgetRegistry();
      early.register(other({ type: 'note' }), { override: true });
      early.announce(['note'], () => Promise.resolve({ default: [builtIn] }), true);
      await early.complete();
      expect(early.resolve('note')?.manifest.version).to.equal('9.9.9');
    });

    for (const [what, manifest] of [
      ['an alias, as an alias', other({ type: 'acme/note', aliases: ['text_note'] })],
      ['the type, as an alias', other({ type: 'acme/note', aliases: ['note', 'text_note'] })],
      ['the type, by an older version', other({ type: 'note', version: '0.1.0' })],
    ] as const) {
      for (const isLoaded of [true, false]) {
        it(`of a built-in widget may be taken over: ${what}, ${isLoaded ? 'after' : 'before'} its list is loaded`, async () => {
          announce();
          if (isLoaded) {
            await registry.complete();
          }
          registry.register(manifest, { override: true });
          await registry.complete();
          for (const name of [manifest.type, ...(manifest.aliases ?? [])]) {
            expect(registry.resolve(name)?.manifest, name).to.equal(manifest);
          }
          const types = registry.list().map(({ type }) => type);
          expect(types).to.deep.equal([...new Set(types)]);
          const isGone = [manifest.type, ...(manifest.aliases ?? [])].includes('note');
          expect(types.includes('note')).to.equal(manifest.type === 'note' || !isGone);
        });
      }
    }

    it("of another's widget may be taken over by an alias, and its own versions stay", () => {
      registry.register(manifestOf({ type: 'mine' }));
      registry.register(other({ type: 'acme/mine', aliases: ['mine'] }), { override: true });
      expect(versionOf('mine')).to.equal('9.9.9');
      registry.register(other({ type: 'acme/mine', version: '10.0.0' }), { override: true });
      expect(registry.resolve('acme/mine', '9.9.9')).to.not.equal(undefined);
      expect(versionOf('mine')).to.equal('10.0.0');
    });

    it('may have a qualifier, which makes it another name', async () => {
      announce();
      registry.register(other({ type: 'acme/note', aliases: ['acme/old'] }));
      expect(versionOf('acme/note')).to.equal('9.9.9');
      expect(versionOf('acme/old')).to.equal('9.9.9');
      const loaded = await registry.load(registry.resolve('acme/note')!);
      expect(loaded.create(() => {}).element.localName).to.match(/^dash-w-acme-note-\d+$/);
      await registry.complete();
      expect(versionOf('note')).to.equal('1.0.0');
    });

    const warnings = (run: () => void) => {
      const told: string[] = [];
      const { warn } = console;
      console.warn = (text: string) => void told.push(text);
      try {
        run();
      } finally {
        console.warn = warn;
      }
      return told;
    };
    for (const [what, second] of [
      ['of another author', { version: '2.0.0', author: 'Someone else' }],
      ['of another name', { version: '2.0.0', name: 'Other' }],
      ['whose code is another', { load: async () => ({ default: class extends HTMLElement {} }) }],
      ['that has it as an alias', { type: 'other', aliases: ['mine'] }],
    ] as const) {
      it(`by another's widget is told of, one ${what}`, () => {
        const type = 'mine';
        registry.register(manifestOf({ type, author: 'Me', name: what }));
        const next = manifestOf({ type, author: 'Me', name: what, ...second });
        expect(warnings(() => registry.register(next, { override: true }))).to.deep.equal([]);
        registry = new WidgetRegistry();
        registry.register(manifestOf({ type, author: 'Me', name: what }));
        const told = warnings(() => registry.register(next));
        expect(told).to.have.length(1);
        expect(told[0]).to.contain('"mine"').and.to.contain('by Me').and.to.contain('override');
        expect(registry.resolve(next.type)?.manifest).to.equal(next);
      });
    }

    it('by another version of the same widget is nothing to tell of', () => {
      const told = warnings(() => {
        for (const version of ['1.0.0', '1.1.0', '1.1.0']) {
          registry.register(manifestOf({ type: 'mine', author: 'Me', version }));
        }
      });
      expect(told).to.deep.equal([]);
    });
  });

  it('replaces the same version and loads the new code', async () => {
    class Old extends HTMLElement {}
    class New extends HTMLElement {}
    registry.register(manifestOf({ load: moduleOf(Old) }));
    await registry.load(registry.resolve('clock')!);
    registry.register(manifestOf({ load: moduleOf(New) }));
    const loaded = await registry.load(registry.resolve('clock')!);
    expect(loaded.create(() => {}).element).to.be.instanceOf(New);
  });

  it('tells subscribers of each registration until they leave', () => {
    let told = 0;
    const unsubscribe = registry.subscribe(() => told++);
    registry.register(manifestOf());
    expect(() => registry.register(manifestOf({ type: '' }))).to.throw(DashError);
    expect(told).to.equal(1);
    unsubscribe();
    registry.register(manifestOf());
    expect(told).to.equal(1);
  });

  it('imports a module once for all who ask', async () => {
    let imports = 0;
    const load = () => (imports++, moduleOf(class extends HTMLElement {})({ attempt: 1 }));
    registry.register(manifestOf({ load }));
    const type = registry.resolve('clock')!;
    const [first, second] = await Promise.all([registry.load(type), registry.load(type)]);
    expect(await registry.load(type)).to.equal(first);
    expect(second).to.equal(first);
    expect(imports).to.equal(1);
  });

  it('counts attempts, and a failure is not kept', async () => {
    const attempts: number[] = [];
    const load = ({ attempt }: { attempt: number }) => {
      attempts.push(attempt);
      if (attempt < 3) {
        throw new Error('no network');
      }
      return moduleOf(class extends HTMLElement {})({ attempt });
    };
    registry.register(manifestOf({ load }));
    const type = registry.resolve('clock')!;
    for (let turn = 0; turn < 2; turn++) {
      const error = await registry.load(type).catch((reason: unknown) => reason as DashError);
      expect((error as DashError).code).to.equal('load-failed');
      expect((error as DashError).message)
        .to.contain('"clock"')
        .and.to.contain('no network');
    }
    await registry.load(type);
    expect(attempts).to.deep.equal([1, 2, 3]);
  });

  it('runs two versions of one type side by side under tags of its own', async () => {
    for (const version of ['1.0.0', '2.0.0']) {
      const load = moduleOf(
        class extends HTMLElement {
          connectedCallback() {
            this.textContent = version;
          }
        },
      );
      registry.register(manifestOf({ version, load }));
    }
    const log = failureLog();
    const elements = [];
    for (const version of ['1.0.0', '2.0.0', undefined]) {
      const loaded = await registry.load(registry.resolve('clock', version)!);
      const { element } = loaded.create(log.report);
      document.body.append(element);
      elements.push(element);
    }
    expect(elements.map(({ textContent }) => textContent)).to.deep.equal([
      '1.0.0',
      '2.0.0',
      '2.0.0',
    ]);
    const tags = elements.map(({ localName }) => localName);
    expect(tags[0]).to.match(/^dash-w-clock-\d+$/);
    expect(tags[1]).not.to.equal(tags[0]);
    expect(tags[2]).to.equal(tags[1]);
    expect(log.failures).to.deep.equal([]);
    for (const element of elements) {
      element.remove();
    }
  });
});
