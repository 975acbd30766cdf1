import { expect, waitUntil } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { resolveManifest } from './check-manifest.js';
import { manifestOf, settled } from '../testing/support.js';
import type { WidgetManifest, WidgetSize } from '../types/index.js';

function faultOf(fields: Record<string, unknown>): DashError {
  try {
    resolveManifest(manifestOf(fields as Partial<WidgetManifest>));
  } catch (error) {
    if (error instanceof DashError) {
      return error;
    }
  }
  throw new Error('no DashError was thrown');
}

/** A schema with much that is allowed, and its own words beside JSON Schema's. */
const RICH_SCHEMA: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: ['object', 'null'],
  'x-order': ['a'],
  properties: {
    a: { type: 'string', format: 'acme-place', pattern: '^\\p{L}*$', default: 'x' },
    propreties: { items: [{ type: 'number' }, true], examples: [{ typ: 1 }] },
    c: { $ref: '#/$defs/a~1b', default: { maxLenght: 1 } },
  },
  additionalProperties: false,
  $defs: { 'a/b': { type: 'object', properties: { maxLenght: { const: 1 } } } },
};

function size(value: unknown) {
  return { size: value };
}

/** A schema that is a part of itself. */
function circle(): JsonObject {
  const schema: Record<string, JsonValue> = { type: 'object' };
  schema['properties'] = { inner: schema as JsonObject };
  return schema as JsonObject;
}

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
    ['a type with an empty qualifier', { type: '/note' }, '/type', /Perhaps "note"/],
    ['a type with two qualifiers', { type: 'a/b/note' }, '/type', /Perhaps "a-b\/note"/],
    ['a qualifier with spaces', { type: '@ACME Inc/Note' }, '/type', /Perhaps "acme-inc\/note"/],
    ['no version', { version: undefined }, '/version', /semantic version/],
    [
      'a version with two numbers',
      { version: '1.0' },
      '/version',
      /three numbers, such as "1\.0\.0", and is "1\.0"/,
    ],
    ['a version with a v', { version: 'v1.0.0' }, '/version', /"v1\.0\.0"/],
    ['another apiVersion', { apiVersion: 2 }, '/apiVersion', /must be 1.*this release, and is 2/],
    ['an empty name', { name: '' }, '/name', /not empty/],
    ['an unknown category', { category: 'charts' }, '/category', /one of stats, chart.*"charts"/],
    [
      'load that is a promise',
      { load: Promise.resolve() },
      '/load',
      /function that imports.*is a promise.*function around/,
    ],
    ['load that is a class', { load: class {} }, '/load', /is a class.*import its module/],
    ['load that is a URL', { load: '/w.js' }, '/load', /is "\/w\.js".*fromUrl\("\/w\.js"\)/],
    ['no load', { load: undefined }, '/load', /is missing/],
    [
      'settings that are a class',
      { settings: class {} },
      '/settings',
      /a function, and is a class/,
    ],
    ['a schema that is a promise', { configSchema: Promise.resolve() }, '/configSchema', /promise/],
    ['a type in capitals and spaces', { type: 'My Clock' }, '/type', /Perhaps "my-clock"/],
    ['a type that is a number', { type: 7 }, '/type', /and is 7/],
    ['a version with four numbers', { version: '1.2.3.4' }, '/version', /Perhaps "1\.2\.3"/],
    ['a version that is a number', { version: 2 }, '/version', /and is 2\. Perhaps "2\.0\.0"/],
    ['a version that is a word', { version: 'latest' }, '/version', /and is "latest"\.$/],
    ['no apiVersion', { apiVersion: undefined }, '/apiVersion', /missing\. Write apiVersion: 1/],
    ['apiVersion as a text', { apiVersion: '1' }, '/apiVersion', /as a number: apiVersion: 1/],
    ['a later apiVersion', { apiVersion: 2 }, '/apiVersion', /Update dash-grid/],
    ['a name of spaces', { name: ' ' }, '/name', /not empty/],
    ['no category', { category: undefined }, '/category', /one of stats/],
    ['a category that is nearly one', { category: 'Graphs' }, '/category', /Perhaps "chart"/],
    ['hidden that is a text', { hidden: 'no' }, '/hidden', /true or false, and is "no"/],
    ['no instances', { maxInstances: 0 }, '/maxInstances', /whole number from 1/],
    ['deprecated that is an object', { deprecated: {} }, '/deprecated', /true, or a text/],
    ['w and h without default', size({ w: 4, h: 3 }), '/size', /Put w and h into its default/],
    [
      'width and height',
      size({ default: { width: 4, height: 3 } }),
      '/size/default/w',
      /is missing\. A size is \{ w, h \} in grid units/,
    ],
    ['a size in a list', size([4, 3]), '/size', /is a list/],
    ['a size in texts', size({ default: { w: '4', h: 3 } }), '/size/default/w', /is "4"/],
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

  const noManifests: [unknown, RegExp][] = [
    [undefined, /The widget manifest's \/ must be an object, and is missing/],
    [[], /is a list/],
    ['clock', /is "clock"/],
    [class {}, /is a class/],
    [Promise.resolve(manifestOf()), /is a promise\. Await it first/],
  ];
  for (const [value, message] of noManifests) {
    it(`refuses what is no object: ${String(message)}`, () => {
      expect(() => resolveManifest(value as WidgetManifest)).to.throw(DashError, message);
    });
  }

  describe('and warns once of', () => {
    const warnings: [string, Record<string, unknown>, RegExp][] = [
      ['a key of another name', { schema: {} }, /"schema".*it is called "configSchema"/],
      ['a misspelt key', { defaultconfig: {} }, /"defaultconfig".*"defaultConfig"/],
      ['a date in the config', { defaultConfig: { a: [new Date()] } }, /\/defaultConfig\/a\/0/],
      ['a function in the config', { defaultConfig: { f: () => 1 } }, /\/defaultConfig\/f/],
      ['a number that is none', { defaultConfig: { n: NaN } }, /\/defaultConfig\/n/],
      ['a key with letters left out', { confgSchema: {} }, /"confgSchema".*"configSchema"/],
      ['a key with letters swapped', { aliasse: [] }, /"aliasse".*"aliases"/],
      ['a key that objects inherit', { toStrng: 1, kewords: [] }, /"kewords".*"keywords"/],
      ['an unknown icon', { icon: 'clokc' }, /\/icon "clokc".*Perhaps "clock"/],
      ['an icon that is like no other', { icon: 'constructor' }, /Known are .*clock/],
      [
        'a pattern that is none with the flag u',
        { configSchema: { properties: { 'a/b': { items: { pattern: '\\-' } } } } },
        /\/configSchema\/properties\/a~1b\/items\/pattern/,
      ],
      [
        'a pattern of keys that is none',
        { configSchema: { patternProperties: { '(': {} } } },
        /\/configSchema\/patternProperties\/\(/,
      ],
      [
        'a default that breaks the schema',
        {
          configSchema: { properties: { n: { type: 'number' } } },
          defaultConfig: { n: 'no' },
        },
        /\/defaultConfig\/n, which breaks/,
      ],
      [
        'no default for what the schema requires',
        { configSchema: { required: ['zone'] }, defaultConfig: {} },
        /\/defaultConfig\/zone, which breaks/,
      ],
      [
        'a default of an alias that breaks the schema',
        {
          configSchema: { properties: { n: { type: 'number' } } },
          aliases: ['watch'],
          aliasConfigs: { watch: { n: 'no' } },
        },
        /\/aliasConfigs\/watch\/n, which breaks/,
      ],
    ];
    const inner: [string, Record<string, unknown>, RegExp][] = [
      ['a misspelt size', size({ defualt: { w: 2, h: 2 } }), /\/size\/defualt.*"default"/],
      [
        'a size of another name',
        size({ default: { w: 2, h: 2 }, minimum: { w: 1, h: 1 } }),
        /\/size\/minimum.*"min"/,
      ],
      [
        'a side that a size does not have',
        size({ default: { w: 2, h: 2, depth: 2 } }),
        /\/size\/default\/depth.*known are w, h/,
      ],
      ['a misspelt part of a preset', { preset: { conifg: {} } }, /\/preset\/conifg.*"config"/],
      ['a preset config that is a list', { preset: { config: [] } }, /\/preset\/config/],
      ['a preset query that is a text', { preset: { query: 's' } }, /\/preset\/query.*source/],
      ['a preset query without a source', { preset: { query: {} } }, /no \/preset\/query\/source/],
      [
        'a preset query whose pointer is a path with dots',
        { preset: { query: { source: 's', select: 'a.b' } } },
        /\/preset\/query\/select.*Perhaps "\/a\/b"/,
      ],
      ['a config of no alias', { aliasConfigs: { old: {} } }, /\/aliasConfigs\/old.*aliases/],
      ['a sample that is a number', { sample: 5 }, /\/sample/],
    ];
    const schemas: [string, JsonObject, RegExp][] = [
      ['a misspelt keyword', { propreties: {} }, /\/configSchema\/propreties.*"properties"/],
      [
        'a misspelt keyword inside',
        { properties: { a: { maxLenght: 3 } } },
        /\/configSchema\/properties\/a\/maxLenght.*"maxLength"/,
      ],
      [
        'a type that there is not',
        { properties: { a: { type: 'strng' } } },
        /\/configSchema\/properties\/a\/type/,
      ],
      ['a list of types with one that there is not', { type: ['object', 'nil'] }, /\/type\/1/],
      ['keys that are required by a text', { required: 'a' }, /\/configSchema\/required/],
      [
        'choices that are no list',
        { properties: { a: { enum: 'x' } } },
        /\/configSchema\/properties\/a\/enum/,
      ],
      [
        'a format that is nearly one',
        { properties: { a: { format: 'colour' } } },
        /\/configSchema\/properties\/a\/format.*"color"/,
      ],
      [
        'a reference to nothing',
        { properties: { a: { $ref: '#/$defs/no' } } },
        /\/configSchema\/properties\/a\/\$ref.*nothing/,
      ],
      [
        'a default of a key that its schema forbids',
        {
          properties: { a: { $ref: '#/$defs/n', default: 'x' } },
          $defs: { n: { type: 'number' } },
        },
        /\/configSchema\/properties\/a\/default/,
      ],
      ['a limit that is a text', { minProperties: '1' }, /\/configSchema\/minProperties/],
      ['a circle of objects', circle(), /\/configSchema that can't be used/],
    ];
    for (const [name, fields, message] of [
      ...warnings,
      ...inner,
      ...schemas.map(([name, configSchema, message]) => [name, { configSchema }, message] as const),
    ]) {
      it(name, async () => {
        const told: string[] = [];
        const { warn } = console;
        console.warn = (text: string) => void told.push(text);
        try {
          const type = name.replace(/ /g, '-');
          const manifest = manifestOf({ type, ...fields } as Partial<WidgetManifest>);
          resolveManifest(manifest);
          resolveManifest(manifest);
          // A default is checked by the validator, which is loaded for it.
          await waitUntil(() => told.length > 0, 'it is told');
          await settled();
        } finally {
          console.warn = warn;
        }
        expect(told).to.have.length(1);
        expect(told[0]).to.match(message);
      });
    }

    it('nothing in a good manifest, whatever else it brings', async () => {
      const told: string[] = [];
      const { warn } = console;
      console.warn = (text: string) => void told.push(text);
      try {
        const more = { vendorNote: 1, defaultConfig: { a: null, b: [1, { c: '' }] } };
        resolveManifest(manifestOf(more as unknown as Partial<WidgetManifest>));
        const defaultConfig = { a: 'x', propreties: [1, {}] };
        resolveManifest(
          manifestOf({
            configSchema: RICH_SCHEMA,
            defaultConfig,
            aliases: ['old'],
            aliasConfigs: { old: { c: {} } },
            preset: { config: { a: 'y' }, query: { source: 's', select: '/a', request: { b: 1 } } },
            sample: { data: [1] },
            size: { default: { w: 2, h: 2 }, min: { w: 1, h: 1 } },
          }),
        );
        await import('../loading/validator.js');
        await settled();
      } finally {
        console.warn = warn;
      }
      expect(told).to.deep.equal([]);
    });
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
