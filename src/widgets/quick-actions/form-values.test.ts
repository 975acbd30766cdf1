import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { formFields } from './form-fields.js';
import { readForm, type RawValue } from './form-values.js';

/** Reads a form of one field, `a`. */
function read(property: JsonObject, raw: RawValue, required = true): JsonValue | undefined {
  const fields = formFields({ properties: { a: property }, required: required ? ['a'] : [] });
  const { values, faults } = readForm(fields, () => raw, 'en');
  return faults.size > 0 ? `fault: ${[...faults.values()].join()}` : values['a'];
}

describe('formFields', () => {
  it('finds the control for each kind of value', () => {
    const properties: JsonObject = {
      a: { type: 'string' },
      b: { type: 'string', format: 'email' },
      c: { type: 'string', format: 'date-time' },
      d: { type: 'string', maxLength: 500 },
      e: { type: 'integer' },
      f: { type: 'boolean' },
      g: { enum: [1, 'x'] },
      h: { oneOf: [{ const: 1, title: 'One' }, { const: 2 }] },
      i: { type: 'array', items: { enum: ['x'] } },
      j: { type: 'array', items: { type: 'string' } },
      k: { type: 'array', items: { type: 'object' } },
      l: { type: 'object', properties: { m: { type: 'string' } } },
      n: {},
      o: { type: 'string', format: 'constructor' },
      p: 5,
    };
    const fields = formFields({ properties, required: ['b'] });
    expect(fields.map(({ kind }) => kind).join(' ')).to.equal(
      'text email datetime multiline number boolean choice choice choices lines json group json text',
    );
    expect(fields[7]?.choices.map(({ label }) => label)).to.deep.equal(['One', '2']);
    expect(fields[1]?.required).to.equal(true);
    expect(fields[11]?.fields[0]).to.include({ id: 'field-11-0', label: 'M' });
    expect(formFields({ type: 'string' })).to.deep.equal([]);
  });
});

describe('readForm', () => {
  const cases: readonly (readonly [JsonObject, RawValue, JsonValue | undefined])[] = [
    [{ type: 'string' }, ' a ', ' a '],
    [{ type: 'string' }, '  ', 'fault: Fill this in.'],
    [{ type: 'string', minLength: 3 }, 'ab', 'fault: Enter 3 characters or more.'],
    [{ type: 'string', maxLength: 2 }, 'a👍b', 'fault: Enter 2 characters or fewer.'],
    [{ type: 'string', pattern: '^a+$' }, 'b', 'fault: This does not have the expected form.'],
    [{ type: 'string', pattern: '(' }, 'b', 'b'],
    [{ type: 'string', format: 'email' }, 'a@b.c', 'a@b.c'],
    [
      { type: 'string', format: 'email' },
      'a',
      'fault: Enter an e-mail address, such as name@example.org.',
    ],
    [
      { type: 'string', format: 'uri' },
      'javascript:alert(1)',
      'fault: Enter an address that starts with https:// or http://.',
    ],
    [{ type: 'string', format: 'date' }, '?', 'fault: Enter a date.'],
    [{ type: 'string', format: 'date' }, '2026-01-02', '2026-01-02'],
    [{ type: 'number' }, ' 1,5 ', 1.5],
    [{ type: 'number' }, 'x', 'fault: Enter a number.'],
    [{ type: 'integer' }, '1.5', 'fault: Enter a whole number.'],
    [
      { type: 'integer' },
      '9007199254740993',
      'fault: These are too many digits: it would become 9007199254740992.',
    ],
    [
      {},
      '[9007199254740993]',
      'fault: These are too many digits: it would become 9007199254740992.',
    ],
    [{ type: 'number', minimum: 2 }, '1', 'fault: Enter 2 or more.'],
    [{ type: 'number', maximum: 1000 }, '1001', 'fault: Enter 1,000 or less.'],
    [{ type: 'number', exclusiveMinimum: 0 }, '0', 'fault: Enter more than 0.'],
    [{ type: 'number', exclusiveMaximum: 9 }, '9', 'fault: Enter less than 9.'],
    [{ type: 'number', multipleOf: 0.1 }, '0.3', 0.3],
    [{ type: 'number', multipleOf: 2 }, '3', 'fault: Enter a multiple of 2.'],
    [{ type: 'boolean' }, false, false],
    [{ enum: [1, null, 'x'] }, '1', null],
    [{ type: 'array', items: { enum: ['x', 'y'] } }, [1], ['y']],
    [{ type: 'array', items: { enum: ['x', 'y'] } }, [], 'fault: Fill this in.'],
    [
      { type: 'array', items: { enum: ['x', 'y'] }, maxItems: 1 },
      [0, 1],
      'fault: Give 1 or fewer.',
    ],
    [{ type: 'array', items: { type: 'string' } }, ' a \n\nb', ['a', 'b']],
    [{ type: 'array', items: { type: 'string' }, minItems: 2 }, 'a', 'fault: Give 2 or more.'],
    [{ type: 'array' }, '[1, {"a": 2}]', [1, { a: 2 }]],
    [{ type: 'array' }, '[1', 'fault: This is not JSON.'],
  ];
  for (const [schema, raw, expected] of cases) {
    it(`reads ${JSON.stringify(raw)} as ${JSON.stringify(schema)}`, () => {
      expect(read(schema, raw)).to.deep.equal(expected);
    });
  }

  it('leaves out what is empty and may be', () => {
    expect(read({ type: 'string' }, '', false)).to.equal(undefined);
    expect(read({ type: 'number' }, '', false)).to.equal(undefined);
    expect(read({ enum: ['x'] }, '', false)).to.equal(undefined);
    expect(read({ type: 'array', items: { type: 'string' } }, '\n', false)).to.equal(undefined);
  });

  it('reads groups, and names that mean something to the language', () => {
    const properties = JSON.parse(
      '{"__proto__": {"type": "string"}, "g": {"type": "object", "properties": {"a": {"type": "string"}}}}',
    ) as JsonObject;
    const { values } = readForm(formFields({ properties }), () => 'x', 'en');
    expect(JSON.stringify(values)).to.equal('{"__proto__":"x","g":{"a":"x"}}');
    expect(Object.getPrototypeOf(values)).to.equal(Object.prototype);
    expect(readForm(formFields({ properties }), () => '', 'en').values).to.deep.equal({});
  });
});
