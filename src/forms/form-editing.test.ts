import { expect } from '@open-wc/testing';
import type { JsonObject } from '../model/json.js';
import type { ArrayNode } from './array-node.js';
import type { BooleanNode, CheckboxesNode, ChoiceNode } from './choice-nodes.js';
import { FormModel, type FormModelOptions } from './form-model.js';
import type { FormNode } from './form-node.js';
import type { JsonNode } from './json-node.js';
import type { ObjectNode } from './object-node.js';
import type { NumberNode, TextNode } from './text-node.js';

function formOf(
  properties: JsonObject,
  value: JsonObject = {},
  { schema, ...more }: Partial<FormModelOptions> = {},
) {
  return new FormModel({
    schema: { type: 'object', properties, ...schema },
    id: 'f',
    label: 'Config',
    value,
    ...more,
  });
}

function field<Node extends FormNode>(form: FormModel, ...path: string[]): Node {
  return form.root.find(path).node as Node;
}

/** Edits a field as the user does. */
function edit<Node extends FormNode>(form: FormModel, path: string, act: (node: Node) => void) {
  const node = field<Node>(form, ...path.split('.'));
  act(node);
  form.touched(node);
}

function type(form: FormModel, path: string, text: string) {
  return edit<TextNode | NumberNode | JsonNode>(form, path, (node) => node.type(text));
}

function choose(form: FormModel, path: string, index: number) {
  return edit<ChoiceNode>(form, path, (node) => node.choose(index));
}

function faults(form: FormModel) {
  return form.check().map(({ fault }) => fault);
}

