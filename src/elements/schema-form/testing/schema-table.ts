import type { JsonObject, JsonValue } from '../../../model/json.js';
import type { FieldKind } from '../kind.js';

/** One schema of a property `x`, with values that it allows, and values that it does not with what is said of them. */
export interface SchemaCase {
  readonly name: string;
  readonly schema: JsonObject;
  readonly kind: FieldKind;
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly (readonly [value: JsonValue, ...messages: string[]])[];
  /** Beside it in the root. */
  readonly root?: JsonObject;
}

const table = (
  name: string,
  kind: FieldKind,
  schema: JsonObject,
  valid: SchemaCase['valid'],
  invalid: SchemaCase['invalid'] = [],
  root: JsonObject = {},
): SchemaCase => ({ name, kind, schema, valid, invalid, root });

const texts: SchemaCase[] = [
  table('a text', 'text', { type: 'string' }, ['', 'a', ' b '], [[{ a: 1 }, 'Enter a text.']]),
  table(
    'a text of some length',
    'text',
    { type: 'string', minLength: 2, maxLength: 4 },
    ['ab', '🙂🙂'],
    [
      ['a', 'Enter at least 2 characters.'],
      ['abcde', 'Enter at most 4 characters; there are 5.'],
      ['🙂🙂🙂🙂🙂', 'Enter at most 4 characters; there are 5.'],
    ],
  ),
  table(
    'a text that is not empty',
    'text',
    { type: 'string', minLength: 1 },
    ['a'],
    [['', 'Enter at least 1 character.']],
  ),
  table(
    'a pattern',
    'text',
    { type: 'string', pattern: '^[A-Z]{2}-\\d+$' },
    ['AB-12'],
    [['ab', 'This does not have the expected form: ^[A-Z]{2}-\\d+$']],
  ),
  table(
    'a pattern with an example',
    'text',
    { type: 'string', pattern: '^[A-Z]{2}-\\d+$', examples: ['AB-12'] },
    ['CD-1'],
    [['cd', 'This does not have the expected form, such as AB-12.']],
  ),
  table('lines', 'text', { type: 'string', format: 'multiline' }, ['a\nb']),
  table(
    'a long text',
    'text',
    { type: 'string', maxLength: 500 },
    ['a\nb'],
    [['x'.repeat(501), 'Enter at most 500 characters; there are 501.']],
  ),
  table('Markdown', 'text', { type: 'string', format: 'markdown' }, ['# a']),
  table(
    'an e-mail address',
    'text',
    { type: 'string', format: 'email' },
    ['a@example.com'],
    [['a@', 'Enter an e-mail address, such as name@example.com.']],
  ),
  table(
    'a web address',
    'text',
    { type: 'string', format: 'uri' },
    ['https://example.com/a?b'],
    [['example', 'Enter a full web address, such as https://example.com/page.']],
  ),
  table(
    'a date',
    'text',
    { type: 'string', format: 'date' },
    ['2024-02-29'],
    [
      ['2023-02-29', 'Enter a date, such as 2025-01-31.'],
      ['tomorrow', 'Enter a date, such as 2025-01-31.'],
    ],
  ),
  table(
    'a moment',
    'text',
    { type: 'string', format: 'date-time' },
    ['2024-05-01T10:00:00+02:00'],
    [['2024-05-01', 'Enter a date with a time, such as 2025-01-31T09:30:00Z.']],
  ),
  table(
    'a time',
    'text',
    { type: 'string', format: 'time' },
    ['09:30:00', '09:30:00Z'],
    [['9 o’clock', 'Enter a time, such as 09:30:00.']],
  ),
  table(
    'a colour',
    'text',
    { type: 'string', format: 'color' },
    ['#2a5bd7', 'rebeccapurple'],
    [['#12', 'Enter a colour, such as #2a5bd7.']],
  ),
  table(
    'a host name',
    'text',
    { type: 'string', format: 'hostname' },
    ['example.com'],
    [['-', 'Enter a host name, such as example.com.']],
  ),
  table(
    'a UUID',
    'text',
    { type: 'string', format: 'uuid' },
    ['123e4567-e89b-12d3-a456-426614174000'],
    [['1', 'Enter a UUID, such as 123e4567-e89b-12d3-a456-426614174000.']],
  ),
  table('a format of its own', 'text', { type: 'string', format: 'moon-phase' }, ['full']),
  table(
    'a text or null',
    'text',
    { type: ['string', 'null'], minLength: 2 },
    ['ab', null],
    [['a', 'Enter at least 2 characters.']],
  ),
  table('a text with a default', 'text', { type: 'string', default: '24h' }, ['7d']),
  table('a text with examples', 'text', { type: 'string', examples: ['a', 'b'] }, ['c']),
  table(
    'null or a text, as alternatives',
    'text',
    { anyOf: [{ type: 'string', maxLength: 2 }, { type: 'null' }] },
    [null, 'ab'],
    [['abc', 'Enter at most 2 characters; there are 3.']],
  ),
];

