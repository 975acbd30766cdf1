import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { deepFreeze } from '../../model/freeze.js';
import { DashError } from '../../model/errors.js';
import { compileSchema } from './validator.js';

const schema = deepFreeze({
  type: 'object',
  required: ['zone'],
  additionalProperties: false,
  properties: {
    zone: { type: 'string', minLength: 1 },
    hours: { enum: [12, 24] },
    size: { type: 'integer', minimum: 1, maximum: 10 },
    'a/b c': { type: 'boolean' },
    marks: { type: 'array', items: { $ref: '#/$defs/mark' }, maxItems: 2 },
    value: { anyOf: [{ type: 'number' }, { type: 'null' }] },
  },
  $defs: { mark: { type: 'object', required: ['at'], properties: { at: { type: 'number' } } } },
} as JsonObject);

function check(config: Record<string, JsonValue>) {
  return compileSchema(schema, 'clock')(config);
}

describe('the run-time validator', () => {
  it('finds nothing in a valid config, with a frozen schema', () => {
    const config = { zone: 'UTC', hours: 24, size: 3, marks: [{ at: 1 }], value: null };
    expect(check(config)).to.deep.equal([]);
  });

  const faults: [string, Record<string, JsonValue>, [string, RegExp][]][] = [
    ['a missing key', {}, [['/zone', /^This key is required\.$/]]],
    ['a wrong type', { zone: 5 }, [['/zone', /^Expected "string", and it is "number"\.$/]]],
    [
      'a value that is not listed',
      { zone: 'UTC', hours: 10 },
      [['/hours', /^The value does not match any of \[12,24\]/]],
    ],
    ['a number out of range', { zone: 'UTC', size: 11 }, [['/size', /11 is greater than 10/]]],
    ['an unknown key', { zone: 'UTC', colour: 'red' }, [['/colour', /not part of the config/]]],
    [
      'a key that a pointer escapes',
      { zone: 'UTC', 'a/b c': 1 },
      [['/a~1b c', /Expected "boolean"/]],
    ],
    [
      'a fault deep inside',
      { zone: 'UTC', marks: [{ at: 1 }, { at: 'x' }] },
      [['/marks/1/at', /Expected "number"/]],
    ],
    ['a missing key deep inside', { zone: 'UTC', marks: [{}] }, [['/marks/0/at', /required/]]],
  ];
  for (const [name, config, expected] of faults) {
    it(`names the path of ${name}`, () => {
      const found = check(config);
      expect(found.map(({ path }) => path)).to.deep.equal(expected.map(([path]) => path));
      for (const [at, [, message]] of expected.entries()) {
        expect(found[at]!.message).to.match(message);
      }
    });
  }

  it('names every fault, not only the first', () => {
    const paths = check({ hours: 1, size: 0 }).map(({ path }) => path);
    expect(paths).to.have.members(['/zone', '/hours', '/size']);
  });

  it('says at least something when no alternative fits', () => {
    const found = check({ zone: 'UTC', value: 'x' });
    expect(found.some(({ path }) => path === '/value')).to.equal(true);
  });

  it('finds no keys that every object inherits', () => {
    const schema = { properties: { toString: { type: 'string' } }, required: ['valueOf'] };
    const paths = (config: JsonObject) => compileSchema(schema, 'clock')(config);
    expect(paths({}).map(({ path }) => path)).to.deep.equal(['/valueOf']);
    expect(paths({ toString: 'x', valueOf: 1 } as unknown as JsonObject)).to.deep.equal([]);
  });

  it('refuses a schema that can not be used', () => {
    const broken = { properties: { a: { $id: 'x:a' }, b: { $id: 'x:a' } } };
    expect(() => compileSchema(broken, 'clock')).to.throw(
      DashError,
      /schema of widget type "clock"/,
    );
  });
});
