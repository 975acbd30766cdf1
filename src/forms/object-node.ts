import { canonicalJson, equalJson } from '../model/canonical.js';
import { formatPointer } from '../model/format-pointer.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import { isJsonObject, own, without } from '../model/record.js';
import { fits } from './fits.js';
import { FormNode, type NodeInit } from './form-node.js';
import { objectOf, propertiesOf, requiredOf } from './resolve.js';
import { shapeOf, type Shape } from './shape.js';
import { formStrings as strings } from './strings.js';

/** The most refreshes in a row: fields that one condition adds may fulfil another condition. */
const MAX_ROUNDS = 5;

/**
 * An object with a field for each property. Keys that the schema does not name are kept unchanged.
 */
export class ObjectNode extends FormNode {
  readonly kind = 'object';
  /** The field for keys that the schema does not name, if it describes them. */
  readonly others: FormNode | undefined;
  readonly #isRoot: boolean;
  #stored: JsonObject | null | undefined;
  /** Every field shown so far, so that switching between branches loses no edits. */
  readonly #nodes = new Map<string, FormNode>();
  #visible = new Map<string, FormNode>();
  #shape: Shape | undefined;
  /** The branch that was chosen when the form was made. */
  #firstChoice: JsonValue | undefined;

  constructor(init: NodeInit, value: JsonValue | undefined, isRoot = false) {
    super(init);
    this.#isRoot = isRoot;
    this.#stored = toObject(value);
    this.refresh();
    this.#firstChoice = this.#choice;
    this.others = this.#createOthers();
  }