const numbers: SchemaCase[] = [
  table(
    'a number',
    'number',
    { type: 'number' },
    [0, -1.5, 1e21],
    [[true, 'Enter a number, such as 12.5.']],
  ),
  table(
    'a whole number',
    'number',
    { type: 'integer' },
    [0, -3, 2 ** 40],
    [[1.5, 'Enter a whole number.']],
  ),
  table(
    'a number from and to',
    'number',
    { type: 'number', minimum: 1, maximum: 10 },
    [1, 10],
    [
      [0, 'Enter a number from 1 to 10.'],
      [11, 'Enter a number from 1 to 10.'],
    ],
  ),
  table(
    'a number of at least',
    'number',
    { type: 'number', minimum: 0 },
    [0],
    [[-0.1, 'Enter at least 0.']],
  ),
  table(
    'a number of at most',
    'number',
    { type: 'integer', maximum: 9 },
    [9, -9],
    [[10, 'Enter at most 9.']],
  ),
  table(
    'a number between',
    'number',
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    [0.5],
    [
      [0, 'Enter more than 0.'],
      [1, 'Enter less than 1.'],
    ],
  ),
  table(
    'a number above and up to',
    'number',
    { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    [1],
    [[2, 'Enter at most 1.']],
  ),
  table(
    'a multiple',
    'number',
    { type: 'number', multipleOf: 0.1 },
    [0.3, 1],
    [[0.35, 'Enter a multiple of 0.1.']],
  ),
  table(
    'a multiple of five',
    'number',
    { type: 'integer', multipleOf: 5 },
    [0, 15],
    [[7, 'Enter a multiple of 5.']],
  ),
  table(
    'a number or null',
    'number',
    { type: ['number', 'null'], minimum: 1 },
    [null, 2],
    [[0, 'Enter at least 1.']],
  ),
  table(
    'a whole number or null',
    'number',
    { type: ['null', 'integer'] },
    [null, 2],
    [[2.5, 'Enter a whole number.']],
  ),
];

const choices: SchemaCase[] = [
  table('yes or no', 'boolean', { type: 'boolean' }, [true, false], [['yes', 'Choose yes or no.']]),
  table('yes by default', 'boolean', { type: 'boolean', default: true }, [true, false]),
  table('yes, no or nothing', 'choice', { type: ['boolean', 'null'] }, [true, false, null]),
  table(
    'one of some texts',
    'choice',
    { type: 'string', enum: ['a', 'b'] },
    ['a'],
    [['c', 'Choose one of these: a, b.']],
  ),
  table(
    'one of some numbers',
    'choice',
    { enum: [12, 24] },
    [24],
    [
      ['24', 'Choose one of these: 12, 24.'],
      [36, 'Choose one of these: 12, 24.'],
    ],
  ),
  table('one of anything', 'choice', { enum: [1, 'a', true, null, { b: 1 }] }, [
    null,
    true,
    { b: 1 },
  ]),
  table(
    'one with a title',
    'choice',
    {
      oneOf: [
        { const: 'asc', title: 'Upwards' },
        { const: 'desc', title: 'Downwards' },
      ],
    },
    ['asc'],
    [['up', 'Choose one of these: Upwards, Downwards.']],
  ),
  table(
    'a number with a title',
    'choice',
    {
      anyOf: [
        { const: 1, title: 'One' },
        { const: 2, title: 'Two' },
      ],
    },
    [2],
    [[3, 'This fits none of the forms that are allowed.']],
  ),
  table(
    'a choice or null',
    'choice',
    { type: ['string', 'null'], enum: ['a', null] },
    ['a', null],
    [['b', 'Choose one of these: a, None.']],
  ),
  table('a constant', 'choice', { const: 'v1' }, ['v1'], [['v2', 'This must be v1.']]),
];

const lists: SchemaCase[] = [
  table(
    'a list of texts',
    'array',
    { type: 'array', items: { type: 'string', minLength: 1 } },
    [[], ['a', 'b'], ['a', 'a']],
    [
      [['a', ''], 'Enter at least 1 character.'],
      [['a', null], 'Enter a text.'],
    ],
  ),
  table(
    'a list of numbers',
    'array',
    { type: 'array', items: { type: 'integer', minimum: 1 } },
    [[1, 2]],
    [[[1, 0, 1.5], 'Enter at least 1.', 'Enter a whole number.']],
  ),
  table(
    'a list of some length',
    'array',
    { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    [['a']],
    [
      [[], 'Add at least 1 item.'],
      [['a', 'b', 'c'], 'Keep at most 2 items.'],
    ],
  ),
  table(
    'a list without doubles',
    'array',
    { type: 'array', items: { type: 'string' }, uniqueItems: true },
    [['a', 'b']],
    [[['a', 'b', 'a'], 'Items 1 and 3 are the same.']],
  ),
  table(
    'a list of objects',
    'array',
    {
      type: 'array',
      items: {
        type: 'object',
        required: ['key'],
        properties: { key: { type: 'string' }, width: { type: 'number' } },
      },
    },
    [
      [
        { key: 'a', extra: 1 },
        { key: 'b', width: 2 },
      ],
    ],
    [
      [[{ key: 'a' }, { width: 2 }], 'Key is needed.'],
      [[{ key: 'a', width: [] }], 'Enter a number, such as 12.5.'],
    ],
  ),
  table(
    'a list of lists',
    'array',
    { type: 'array', items: { type: 'array', items: { type: 'number' } } },
    [[[1], []]],
    [[[[1, 'a']], 'Enter a number, such as 12.5.']],
  ),
  table(
    'boxes to tick',
    'checkboxes',
    {
      type: 'array',
      items: { enum: ['a', 'b', 'c'] },
      uniqueItems: true,
      minItems: 1,
      maxItems: 2,
    },
    [['c', 'a']],
    [
      [[], 'Choose at least 1.'],
      [['a', 'b', 'c'], 'Choose at most 2.'],
    ],
  ),
  table(
    'boxes with titles',
    'checkboxes',
    {
      type: 'array',
      items: {
        oneOf: [
          { const: 1, title: 'One' },
          { const: 2, title: 'Two' },
        ],
      },
    },
    [[2, 1], []],
  ),
  table(
    'a list that must contain something',
    'array',
    { type: 'array', items: { type: 'string' }, contains: { const: 'x' } },
    [['x']],
    [[['a'], 'An item that is needed is missing.']],
  ),
  table(
    'a list of anything',
    'json',
    { type: 'array' },
    [[1, 'a', {}]],
    [[{}, 'This must be a list.']],
  ),
  table(
    'a tuple',
    'json',
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] },
    [['a', 1]],
    [[['a', 'b'], 'At 1: Expected "number", and it is "string".']],
  ),
  table('a list or null', 'array', { type: ['array', 'null'], items: { type: 'string' } }, [
    null,
    ['a'],
  ]),
];

