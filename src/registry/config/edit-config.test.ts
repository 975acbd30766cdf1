import { expect } from '@open-wc/testing';
import { createWidget, DashError } from '../../model/index.js';
import type { JsonObject } from '../../model/json.js';
import type { Widget } from '../../model/types.js';
import { WidgetRegistry } from '../registry.js';
import { loadType, manifestOf } from '../testing/support.js';
import type { LoadedWidget } from '../types/index.js';
import { editWidget, type WidgetEdit } from './edit-config.js';
import { patchConfig } from './patch-config.js';

function widgetOf(more: Partial<Widget> = {}): Widget {
  return createWidget({ id: 'a', type: 'clock', config: { tz: 'CET' }, ...more });
}

describe('editWidget', () => {
  let registry: WidgetRegistry;
  beforeEach(() => {
    registry = new WidgetRegistry();
    registry.register(
      manifestOf({
        version: '2.0.0',
        migrateConfig: ({ tz, ...rest }) => ({ ...rest, zone: tz ?? 'UTC' }),
      }),
    );
  });

  const set = { '/config/size': 2 };

  it('notes the version that writes a config, once', () => {
    const unknown = editWidget(registry, widgetOf(), { set });
    expect(unknown).to.deep.equal({ set: { ...set, '/configVersion': '2.0.0' }, unset: [] });
    const known = widgetOf({ configVersion: '2.0.0' });
    expect(editWidget(registry, known, { set })).to.deep.equal({ set, unset: [] });
    expect(editWidget(registry, known, { unset: ['/config/tz'] })).to.deep.equal({
      set: {},
      unset: ['/config/tz'],
    });
  });

  it('leaves an edit alone that does not touch the config, or says itself who wrote it', () => {
    const edits: readonly WidgetEdit[] = [
      { set: { '/title': 'T', '/configured': 1 }, unset: ['/description'] },
      { set: { '/config': { tz: 'JST' }, '/configVersion': '1.0.0' }, unset: [] },
    ];
    for (const edit of edits) {
      expect(editWidget(registry, widgetOf({ configVersion: '1.0.0' }), edit)).to.deep.equal(edit);
    }
  });

  it('writes the whole config where another version wrote the stored one', () => {
    const stored = widgetOf({
      configVersion: '1.0.0',
      config: { tz: 'CET', old: 1, box: { a: 1 } },
    });
    const edit = editWidget(registry, stored, {
      set: { '/title': 'T', '/config/box/b': 2, '/config/zone': 'JST' },
      unset: ['/config/old', '/description'],
    });
    expect(edit).to.deep.equal({
      set: {
        '/title': 'T',
        '/configVersion': '2.0.0',
        '/config': { zone: 'JST', box: { a: 1, b: 2 } },
      },
      unset: ['/description'],
    });
  });

  it('takes a whole config as it is, also where the stored one can’t be read', () => {
    const newer = widgetOf({ configVersion: '9.0.0' });
    expect(() => editWidget(registry, newer, { set }))
      .to.throw(DashError)
      .with.property('code', 'version-downgrade');
    const whole = { '/config': { zone: 'JST' } };
    expect(editWidget(registry, newer, { set: whole }).set).to.deep.equal({
      ...whole,
      '/configVersion': '2.0.0',
    });
  });

  it('moves a pin only when it is older than what writes the config', () => {
    const versionAfter = (version: string) =>
      editWidget(registry, widgetOf({ version, configVersion: '1.0.0' }), { set }).set['/version'];
    expect(versionAfter('1.0.0')).to.equal('2.0.0');
    expect(versionAfter('2.0.0')).to.equal(undefined);
    expect(versionAfter('3.0.0')).to.equal(undefined);
    expect(versionAfter('latest')).to.equal(undefined);
  });

  it('edits what nobody registered as it is', () => {
    const edit = { set, unset: ['/config/tz'] };
    expect(editWidget(registry, widgetOf({ type: 'gone' }), edit)).to.deep.equal(edit);
  });
});

describe('patchConfig', () => {
  let loaded: LoadedWidget;
  before(async () => {
    loaded = await loadType({
      defaultConfig: { text: 'usual' },
      configSchema: { type: 'object', properties: { n: { type: 'number' } } },
    });
  });

  it('tells the keys to write and to delete, with their pointers', () => {
    const own = { n: 1, 'a/b': true };
    expect(patchConfig(loaded, own, { n: 2, 'a/b': undefined, gone: undefined })).to.deep.equal({
      config: { n: 2 },
      edit: { set: { '/config/n': 2 }, unset: ['/config/a~1b'] },
    });
    expect(own).to.deep.equal({ n: 1, 'a/b': true });
  });

  it('is no edit where the widget tells what it was given', () => {
    for (const patch of [{}, { n: 1 }, { n: 1, text: 'usual' }, { gone: undefined }]) {
      expect(patchConfig(loaded, { n: 1 }, patch), JSON.stringify(patch)).to.equal(undefined);
    }
    expect(patchConfig(loaded, { text: 'usual' }, { text: undefined })?.config).to.deep.equal({});
  });

  it('refuses what the schema forbids, and what is no JSON', () => {
    const refused: readonly (readonly [unknown, string])[] = [
      [{ n: 'no' }, '/n'],
      [{ n: NaN }, '/n'],
      [{ at: { day: new Date(0) } }, '/at/day'],
      [null, ''],
    ];
    for (const [patch, path] of refused) {
      expect(() => patchConfig(loaded, {}, patch as JsonObject))
        .to.throw(DashError)
        .that.includes({ code: 'invalid-config', path });
    }
  });
});