describe('editing a form', () => {
  it('a number field stores numbers only', () => {
    const form = formOf({ n: { type: 'number' } }, { n: 1 });
    for (const [text, value] of [
      ['12', 12],
      [' 1.5 ', 1.5],
      ['-.5', -0.5],
      ['1e3', 1000],
    ] as const) {
      type(form, 'n', text);
      expect(form.value).to.deep.equal({ n: value });
    }
    for (const text of ['abc', '1,5', '0x10', '1 2', 'Infinity', '-', '1e999']) {
      type(form, 'n', text);
      expect(faults(form), text).to.deep.equal(['Enter a number, such as 12.5.']);
      expect(form.value['n'], 'the last number').to.be.a('number');
      expect(field<NumberNode>(form, 'n').text, 'what was typed stays').to.equal(text);
    }
  });

  it('a number that would lose digits is refused, and the last one stays', () => {
    const form = formOf({ n: { type: 'integer' }, j: {} }, { n: 1, j: [1] });
    type(form, 'n', '9007199254740993');
    type(form, 'j', '{"id": 12345678901234567890}');
    expect(faults(form)).to.deep.equal([
      "A number can't hold all digits of 9007199254740993: it would become 9007199254740992. Enter fewer digits.",
      "A number can't hold all digits of 12345678901234567890: it would become 12345678901234567000. Enter fewer digits.",
    ]);
    expect(form.value).to.deep.equal({ n: 1, j: [1] });
    type(form, 'n', '9007199254740991');
    type(form, 'j', '{"id": "12345678901234567890"}');
    expect(faults(form)).to.deep.equal([]);
    expect(form.value).to.deep.equal({
      n: 9007199254740991,
      j: { id: '12345678901234567890' },
    });
  });

  it('a number that was stored as a text becomes a number', () => {
    const form = formOf({ n: { type: 'integer' } }, { n: '12' });
    expect(faults(form)).to.deep.equal([]);
    expect(form.value).to.deep.equal({ n: 12 });
  });

  it('what is no number stays, with a message', () => {
    const form = formOf({ n: { type: 'integer' } }, { n: 'a dozen' });
    expect(faults(form)).to.deep.equal(['Enter a whole number.']);
    expect(form.value).to.deep.equal({ n: 'a dozen' });
  });

  it('an emptied field is not set any more', () => {
    const form = formOf(
      { a: { type: 'string' }, b: { type: 'number' }, c: { enum: ['x', 'y'] }, d: {} },
      { a: 'a', b: 1, c: 'x', d: [1], e: 'kept' },
    );
    type(form, 'a', '');
    type(form, 'b', '');
    choose(form, 'c', -1);
    type(form, 'd', ' ');
    expect(form.value).to.deep.equal({ e: 'kept' });
  });

  it('an emptied field that must have a value says so', () => {
    const form = formOf(
      { a: { type: 'string', title: 'Name' } },
      { a: 'a' },
      {
        schema: { required: ['a'] },
      },
    );
    type(form, 'a', '');
    expect(faults(form)).to.deep.equal(['Name is needed.']);
  });

  it('a field that may be null is null when it is emptied and needed, or was null', () => {
    const form = formOf(
      { a: { type: ['string', 'null'] }, b: { type: ['number', 'null'] } },
      { a: 'a', b: null },
      { schema: { required: ['a'] } },
    );
    type(form, 'a', '');
    type(form, 'b', '3');
    type(form, 'b', '');
    expect(form.value).to.deep.equal({ a: null, b: null });
    expect(faults(form)).to.deep.equal([]);
  });

  it('null that nobody allowed stays, and blames nobody', () => {
    const form = formOf({ a: { type: 'string' }, b: { type: 'boolean' } }, { a: null, b: null });
    expect(faults(form)).to.deep.equal([]);
    expect(form.value).to.deep.equal({ a: null, b: null });
  });

  it('defaults are shown and not stored', () => {
    const form = formOf(
      {
        range: { type: 'string', default: '24h' },
        limit: { type: 'integer', default: 10 },
        live: { type: 'boolean', default: true },
        order: { enum: ['asc', 'desc'], default: 'desc' },
        series: { type: 'array', items: { type: 'string' }, default: ['a'] },
        parts: { type: 'array', items: { enum: ['x', 'y'] }, default: ['y'] },
      },
      {},
      { fallback: { range: '7d' } },
    );
    expect(field<TextNode>(form, 'range').placeholder, 'the type’s own default').to.equal('7d');
    expect(field<NumberNode>(form, 'limit').placeholder).to.equal('10');
    expect(field<BooleanNode>(form, 'live').isChecked).to.equal(true);
    expect(field<ChoiceNode>(form, 'order').nothing).to.equal('Default (desc)');
    expect(field<ArrayNode>(form, 'series').items).to.have.length(1);
    expect(form.value).to.deep.equal({});
    edit<BooleanNode>(form, 'live', (node) => node.toggle());
    edit<ArrayNode>(form, 'series', (node) => node.remove(node.items[0]!));
    edit<CheckboxesNode>(form, 'parts', (node) => node.toggle(node.choices[0]!));
    expect(form.value).to.deep.equal({ live: false, series: [], parts: ['y', 'x'] });
    edit<BooleanNode>(form, 'live', (node) => node.toggle());
    edit<CheckboxesNode>(form, 'parts', (node) => node.toggle(node.choices[0]!));
    edit<ArrayNode>(form, 'series', (node) => node.unset());
    expect(form.value, 'as nobody had touched them').to.deep.equal({});
  });

  it('a needed value starts with its default, a needed box with no, a needed constant with itself', () => {
    const form = formOf(
      { a: { type: 'string', default: 'x' }, b: { type: 'boolean' }, c: { const: 1 }, d: {} },
      {},
      { schema: { required: ['a', 'b', 'c'] } },
    );
    expect(form.value).to.deep.equal({ a: 'x', b: false, c: 1 });
    expect(field<TextNode>(form, 'a').text).to.equal('x');
    expect(faults(form)).to.deep.equal([]);
  });

  it('what the type’s defaults hold is not missing', () => {
    const form = formOf(
      { a: { type: 'string' } },
      {},
      {
        schema: { required: ['a'] },
        fallback: { a: 'x' },
      },
    );
    expect(faults(form)).to.deep.equal([]);
    expect(form.value).to.deep.equal({});
  });

  it('an object with a default is stored as a whole once a part of it is edited', () => {
    const form = formOf(
      { box: { type: 'object', properties: { top: { type: 'number' }, end: { type: 'number' } } } },
      {},
      { fallback: { box: { top: 1, end: 2, unknown: 3 } } },
    );
    expect(field<NumberNode>(form, 'box', 'top').placeholder).to.equal('1');
    type(form, 'box.end', '5');
    expect(form.value).to.deep.equal({ box: { top: 1, end: 5, unknown: 3 } });
  });

  it('an object that is not needed is set when something in it is, and not before', () => {
    const properties = { name: { type: 'string' }, mode: { type: 'string', default: 'a' } };
    const form = formOf({ box: { type: 'object', properties, required: ['name', 'mode'] } });
    expect(faults(form)).to.deep.equal([]);
    expect(form.value).to.deep.equal({});
    type(form, 'box.mode', 'b');
    expect(faults(form)).to.deep.equal(['Name is needed.']);
    type(form, 'box.name', 'x');
    expect(form.value).to.deep.equal({ box: { name: 'x', mode: 'b' } });
    edit<ObjectNode>(form, 'box', (node) => node.unset());
    expect(form.value).to.deep.equal({});
    expect(faults(form)).to.deep.equal([]);
  });

  it('keeps unknown keys at every depth, in their order', () => {
    const inner = { type: 'object', properties: { a: { type: 'string' } } };
    const form = formOf(
      { box: inner, list: { type: 'array', items: inner } },
      { first: 1, box: { z: 1, a: 'a', y: 2 }, list: [{ q: [1], a: 'a' }], last: null },
    );
    type(form, 'box.a', 'b');
    edit<TextNode>(form, 'list.0.a', (node) => node.type('c'));
    expect(JSON.stringify(form.value)).to.equal(
      JSON.stringify({
        first: 1,
        box: { z: 1, a: 'b', y: 2 },
        list: [{ q: [1], a: 'c' }],
        last: null,
      }),
    );
  });

  it('values that no field can hold are edited as JSON', () => {
    const form = formOf(
      { a: { type: 'string' }, b: { type: 'boolean' } },
      { a: { x: 1 }, b: 'on' },
    );
    expect(field(form, 'a').kind).to.equal('json');
    expect(field(form, 'b').kind).to.equal('json');
    expect(form.value).to.deep.equal({ a: { x: 1 }, b: 'on' });
    type(form, 'b', 'true');
    expect(form.value['b']).to.equal(true);
    expect(faults(form)).to.deep.equal(['Enter a text.']);
  });

  it('what is needed and not described can be anything', () => {
    const form = formOf({ a: true, b: false }, {}, { schema: { required: ['a', 'c'] } });
    expect(form.root.children.map(({ label, kind }) => [label, kind])).to.deep.equal([
      ['A', 'json'],
      ['C', 'json'],
    ]);
    expect(faults(form)).to.deep.equal(['A is needed.', 'C is needed.']);
    type(form, 'a', '1');
    type(form, 'c', '{"d": null}');
    expect(form.value).to.deep.equal({ a: 1, c: { d: null } });
  });

  it('JSON that is none is told, and the last one is kept', () => {
    const form = formOf({ a: {} }, { a: [1] });
    type(form, 'a', '[1,');
    expect(faults(form)[0]).to.match(/^This is not JSON/);
    expect(form.value).to.deep.equal({ a: [1] });
    type(form, 'a', '{\n"b": 1,\n]');
    expect(faults(form)[0]).to.match(/near line 3/);
  });

  it('a plain text needs no quotes where a text is allowed', () => {
    const form = formOf({ y: { anyOf: [{ type: 'string' }, { type: 'array' }] } });
    for (const [text, value] of [
      ['count', 'count'],
      ['["a"]', ['a']],
      ['"5"', '5'],
    ] as const) {
      type(form, 'y', text);
      expect(form.value).to.deep.equal({ y: value });
    }
    type(form, 'y', '["a"');
    expect(faults(form)).to.have.length(1);
  });

  it('dates and times are kept to the letter unless they are edited', () => {
    const form = formOf(
      { at: { type: 'string', format: 'date-time' }, time: { type: 'string', format: 'time' } },
      { at: '2024-05-01T10:00:00+02:00', time: '09:30:00+01:00' },
    );
    expect(form.value['at']).to.equal('2024-05-01T10:00:00+02:00');
    type(form, 'at', '2024-05-01T10:00:00');
    expect(form.value['at']).to.equal(
      new Date('2024-05-01T10:00:00').toISOString().replace('.000', ''),
    );
    expect(field<TextNode>(form, 'time').text).to.equal('09:30:00');
    type(form, 'time', '10:45');
    expect(form.value['time']).to.equal('10:45:00+01:00');
    expect(faults(form)).to.deep.equal([]);
    edit<TextNode>(form, 'at', (node) => node.type('', true));
    expect(faults(form)).to.deep.equal(['Complete this, or clear it.']);
  });

  it('a choice that is no longer offered stays until another is made', () => {
    const form = formOf({ a: { enum: ['x', 'y'] } }, { a: 'old' });
    const node = field<ChoiceNode>(form, 'a');
    expect(node.choices.map(({ label }) => label)).to.deep.equal([
      'x',
      'y',
      'old (no longer offered)',
    ]);
    expect(form.value).to.deep.equal({ a: 'old' });
    choose(form, 'a', 1);
    expect(form.value).to.deep.equal({ a: 'y' });
    expect(faults(form)).to.deep.equal([]);
  });
});