const point: JsonObject = {
  type: 'object',
  properties: { x: { type: 'number' }, y: { type: 'number' } },
  required: ['x', 'y'],
};

const shapes: JsonObject = {
  oneOf: [
    {
      title: 'Circle',
      properties: { kind: { const: 'circle' }, radius: { type: 'number', minimum: 0 } },
      required: ['kind', 'radius'],
    },
    {
      title: 'Box',
      properties: { kind: { const: 'box' }, width: { type: 'number' } },
      required: ['kind'],
    },
  ],
};

const objects: SchemaCase[] = [
  table(
    'an object',
    'object',
    point,
    [
      { x: 1, y: 2 },
      { x: 1, y: 2, z: 3 },
    ],
    [
      [{ x: 1 }, 'Y is needed.'],
      [{ x: 'a', y: 1 }, 'Enter a number, such as 12.5.'],
      [{}, 'X is needed.', 'Y is needed.'],
    ],
  ),
  table(
    'an object in an object',
    'object',
    { type: 'object', properties: { from: point, name: { type: 'string' } } },
    [{ from: { x: 1, y: 2, deep: { a: 1 } } }, { name: 'a', other: null }],
    [[{ from: { y: 2 } }, 'X is needed.']],
  ),
  table('an object without type', 'object', { properties: { a: { type: 'string' } } }, [
    { a: 'b' },
  ]),
  table('an object or null', 'object', { ...point, type: ['object', 'null'] }, [
    null,
    { x: 1, y: 1 },
  ]),
  table(
    'an object without properties',
    'json',
    { type: 'object' },
    [{ a: { b: 1 } }, {}],
    [[[1], 'This must be an object, such as {"name": "value"}.']],
  ),
  table(
    'a closed object',
    'object',
    { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    [{ a: 'b' }],
    [[{ a: 'b', c: 1 }, 'There is no setting “c”.']],
  ),
  table(
    'an open object with a schema',
    'object',
    {
      type: 'object',
      properties: { a: { type: 'string' } },
      additionalProperties: { type: 'number' },
    },
    [{ a: 'b', c: 1 }],
    [[{ a: 'b', c: 'd' }, 'At c: Expected "number", and it is "string".']],
  ),
  table(
    'a map',
    'json',
    { type: 'object', additionalProperties: { type: 'number' } },
    [{ a: 1 }],
    [[{ a: 'b' }, 'At a: Expected "number", and it is "string".']],
  ),
  table(
    'at least so many keys',
    'object',
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      minProperties: 2,
    },
    [{ a: '', b: '' }],
    [[{ a: 'b' }, 'Set at least 2 of these.']],
  ),
  table(
    'one key that needs another',
    'object',
    {
      type: 'object',
      properties: { user: { type: 'string' }, password: { type: 'string' } },
      dependentRequired: { user: ['password'] },
    },
    [{ user: 'a', password: 'b' }, { password: 'b' }],
    [[{ user: 'a' }, 'Password is needed.']],
  ),
  table(
    'if, then and else',
    'object',
    {
      type: 'object',
      properties: {
        mode: { enum: ['auto', 'manual'] },
        level: { type: 'number' },
        note: { type: 'string' },
      },
      if: { properties: { mode: { const: 'manual' } }, required: ['mode'] },
      then: { required: ['level'] },
      else: { required: ['note'] },
    },
    [
      { mode: 'manual', level: 1 },
      { mode: 'auto', note: 'a' },
    ],
    [
      [{ mode: 'manual' }, 'Level is needed.'],
      [{ mode: 'auto' }, 'Note is needed.'],
    ],
  ),
  table(
    'conditions in allOf',
    'object',
    {
      type: 'object',
      properties: { a: { type: 'boolean' }, b: { type: 'string' } },
      allOf: [
        { if: { properties: { a: { const: true } }, required: ['a'] }, then: { required: ['b'] } },
        { properties: { c: { type: 'number', minimum: 5 } } },
      ],
    },
    [
      { a: true, b: 'x' },
      { a: false, c: 5 },
    ],
    [
      [{ a: true }, 'B is needed.'],
      [{ c: 4 }, 'Enter at least 5.'],
    ],
  ),
  table(
    'branches',
    'object',
    shapes,
    [{ kind: 'circle', radius: 1 }, { kind: 'box' }, { kind: 'box', width: 1, more: 1 }],
    [
      [{ kind: 'circle' }, 'Radius is needed.'],
      [{ kind: 'circle', radius: -1 }, 'Enter at least 0.'],
      [{ kind: 'line' }, 'Choose one of these: Circle, Box.'],
      [{ radius: 1 }, 'Kind is needed.'],
    ],
  ),
  table(
    'a list of branches',
    'array',
    { type: 'array', items: shapes },
    [[{ kind: 'box' }, { kind: 'circle', radius: 0 }]],
    [[[{ kind: 'circle' }], 'Radius is needed.']],
  ),
  table(
    'alternatives without a discriminator',
    'json',
    {
      type: 'object',
      oneOf: [
        { properties: { a: { type: 'string' } }, required: ['a'] },
        { properties: { b: { type: 'string' } }, required: ['b'] },
      ],
    },
    [{ a: 'x' }],
    [[{ c: 1 }, 'This fits none of the forms that are allowed.']],
  ),
  table(
    'all of',
    'object',
    { allOf: [point, { properties: { z: { type: 'number' } }, required: ['z'] }] },
    [{ x: 1, y: 2, z: 3 }],
    [[{ x: 1, y: 2 }, 'Z is needed.']],
  ),
];

