import { equalJson } from '../model/canonical.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import { own } from '../model/record.js';
import type { JsonSchema } from '../registry/types/index.js';
import { discriminatorOf, type Discriminator } from './branches.js';
import type { FormContext } from './form-node.js';
import { listOf, mergeSchemas, objectOf, propertiesOf, requiredOf, resolve } from './resolve.js';

/** The properties of an object that its schema asks for, given the object's value. */
export interface Shape {
  /** The schemas of the properties, unresolved, in the order shown. */
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly required: ReadonlySet<string>;
  readonly discriminator: Discriminator | undefined;
}

/** The property that chooses the branch, with all branches as its choices. */
function choiceOf(schema: JsonSchema, { key, branches }: Discriminator, root: JsonSchema) {
  const { const: _c, enum: _e, ...base } = resolve(propertiesOf(schema)[key], root);
  const [first] = branches;
  const { title, description } = resolve(propertiesOf(first!.schema)[key], root);
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...base,
    oneOf: branches.map(({ value, label, description }) => ({
      const: value,
      title: label,
      description,
    })),
  } satisfies JsonSchema;
}

/** Finds the properties of an object and the required ones, by the conditions of its schema. */
export function shapeOf(
  schema: JsonSchema,
  value: JsonObject,
  context: Pick<FormContext, 'root' | 'holds'>,
): Shape {
  const { root, holds } = context;
  const properties = new Map(
    Object.entries(propertiesOf(schema)).flatMap(([key, property]): [string, JsonSchema][] =>
      property === false ? [] : [[key, objectOf(property)]],
    ),
  );
  const required = new Set(requiredOf(schema));
  let discriminator = discriminatorOf(schema, root);

  const absorb = (part: JsonValue | undefined): void => {
    if (part === undefined || typeof part === 'boolean') {
      return;
    }
    const shape = shapeOf(resolve(part, root), value, context);
    for (const [key, property] of shape.properties) {
      const before = properties.get(key);
      properties.set(
        key,
        before === undefined || equalJson(before, property)
          ? property
          : mergeSchemas(resolve(before, root), resolve(property, root)),
      );
    }
    shape.required.forEach((key) => required.add(key));
    discriminator ??= shape.discriminator;
  };

  if (discriminator) {
    const { key, branches } = discriminator;
    const choice = choiceOf(schema, discriminator, root);
    const chosen = own(value, key) ?? (choice as JsonObject)['default'];
    const branch = branches.find((one) => equalJson(one.value, chosen));
    absorb(branch?.schema);
    properties.set(key, choice);
    if (branches.every((one) => requiredOf(one.schema).includes(key))) {
      required.add(key);
    }
  }
  listOf(schema['allOf']).forEach(absorb);
  if (schema['if'] !== undefined) {
    absorb(schema[holds(objectOf(schema['if']), value) ? 'then' : 'else']);
  }
  for (const [key, names] of Object.entries(objectOf(schema['dependentRequired']))) {
    if (own(value, key) !== undefined) {
      listOf(names).forEach((name) => required.add(String(name)));
    }
  }
  for (const [key, part] of Object.entries(objectOf(schema['dependentSchemas']))) {
    if (own(value, key) !== undefined) {
      absorb(part);
    }
  }
  // A required property without a schema accepts any value.
  required.forEach((key) => properties.has(key) || properties.set(key, {}));
  return { properties, required, discriminator };
}
