import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../model/json.js';
import { FormModel } from './form-model.js';
import { schemas } from './testing/schema-table.js';

/** A form of one property, `x`. */
function formOf(schema: JsonObject, value: JsonObject = {}, more: JsonObject = {}) {
  return new FormModel({
    schema: { type: 'object', properties: { x: schema }, ...more },
    id: 'f',
    label: 'Config',
    value,
  });
}

function faultsOf(form: FormModel): string[] {
  return form.check().map(({ fault }) => fault);
}

describe('forms made from a schema', () => {
  it('cover at least 60 schemas', () => {
    expect(schemas.length).to.be.at.least(60);
    expect(new Set(schemas.map(({ name }) => name)).size).to.equal(schemas.length);
  });

  for (const { name, schema, kind, valid, invalid, root } of schemas) {
    describe(name, () => {
      it(`is edited as ${kind}`, () => {
        const [field] = formOf(schema, {}, root).root.children;
        expect(field!.kind).to.equal(kind);
      });

      for (const value of valid) {
        it(`keeps ${JSON.stringify(value)} as it is and finds no fault`, () => {
          const form = formOf(schema, { x: value, unknown: [1] }, root);
          expect(faultsOf(form)).to.deep.equal([]);
          expect(form.value).to.deep.equal({ x: value, unknown: [1] });
        });
      }

      for (const [value, ...messages] of invalid) {
        it(`says what is wrong with ${JSON.stringify(value)}, and keeps it`, () => {
          const form = formOf(schema, { x: value, unknown: [1] }, root);
          expect(faultsOf(form)).to.deep.equal(messages);
          expect(form.value['unknown']).to.deep.equal([1]);
          if (typeof value === 'object') {
            expect(form.value['x']).to.deep.equal(value);
          }
        });
      }

      it('stays unset while nothing is set', () => {
        const form = formOf(schema, {}, root);
        expect(faultsOf(form)).to.deep.equal([]);
        expect(form.value).to.deep.equal({});
      });
    });
  }
});

describe('a schema that is broken', () => {
  const broken: [string, JsonValue, string, RegExp][] = [
    ['no object', [] as JsonValue, '', /not an object/],
    ['of a text', { type: 'string' }, '/type', /of type “object”/],
    ['a type that is none', { type: 'objekt' }, '/type', /“objekt” is no type/],
    [
      'a type of a property',
      { properties: { a: { type: 'text' } } },
      '/properties/a/type',
      /“text” is no type/,
    ],
    ['properties as a list', { properties: [] }, '/properties', /an object of schemas/],
    ['a property that is no schema', { properties: { a: 5 } }, '/properties/a', /no schema/],
    [
      'a bad pattern',
      { properties: { a: { type: 'string', pattern: '(' } } },
      '/properties/a/pattern',
      /no regular expression/,
    ],
    [
      'a missing reference',
      { properties: { a: { $ref: '#/$defs/b' } } },
      '/properties/a/$ref',
      /“#\/\$defs\/b” does not exist/,
    ],
    [
      'a reference elsewhere',
      { properties: { a: { $ref: 'https://example.com/a.json' } } },
      '/properties/a/$ref',
      /in another document/,
    ],
    [
      'a reference to itself',
      { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { $ref: '#/$defs/a' } } },
      '/properties/a/$ref',
      /leads in a circle/,
    ],
    [
      'a minimum that is a text',
      { properties: { a: { type: 'number', minimum: '1' } } },
      '/properties/a/minimum',
      /must be a number/,
    ],
    [
      'a negative length',
      { properties: { a: { type: 'string', maxLength: -1 } } },
      '/properties/a/maxLength',
      /a whole number, 0 or more/,
    ],
    [
      'an enum that is no list',
      { properties: { a: { enum: 'a' } } },
      '/properties/a/enum',
      /a list/,
    ],
    ['required as a flag', { properties: {}, required: true }, '/required', /a list of names/],
    [
      'a fault in an item',
      { properties: { a: { type: 'array', items: { type: 1 } } } },
      '/properties/a/items/type',
      /“1” is no type/,
    ],
    [
      'an unsafe name',
      JSON.parse('{"properties": {"__proto__": {"type": "string"}}}') as JsonValue,
      '/properties',
      /can't be the name/,
    ],
  ];
  for (const [name, schema, path, message] of broken) {
    it(`${name} is told, with its place`, () => {
      const form = new FormModel({
        schema: schema as JsonObject,
        id: 'f',
        label: 'Config',
        value: { a: 1 },
      });
      expect(form.schemaFault?.path).to.equal(path);
      expect(form.schemaFault?.message).to.match(message);
      expect(form.root.kind, 'can be edited as JSON').to.equal('json');
      expect(form.value, 'and nothing is lost').to.deep.equal({ a: 1 });
      expect(form.check()).to.have.length(0);
    });
  }
});