const rest: SchemaCase[] = [
  table('a reference', 'number', { $ref: '#/$defs/size' }, [3], [[0, 'Enter at least 1.']], {
    $defs: { size: { type: 'integer', minimum: 1 } },
  }),
  table(
    'a reference with a title',
    'number',
    { $ref: '#/definitions/size', title: 'Size' },
    [3],
    [[0, 'Enter at least 1.']],
    { definitions: { size: { type: 'integer', minimum: 1 } } },
  ),
  table(
    'a tree',
    'object',
    { $ref: '#/$defs/node' },
    [{ name: 'a', next: { name: 'b', next: { name: 'c' } }, nodes: [{ name: 'd' }] }],
    [[{ name: 'a', next: { next: {} } }, 'Name is needed.', 'Name is needed.']],
    {
      $defs: {
        node: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            next: { $ref: '#/$defs/node' },
            nodes: { type: 'array', items: { $ref: '#/$defs/node' } },
          },
          required: ['name'],
        },
      },
    },
  ),
  table(
    'a text or a list',
    'json',
    { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    ['a', ['a', 'b']],
    [
      [1, 'This must be a text or a list.'],
      [[1], 'This fits none of the forms that are allowed.'],
    ],
  ),
  table(
    'several types',
    'json',
    { type: ['string', 'number'] },
    ['a', 1],
    [[[], 'This must be a text or a number.']],
  ),
  table('anything', 'json', {}, [null, 1, 'a', [1], { a: 1 }]),
  table(
    'not',
    'text',
    { type: 'string', not: { enum: ['admin', 'root'] } },
    ['me'],
    [['root', 'This value is not allowed.']],
  ),
  table('what is read only', 'text', { type: 'string', readOnly: true, maxLength: 2 }, [
    'ab',
    'too long, and nobody can change it here',
  ]),
];

export const schemas: readonly SchemaCase[] = [
  ...texts,
  ...numbers,
  ...choices,
  ...lists,
  ...objects,
  ...rest,
];
