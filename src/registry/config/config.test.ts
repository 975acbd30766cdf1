import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { resolveManifest } from '../manifest/check-manifest.js';
import { effectiveConfig, prepareConfig } from '../index.js';
import { manifestOf } from '../testing/support.js';
import type { WidgetManifest } from '../types/index.js';

describe('effectiveConfig', () => {
  it('lays the widget over its install over the defaults, and is frozen', () => {
    const config = effectiveConfig(
      manifestOf({ defaultConfig: { a: 1, b: 1, c: 1, list: [1, 2] } }),
      { b: 2, c: 2 },
      { c: 3, list: [] },
    );
    expect(config).to.deep.equal({ a: 1, b: 2, c: 3, list: [] });
    expect(Object.isFrozen(config)).to.equal(true);
  });

  it('shares no part that a widget could change for others', () => {
    const defaultConfig = { zones: ['UTC'] };
    const own = { alarms: [{ hour: 7 }] };
    const config = effectiveConfig(manifestOf({ defaultConfig }), undefined, own);
    expect(() => (config['zones'] as string[]).push('CET')).to.throw(TypeError);
    expect(() => ((config['alarms'] as { hour: number }[])[0]!.hour = 8)).to.throw(TypeError);
  });

  it('is an object of its own without defaults and install', () => {
    const own = {};
    const config = effectiveConfig(manifestOf(), undefined, own);
    expect(config).to.deep.equal({});
    expect(config).not.to.equal(own);
  });
});

describe('prepareConfig', () => {
  const stored = Object.freeze({ zone: 'UTC', nested: Object.freeze({ a: 1 }) });
  const prepare = (migrateConfig: WidgetManifest['migrateConfig'], from: string | undefined) =>
    prepareConfig(resolveManifest(manifestOf({ version: '2.1.0', migrateConfig })), stored, from);

  it('migrates an older config and leaves the stored one alone', () => {
    const from: string[] = [];
    const result = prepare((config, version) => {
      from.push(version);
      // `migrateConfig` gets a deep copy of its own.
      (config['nested'] as Record<string, number>)['a'] = 2;
      return { ...config, timeZone: config['zone']! };
    }, '1.0.0');
    expect(from).to.deep.equal(['1.0.0']);
    expect(result.migrated).to.equal(true);
    expect(result.config).to.deep.equal({ zone: 'UTC', nested: { a: 2 }, timeZone: 'UTC' });
    expect(stored.nested.a).to.equal(1);
  });

  it('passes on the same version, no version, and an older one that needs no migration', () => {
    const never = (): JsonObject => {
      throw new Error('called');
    };
    for (const version of ['2.1.0', undefined, 'latest']) {
      expect(prepare(never, version)).to.deep.equal({ config: stored, migrated: false });
    }
    expect(prepare(undefined, '1.0.0').config).to.equal(stored);
  });

  it('refuses a downgrade', () => {
    for (const version of ['2.1.1', '3.0.0']) {
      expect(() => prepare((config) => config, version))
        .to.throw(DashError, new RegExp(`version ${version} of "clock".*2\\.1\\.0`))
        .with.property('code', 'version-downgrade');
    }
  });

  it('turns a failing migration into a typed error', () => {
    const fail = () => {
      throw new Error('no way');
    };
    expect(() => prepare(fail, '1.0.0'))
      .to.throw(DashError, /threw "no way", from version 1\.0\.0 to 2\.1\.0/)
      .with.property('code', 'invalid-config');
    const nothing = (() => undefined) as unknown as WidgetManifest['migrateConfig'];
    expect(() => prepare(nothing, '1.0.0')).to.throw(DashError, /returned no object/);
  });

  it('refuses what a migration returns when it is no JSON', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const value of [Promise.resolve({}), new Date(), new Map(), cycle, { zone: NaN }]) {
      expect(() => prepare(() => value as unknown as JsonObject, '1.0.0'))
        .to.throw(DashError, /migrateConfig of widget type "clock" returned no JSON \("\/config/)
        .with.property('code', 'invalid-config');
    }
  });
});
