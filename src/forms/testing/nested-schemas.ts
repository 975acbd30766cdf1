import type { JsonObject } from '../../model/json.js';
import { table, type SchemaCase } from './schema-case.js';

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

export const objects: SchemaCase[] = [
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

export const rest: SchemaCase[] = [
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
  table('an anchor', 'number', { $ref: '#size' }, [3], [[0, 'Enter at least 1.']], {
    $defs: { size: { $anchor: 'size', type: 'integer', minimum: 1 } },
  }),
  table(
    'a reference with the address of its own document',
    'number',
    { $ref: 'https://example.com/a.json#/$defs/size' },
    [3],
    [[0, 'Enter at least 1.']],
    { $id: 'https://example.com/a.json', $defs: { size: { type: 'integer', minimum: 1 } } },
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
