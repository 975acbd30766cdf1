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
  /** The prefix of the ids of its controls; unique in the shadow root. */
  readonly id: string;
  /** The label of the form where it is a single field of JSON. */
  readonly label: string;
  /** The values of keys that are not set; they are never stored. */
  readonly fallback?: JsonObject | undefined;
  readonly value?: JsonObject | undefined;
}

type Check = (value: JsonValue) => readonly SchemaFault[];

/**
 * The state of a form made from a JSON Schema: its fields, the user's edits, and the faults.
 * FormView and the elements with forms drive it; it uses no DOM.
 *
 * Keys that the schema does not name stay in the value. A field that nobody has edited returns the
 * value it was loaded with. A schema that can't be used is reported in {@link schemaFault}, and the
 * whole value is then edited as JSON.
 */
export class FormModel {
  /** The fault that makes the schema itself unusable. */
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
    // A schema that is no object, or unusable, has no fields: its value is one field of JSON.
    this.root =
      kindOf(resolved, schema) === 'object' && !this.schemaFault
        ? new ObjectNode(init, options.value ?? {}, true)
        : new JsonNode(
            { ...init, schema: { ...resolved, type: 'object' } },
            isBlank(options.value) ? undefined : options.value,
          );
    this.root.isRequired = true;
  }

  /** True if the form has no fields. */
  get isEmpty(): boolean {
    const { schema, value } = this.#options;
    const isOpen = this.root.kind === 'json';
    const isBare = Object.keys(propertiesOf(schema)).length === 0;
    return isOpen
      ? isBare && Object.keys(value ?? {}).length === 0 && !('additionalProperties' in schema)
      : this.root.children.length === 0;
  }

  /** The value as edited, with the keys that the schema does not name. */
  get value(): JsonObject {
    const { value } = this.root;
    return isJsonObject(value) ? value : {};
  }

  /** Loads a value; text that the user typed and that does not parse stays. */
  load(value: JsonObject): void {
    this.root.load(this.root.kind === 'json' && isBlank(value) ? undefined : value);
    this.refresh();
  }

  /** Updates the form after the user changed a field. */
  touched(node: FormNode): void {
    node.isTouched = true;
    this.refresh();
    this.check();
  }

  refresh(): void {
    // Fields that a refresh adds are current when they are made, so a copy of the list is enough.
    for (const node of [...this.root.all()]) {
      if (node instanceof ObjectNode) {
        node.refresh();
      }
    }
  }

  /**
   * Finds all faults, sets them on their fields, and returns the faulty fields in the order shown.
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
      // A field whose text does not parse has its fault already; so have groups with such a field.
      const isTold = node.fault || [...node.all()].some((inner) => ownFaults.has(inner));
      // Backends write null for keys that are not set.
      const isUntouchedNull = node.own === null && !node.isTouched && !node.isItem;
      if (!isTold && !node.isReadOnly && !isUntouchedNull) {
        node.fault = messageOf(fault, node, rest);
      }
    }
    nodes.forEach((node) => (node.fault ||= node.formatFault));
    return nodes.filter(({ fault }) => fault);
  }

  /** Shows every fault from now on, also of fields that the user has not visited. */
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
      // Some schemas fail only when they are compiled or run.
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