describe('editing a list', () => {
  const list = (value: string[], more: JsonObject = {}) =>
    formOf({ l: { type: 'array', items: { type: 'string' }, ...more } }, { l: value });

  it('adds, removes and moves', () => {
    const form = list(['a', 'b', 'c'], { maxItems: 4 });
    edit<ArrayNode>(form, 'l', (node) => {
      expect(node.move(node.items[2]!, -1)).to.equal(true);
      expect(node.move(node.items[0]!, -1), 'it is the first').to.equal(false);
      node.remove(node.items[0]!);
    });
    expect(form.value).to.deep.equal({ l: ['c', 'b'] });
    edit<ArrayNode>(form, 'l', (node) => (node.add() as TextNode).type('d'));
    expect(form.value).to.deep.equal({ l: ['c', 'b', 'd'] });
    expect(field<ArrayNode>(form, 'l').isFull).to.equal(false);
    edit<ArrayNode>(form, 'l', (node) => node.add());
    expect(field<ArrayNode>(form, 'l').isFull).to.equal(true);
    expect(faults(form), 'nothing was filled in').to.deep.equal(['Fill this in, or remove it.']);
    expect(form.value).to.deep.equal({ l: ['c', 'b', 'd'] });
  });

  it('tells faults of the right item while others are empty', () => {
    const form = formOf(
      { l: { type: 'array', items: { type: 'number', maximum: 5 } } },
      { l: [1] },
    );
    edit<ArrayNode>(form, 'l', (node) => {
      node.move(node.add(), -1);
      (node.add() as NumberNode).type('9');
    });
    const { items } = form.root.find(['l']).node as ArrayNode;
    form.check();
    expect(items.map(({ fault }) => fault)).to.deep.equal([
      'Fill this in, or remove it.',
      '',
      'Enter at most 5.',
    ]);
  });

  it('an emptied list is empty; where that is not allowed, it is not set', () => {
    const free = list(['a']);
    const bound = list(['a'], { minItems: 1 });
    for (const form of [free, bound]) {
      edit<ArrayNode>(form, 'l', (node) => node.remove(node.items[0]!));
    }
    expect(free.value).to.deep.equal({ l: [] });
    expect(bound.value).to.deep.equal({});
    expect(faults(bound)).to.deep.equal([]);
  });

  it('new objects start with what they need', () => {
    const form = formOf({
      l: {
        type: 'array',
        items: {
          type: 'object',
          properties: { a: { type: 'number', default: 1 } },
          required: ['a'],
        },
      },
    });
    edit<ArrayNode>(form, 'l', (node) => node.add());
    expect(form.value).to.deep.equal({ l: [{ a: 1 }] });
  });

  it('what was typed and is no value moves along', () => {
    const form = formOf({ l: { type: 'array', items: { type: 'number' } } }, { l: [1, 2] });
    edit<ArrayNode>(form, 'l', (node) => {
      (node.items[0] as NumberNode).type('x');
      node.move(node.items[0]!, 1);
    });
    const [first, second] = field<ArrayNode>(form, 'l').items as NumberNode[];
    expect([first!.text, second!.text]).to.deep.equal(['2', 'x']);
  });
});

