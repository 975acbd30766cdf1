import { table, type SchemaCase } from './schema-case.js';
import { objects, rest } from './nested-schemas.js';

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
    [[3, 'Choose one of these: One, Two.']],
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

export const schemas: readonly SchemaCase[] = [
  ...texts,
  ...numbers,
  ...choices,
  ...lists,
  ...objects,
  ...rest,
];
