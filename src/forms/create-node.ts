import type { JsonValue } from '../model/json.js';
import { ArrayNode } from './array-node.js';
import { BooleanNode, CheckboxesNode, ChoiceNode } from './choice-nodes.js';
import { equalJson } from '../model/canonical.js';
import { fits } from './fits.js';
import type { FormNode, NewNode, NodeInit } from './form-node.js';
import { JsonNode } from './json-node.js';
import { choicesOf, kindOf, labelOf, type FieldKind } from './kind.js';
import { ObjectNode } from './object-node.js';
import { listOf, resolve } from './resolve.js';
import { NumberNode, TextNode } from './text-node.js';

/** Deeper than the fields of real schemas nest: only a schema that contains itself gets here. */
const MAX_DEPTH = 12;

/** True if the value is a list of distinct offered choices, which checkboxes can show. */
function isSelection(init: NodeInit, value: JsonValue | undefined): boolean {
  const choices = choicesOf(resolve(init.schema['items'], init.context.root)) ?? [];
  const values = listOf(value);
  return values.every(
    (one, index) =>
      choices.some((choice) => equalJson(choice.value, one)) &&
      values.findIndex((other) => equalJson(other, one)) === index,
  );
}

function kindFor(init: NodeInit, raw: NewNode['schema'], value: JsonValue | undefined) {
  const kind = kindOf(init.schema, init.context.root);
  const { outer } = init;
  const isEndless = outer.includes(raw) || outer.length > MAX_DEPTH;
  if (!fits(kind, value) || (kind === 'object' && value === undefined && isEndless)) {
    return 'json';
  }
  return kind === 'checkboxes' && !isSelection(init, value) ? 'array' : kind;
}

/** Creates the field for a schema and its stored value. */
export function createNode(
  { schema: raw, key, label, parent, ...rest }: NewNode,
  value: JsonValue | undefined,
): FormNode {
  const schema = resolve(raw, rest.context.root);
  const init: NodeInit = {
    ...rest,
    schema,
    label: label ?? labelOf(key, schema),
    outer: parent.init.outer,
  };
  const kind: FieldKind = kindFor(init, raw, value);
  const inner = { ...init, outer: [...init.outer, raw] };
  switch (kind) {
    case 'text':
      return new TextNode(init, value);
    case 'number':
      return new NumberNode(init, value);
    case 'boolean':
      return new BooleanNode(init, value);
    case 'choice':
      return new ChoiceNode(init, value);
    case 'checkboxes':
      return new CheckboxesNode(init, value);
    case 'array':
      return new ArrayNode(inner, value);
    case 'object':
      return new ObjectNode(inner, value);
    case 'json':
      return new JsonNode(init, value);
  }
}