describe('branches', () => {
  const shape: JsonObject = {
    properties: { label: { type: 'string' } },
    oneOf: [
      {
        properties: {
          kind: { const: 'circle' },
          size: { type: 'number' },
          radius: { type: 'number' },
        },
        required: ['kind', 'radius'],
      },
      {
        properties: { kind: { const: 'box' }, size: { type: 'number', maximum: 5 }, width: {} },
        required: ['kind'],
      },
    ],
  };
  const keys = (form: FormModel) =>
    form.root.find(['s']).node.children.map(({ init }) => init.pointer.split('/').at(-1));

  it('switching shows the fields of the other branch, and keeps what both have', () => {
    const stored = { s: { kind: 'circle', size: 3, radius: 2, label: 'a', unknown: true } };
    const form = formOf({ s: shape }, stored);
    expect(keys(form)).to.deep.equal(['label', 'kind', 'size', 'radius']);
    type(form, 's.size', '4');
    choose(form, 's.kind', 1);
    expect(keys(form)).to.deep.equal(['label', 'kind', 'size', 'width']);
    expect(form.value['s']).to.deep.equal({ kind: 'box', size: 4, label: 'a', unknown: true });
    type(form, 's.width', '7');
    type(form, 's.size', '5');
    choose(form, 's.kind', 0);
    expect(form.value['s'], 'nothing is lost until it is saved').to.deep.equal({
      kind: 'circle',
      size: 5,
      radius: 2,
      label: 'a',
      unknown: true,
    });
    choose(form, 's.kind', 1);
    expect((form.value['s'] as JsonObject)['width']).to.equal(7);
  });

  it('may make up the whole form', () => {
    const form = formOf(
      { label: { type: 'string' } },
      { unknown: 1 },
      {
        schema: { oneOf: shape['oneOf']! },
        fallback: { kind: 'box', size: 1 },
      },
    );
    const shown = () => form.root.children.map(({ label }) => label);
    expect(shown()).to.deep.equal(['Label', 'Kind', 'Size', 'Width']);
    expect(faults(form), 'the default chooses').to.deep.equal([]);
    choose(form, 'kind', 0);
    expect(shown()).to.deep.equal(['Label', 'Kind', 'Size', 'Radius']);
    expect(faults(form)).to.deep.equal(['Radius is needed.']);
    type(form, 'radius', '2');
    expect(form.value).to.deep.equal({ unknown: 1, kind: 'circle', radius: 2 });
    expect(faults(form)).to.deep.equal([]);
  });

  it('what another branch names is kept for as long as nobody switches', () => {
    const form = formOf({ s: shape }, { s: { kind: 'box', radius: 2 } });
    type(form, 's.label', 'x');
    expect(form.value['s']).to.deep.equal({ kind: 'box', radius: 2, label: 'x' });
  });

  it('conditions show and need fields as the values say', () => {
    const form = formOf(
      { auth: { enum: ['none', 'token'] }, token: { type: 'string' } },
      { auth: 'none' },
      {
        schema: {
          if: { properties: { auth: { const: 'token' } }, required: ['auth'] },
          then: { required: ['token'], properties: { scope: { type: 'string' } } },
        },
      },
    );
    const shown = () => form.root.children.map(({ label }) => label);
    expect(shown()).to.deep.equal(['Auth', 'Token']);
    expect(field(form, 'token').isRequired).to.equal(false);
    choose(form, 'auth', 1);
    expect(shown()).to.deep.equal(['Auth', 'Token', 'Scope']);
    expect(field(form, 'token').isRequired).to.equal(true);
    expect(faults(form)).to.deep.equal(['Token is needed.']);
  });
});

describe('a form that is told of a newer value', () => {
  it('takes it over, and keeps what is typed and no value yet', () => {
    const form = formOf(
      {
        a: { type: 'string' },
        n: { type: 'number' },
        l: { type: 'array', items: { type: 'string' } },
      },
      { a: 'a', n: 1, l: ['x'] },
    );
    const [item] = field<ArrayNode>(form, 'l').items;
    type(form, 'n', 'abc');
    form.load({ a: 'b', n: 2, l: ['y'], c: 3 });
    expect(form.value).to.deep.equal({ a: 'b', n: 1, l: ['y'], c: 3 });
    expect(field<NumberNode>(form, 'n').text).to.equal('abc');
    expect(field<ArrayNode>(form, 'l').items[0], 'the same field').to.equal(item);
    form.load({ a: { no: 'text' } });
    expect(form.value['a']).to.deep.equal({ no: 'text' });
  });
});
