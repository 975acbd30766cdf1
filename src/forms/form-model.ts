import type { JsonObject, JsonValue } from '../model/json.js';
import { isJsonObject } from '../model/record.js';
import { parsePointer } from '../model/pointer.js';
import type { ConfigFault, JsonSchema } from '../registry/types/index.js';
import { schemaValidator, type SchemaFault } from '../registry/loading/validator.js';
import { withExactBranches } from './branches.js';
import { schemaFault } from './check-schema.js';
import { createNode } from './create-node.js';
import type { FormNode } from './form-node.js';
import { type FormContext, type NodeInit } from './form-node.js';
import { JsonNode } from './json-node.js';
import { kindOf } from './kind.js';
import { messageOf } from './messages.js';
import { ObjectNode } from './object-node.js';
import { propertiesOf, resolve } from './resolve.js';
import { formStrings as strings } from './strings.js';

export interface FormModelOptions {
  /** JSON Schema of an object. */
  readonly schema: JsonSchema;
  /** Begins the ids of its controls; unique in the shadow root. */
  readonly id: string;
  /** What is named where the form is one field of JSON. */
  readonly label: string;
  /** What holds for keys that are not set: nothing of it is stored. */
  readonly fallback?: JsonObject | undefined;
  readonly value?: JsonObject | undefined;
}

type Check = (value: JsonValue) => readonly SchemaFault[];

/**
 * A form made from a JSON Schema: its fields, what the user put into them, and what is wrong with
 * that. It knows no DOM. A schema that can't be used is told in {@link schemaFault}, and the value
 * is then edited as JSON.
 */
export class FormModel {
  /** What makes the schema itself unusable. */
  readonly schemaFault: ConfigFault | undefined;
  readonly root: FormNode;
  readonly #options: FormModelOptions;
  readonly #check: Check;
  readonly #conditions = new Map<JsonSchema, Check>();

  constructor(options: FormModelOptions) {
    this.#options = options;
    this.schemaFault = schemaFault(options.schema);
    const schema = this.schemaFault ? { type: 'object' } : options.schema;
    this.#check = schemaValidator(withExactBranches(schema));
    const context: FormContext = {
      root: schema,
      create: createNode,
      holds: (condition, value) => this.#holds(condition, value, schema),
    };
    const resolved = resolve(schema, schema);
    const init: NodeInit = {
      context,
      id: options.id,
      pointer: '',
      schema: resolved,
      label: options.label,
      fallback: options.fallback,
      isInherited: true,
      isLocked: false,
      outer: [],
    };
    // Without an object to fill in there is nothing to ask for in fields.
    this.root =
      kindOf(resolved, schema) === 'object' && !this.schemaFault
        ? new ObjectNode(init, options.value ?? {}, true)
        : new JsonNode(
            { ...init, schema: { ...resolved, type: 'object' } },
            isBlank(options.value) ? undefined : options.value,
          );
    this.root.isRequired = true;
  }

  /** Whether there is anything to fill in. */
  get isEmpty(): boolean {
    const { schema, value } = this.#options;
    const isOpen = this.root.kind === 'json';
    const isBare = Object.keys(propertiesOf(schema)).length === 0;
    return isOpen
      ? isBare && Object.keys(value ?? {}).length === 0 && !('additionalProperties' in schema)
      : this.root.children.length === 0;
  }

  /** What is set, with what the schema does not know. */
  get value(): JsonObject {
    const { value } = this.root;
    return isJsonObject(value) ? value : {};
  }

  /** Takes over a value; what the user typed that is no value yet stays. */
  load(value: JsonObject): void {
    this.root.load(this.root.kind === 'json' && isBlank(value) ? undefined : value);
    this.refresh();
  }

  /** After the user changed a field. */
  touched(node: FormNode): void {
    node.isTouched = true;
    this.refresh();
    this.check();
  }

  refresh(): void {
    // Fields that this brings are fresh already.
    for (const node of [...this.root.all()]) {
      if (node instanceof ObjectNode) {
        node.refresh();
      }
    }
  }

  /**
   * Looks for faults and notes them at the fields. The faulty fields, in the order in which they
   * are shown.
   */
  check(): FormNode[] {
    const nodes = [...this.root.all()];
    for (const node of nodes) {
      const isEmptyItem = node.isItem && node.value === undefined;
      node.fault = node.ownFault || (isEmptyItem ? strings.faults.emptyItem : '');
    }
    const ownFaults = new Set(nodes.filter(({ fault }) => fault));
    for (const fault of this.#schemaFaults()) {
      const { node, rest } = this.root.find(parsePointer(fault.path));
      // A value that is no value has been told of already, and so have fields inside.
      const isTold = node.fault || [...node.all()].some((inner) => ownFaults.has(inner));
      // Backends write null for what is not set.
      const isUntouchedNull = node.own === null && !node.isTouched && !node.isItem;
      if (!isTold && !node.isReadOnly && !isUntouchedNull) {
        node.fault = messageOf(fault, node, rest);
      }
    }
    nodes.forEach((node) => (node.fault ||= node.formatFault));
    return nodes.filter(({ fault }) => fault);
  }

  /** From now on every fault is shown. */
  showAll(): void {
    for (const node of this.root.all()) {
      node.isVisited = true;
    }
  }

  #schemaFaults(): readonly SchemaFault[] {
    if (this.root.ownFault) {
      return [];
    }
    const { value = {} } = this.root;
    try {
      return this.#check(isJsonObject(value) ? { ...this.#options.fallback, ...value } : value);
    } catch (error) {
      // Some schemas turn out to be unusable only now.
      return [{ path: '', keyword: '', message: (error as Error).message }];
    }
  }

  #holds(condition: JsonSchema, value: JsonValue, root: JsonSchema): boolean {
    let check = this.#conditions.get(condition);
    if (!check) {
      const { $defs, definitions } = root;
      check = schemaValidator({
        ...($defs !== undefined && { $defs }),
        ...(definitions !== undefined && { definitions }),
        ...condition,
      });
      this.#conditions.set(condition, check);
    }
    return check(value).length === 0;
  }
}

function isBlank(value: JsonObject = {}): boolean {
  return Object.keys(value).length === 0;
}