  get own(): JsonValue | undefined {
    const value = this.#compose();
    if (this.#isRoot) {
      return value;
    }
    const stored = this.#stored;
    if (stored === undefined || stored === null) {
      if (!this.isSet) {
        return stored;
      }
      return this.init.isInherited ? { ...objectOf(this.#fallback), ...value } : value;
    }
    const isBlank = Object.keys(value).length === 0;
    const isUnset = isBlank && Object.keys(stored).length > 0 && !this.needsValue;
    return isUnset && requiredOf(this.schema).length > 0 ? undefined : value;
  }

  override get start(): JsonValue {
    return this.#compose();
  }

  override get children(): readonly FormNode[] {
    return [...this.#visible.values(), ...(this.others ? [this.others] : [])];
  }

  /** True if any field inside is set. */
  get isSet(): boolean {
    return this.children.some((child) => child.own !== undefined);
  }

  /** The stored keys that the schema forbids. */
  get strays(): string[] {
    return this.schema['additionalProperties'] === false ? this.#unknownKeys : [];
  }

  override find(path: readonly string[]): { node: FormNode; rest: readonly string[] } {
    const [key, ...rest] = path;
    const child = key === undefined ? undefined : this.#visible.get(key);
    if (child) {
      return child.find(rest);
    }
    return key !== undefined && this.others
      ? { node: this.others, rest: path }
      : { node: this, rest: path };
  }

  load(value: JsonValue | undefined): void {
    const stored = toObject(value);
    this.#stored = stored;
    for (const [key, node] of this.#visible) {
      const part = own(stored ?? {}, key);
      if (fits(node.kind, part)) {
        node.load(part);
      } else {
        this.#nodes.forEach((other, name) => other === node && this.#nodes.delete(name));
        this.#visible.delete(key);
      }
    }
    this.others?.load(this.#otherValues);
    this.refresh();
  }

  unset(): void {
    this.#nodes.clear();
    this.#visible.clear();
    this.#stored = undefined;
    this.others?.unset();
    this.refresh();
  }

  /** Removes a key that the schema forbids. */
  removeStray(key: string): void {
    this.#stored = without(this.#stored ?? {}, key);
  }

  /** Adds and removes fields as the conditions of the schema require for the current value. */
  refresh(): void {
    const { context } = this.init;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const effective = { ...objectOf(this.#fallback), ...this.#compose() };
      const shape = shapeOf(this.schema, effective, context);
      const before = [...this.#visible.values()];
      this.#show(shape);
      const after = [...this.#visible.values()];
      if (before.length === after.length && before.every((node, at) => node === after[at])) {
        break;
      }
    }
  }

  #show(shape: Shape): void {
    const before = this.#visible;
    this.#shape = shape;
    this.#visible = new Map();
    for (const [key, schema] of shape.properties) {
      const name = `${key}\n${canonicalJson(schema)}`;
      const last = before.get(key);
      const known = this.#nodes.get(name);
      const node = known ?? this.#create(key, schema, last?.own);
      if (known && last && last !== known && fits(known.kind, last.own)) {
        // Values of properties that both branches have are carried over.
        known.load(last.own);
      }
      this.#nodes.set(name, node);
      node.isRequired = shape.required.has(key);
      this.#visible.set(key, node);
    }
  }

  #create(key: string, schema: JsonObject, shared: JsonValue | undefined): FormNode {
    const { context, id, pointer, isInherited } = this.init;
    const isFallbackLive = this.#isRoot || (this.#stored ?? undefined) === undefined;
    const fallback = isFallbackLive ? own(objectOf(this.#fallback), key) : undefined;
    return context.create(
      {
        context,
        id: `${id && `${id}-`}${encodeURIComponent(key)}`,
        pointer: pointer + formatPointer([key]),
        key,
        schema,
        fallback,
        isInherited: isInherited && fallback !== undefined,
        isLocked: this.isReadOnly,
        parent: this,
      },
      shared ?? own(this.#stored ?? {}, key),
    );
  }

  /** The value of the visible fields, with the stored keys that have no field. */
  #compose(): Record<string, JsonValue> {
    const result: Record<string, JsonValue> = {};
    const put = (key: string, value: JsonValue | undefined) => {
      if (value !== undefined) {
        result[key] = value;
      }
    };
    for (const [key, value] of Object.entries(this.#stored ?? {})) {
      const child = this.#visible.get(key);
      if (child) {
        put(key, child.value);
      } else if (!this.others && !this.#isLeftBehind(key)) {
        put(key, value);
      }
    }
    Object.entries(objectOf(this.others?.value)).forEach(([key, value]) => put(key, value));
    this.#visible.forEach((child, key) => put(key, child.value));
    return result;
  }

  /** True if a key belongs to a branch that the user has switched away from. */
  #isLeftBehind(key: string): boolean {
    const { discriminator } = this.#shape ?? {};
    return (
      discriminator !== undefined &&
      !equalJson(this.#choice, this.#firstChoice) &&
      discriminator.branches.some(({ schema }) => Object.hasOwn(propertiesOf(schema), key))
    );
  }

  get #choice(): JsonValue | undefined {
    const key = this.#shape?.discriminator?.key;
    return key === undefined ? undefined : this.#visible.get(key)?.value;
  }

  get #fallback(): JsonValue | undefined {
    return this.init.fallback ?? (this.#isRoot ? undefined : this.schema['default']);
  }

  get #unknownKeys(): string[] {
    return Object.keys(this.#stored ?? {}).filter(
      (key) => !this.#visible.has(key) && !this.#isLeftBehind(key),
    );
  }

  get #otherValues(): JsonObject | undefined {
    const entries = this.#unknownKeys.map((key) => [key, this.#stored![key]!] as const);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }

  #createOthers(): FormNode | undefined {
    const { additionalProperties, patternProperties } = this.schema;
    if (!isJsonObject(additionalProperties) && patternProperties === undefined) {
      return undefined;
    }
    const { context, id, pointer, isLocked } = this.init;
    return context.create(
      {
        context,
        id: `${id}--others`,
        pointer: `${pointer}/*`,
        key: '*',
        label: strings.otherSettings,
        schema: { type: 'object', description: strings.otherSettingsHint },
        fallback: undefined,
        isInherited: false,
        isLocked,
        parent: this,
      },
      this.#otherValues,
    );
  }
}

function toObject(value: JsonValue | undefined): JsonObject | null | undefined {
  return value === undefined || value === null || isJsonObject(value) ? value : undefined;
}
