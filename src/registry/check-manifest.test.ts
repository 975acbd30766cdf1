import { expect } from '@open-wc/testing';
import { DashError } from '../model/errors.js';
import { resolveManifest } from './check-manifest.js';
import { manifestOf } from './testing/support.js';
import type { WidgetManifest, WidgetSize } from './types.js';

function faultOf(fields: Record<string, unknown>): DashError {
  try {
    resolveManifest(manifestOf(fields as Partial<WidgetManifest>));
  } catch (error) {
    if (error instanceof DashError) return error;
  }
  throw new Error('no DashError was thrown');
}

const size = (value: unknown) => ({ size: value });

describe('a manifest is checked', () => {
  const faults: [string, Record<string, unknown>, string, RegExp][] = [
    ['no type', { type: undefined }, '/type', /is missing/],
    [
      'a type with a space',
      { type: 'my clock' },
      '/type',
      /letters, digits and dashes.*"my clock"/,
    ],
    ['a type that starts with a digit', { type: '3d' }, '/type', /starts with a letter/],
    ['no version', { version: undefined }, '/version', /semantic version/],
    [
      'a version with two numbers',
      { version: '1.0' },
      '/version',
      /three numbers, such as "1\.0\.0", and is "1\.0"/,
    ],
    ['a version with a v', { version: 'v1.0.0' }, '/version', /"v1\.0\.0"/],
    ['another apiVersion', { apiVersion: 2 }, '/apiVersion', /must be 1.*supports, and is 2/],
    ['an empty name', { name: '' }, '/name', /not empty/],
    ['an unknown category', { category: 'charts' }, '/category', /one of stats, chart.*"charts"/],
    ['load that is a promise', { load: Promise.resolve() }, '/load', /function that imports/],
    ['aliases that are a text', { aliases: 'a' }, '/aliases', /list of texts/],
    ['an empty alias', { aliases: [''] }, '/aliases', /not empty/],
    ['a schema that is a text', { configSchema: '{}' }, '/configSchema', /JSON Schema/],
    [
      'a default config that is a list',
      { defaultConfig: [] },
      '/defaultConfig',
      /an object, and is a list/,
    ],
    ['migrateConfig that is no function', { migrateConfig: {} }, '/migrateConfig', /a function/],
    ['a size that is a text', size('4x3'), '/size', /an object/],
    [
      'a size of zero',
      size({ default: { w: 0, h: 1 } }),
      '/size/default/w',
      /whole number from 1, and is 0/,
    ],
    ['a broken size', size({ default: { w: 2, h: 1.5 } }), '/size/default/h', /and is 1\.5/],
    [
      'a size without a height',
      size({ default: { w: 2, h: 2 }, min: { w: 1 } }),
      '/size/min/h',
      /is missing/,
    ],
    [
      'min over max',
      size({ default: { w: 3, h: 3 }, min: { w: 4, h: 1 }, max: { w: 2, h: 9 } }),
      '/size/min/w',
      /4.*more than.*2/,
    ],
    [
      'default under min',
      size({ default: { w: 2, h: 2 }, min: { w: 3, h: 1 } }),
      '/size/default/w',
      /not between min \(3\)/,
    ],
  ];
  for (const [name, fields, path, message] of faults) {
    it(`refuses ${name}`, () => {
      const error = faultOf(fields);
      expect(error.code).to.equal('invalid-manifest');
      expect(error.path).to.equal(path);
      expect(error.message).to.match(message);
    });
  }

  it('refuses what is no object', () => {
    expect(() => resolveManifest(undefined as unknown as WidgetManifest)).to.throw(
      DashError,
      /manifest/,
    );
  });

  const sizes: [string, WidgetSize | undefined, number[], number[]][] = [
    ['no size at all', undefined, [4, 3], [2, 2, 12, 8]],
    ['a large default', { default: { w: 16, h: 10 } }, [16, 10], [2, 2, 16, 10]],
    ['a default below the usual min', { default: { w: 2, h: 1 } }, [2, 1], [2, 1, 12, 8]],
    [
      'all of it',
      { default: { w: 2, h: 1 }, min: { w: 1, h: 1 }, max: { w: 4, h: 2 } },
      [2, 1],
      [1, 1, 4, 2],
    ],
    ['min only', { min: { w: 6, h: 4 } } as unknown as WidgetSize, [6, 4], [6, 4, 12, 8]],
    ['max only', { max: { w: 3, h: 1 } } as unknown as WidgetSize, [3, 1], [2, 1, 3, 1]],
  ];
  for (const [name, given, start, limits] of sizes) {
    it(`fills in sizes for ${name}`, () => {
      const resolved = resolveManifest(manifestOf({ size: given }));
      expect([resolved.defaultSize.w, resolved.defaultSize.h]).to.deep.equal(start);
      const { minW, minH, maxW, maxH } = resolved.limits;
      expect([minW, minH, maxW, maxH]).to.deep.equal(limits);
    });
  }
});
