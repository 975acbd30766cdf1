import { equalJson } from '../model/canonical.js';
import type { JsonValue } from '../model/json.js';
import type { Choice } from './branches.js';
import { FormNode, type NodeInit } from './form-node.js';
import { moveItem } from './move-item.js';
import { choicesOf, nameOf } from './kind.js';
import { listOf, resolve } from './resolve.js';
import { formStrings as strings } from './strings.js';

/**
 * A boolean. A checkbox that the user has not touched stays unset, although it shows its default.
 */
export class BooleanNode extends FormNode {
  readonly kind = 'boolean';
  #loaded: JsonValue | undefined;
  #value: JsonValue | undefined;

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    this.load(value);
  }

  get own(): JsonValue | undefined {
    return this.#value;
  }

  override get start(): JsonValue {
    return super.start ?? false;
  }

  get isChecked(): boolean {
    return (this.#value ?? this.#byDefault) === true;
  }

  load(value: JsonValue | undefined): void {
    this.#loaded = this.#value = value;
  }

  unset(): void {
    this.#value = this.#loaded = undefined;
  }

  /** Toggles the checkbox for the user. */
  toggle(): void {
    const isChecked = !this.isChecked;
    const isAsBefore = this.#loaded === undefined && isChecked === (this.#byDefault === true);
    this.#value = isAsBefore ? undefined : isChecked;
  }

  get #byDefault(): JsonValue | undefined {
    return this.init.fallback ?? this.schema['default'];
  }
}

/** One of several values. */
export class ChoiceNode extends FormNode {
  readonly kind = 'choice';
  readonly choices: readonly Choice[];
  #value: JsonValue | undefined;

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    const offered = choicesOf(init.schema) ?? [];
    const isKnown = value === undefined || offered.some((choice) => equalJson(choice.value, value));
    // A stored value that the schema does not offer stays a choice until the user picks another.
    this.choices = isKnown
      ? offered
      : [...offered, { value, label: strings.notOffered(nameOf(value)), description: '' }];
    this.#value = value;
  }

  get own(): JsonValue | undefined {
    return this.#value;
  }

  override get start(): JsonValue | undefined {
    return super.start ?? (this.isFixed ? this.choices[0]?.value : undefined);
  }

  /** True if the only choice is a required constant. */
  get isFixed(): boolean {
    return 'const' in this.schema && this.needsValue && this.choices.length === 1;
  }

  /** The index of the value among the choices; -1 if nothing is set. */
  get index(): number {
    const { value } = this;
    return value === undefined
      ? -1
      : this.choices.findIndex((choice) => equalJson(choice.value, value));
  }

  /** The label of the option that leaves the value unset. */
  get nothing(): string {
    const byDefault = this.init.fallback ?? this.schema['default'];
    const choice = this.choices.find(({ value }) => equalJson(value, byDefault));
    if (this.needsValue) {
      return strings.choose;
    }
    return byDefault === undefined
      ? strings.notSet
      : strings.byDefault(choice?.label ?? nameOf(byDefault));
  }

  load(value: JsonValue | undefined): void {
    this.#value = value;
  }

  unset(): void {
    this.#value = undefined;
  }

  /** Sets the choice at an index; -1 unsets the value. */
  choose(index: number): void {
    this.#value = this.choices[index]?.value;
  }
}

/** Some of several values, each once. */
export class CheckboxesNode extends FormNode {
  readonly kind = 'checkboxes';
  readonly choices: readonly Choice[];
  #loaded: JsonValue | undefined;
  #values: readonly JsonValue[] = [];

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    this.choices = choicesOf(resolve(init.schema['items'], init.context.root)) ?? [];
    this.load(value);
  }

  get own(): JsonValue | undefined {
    if (this.#loaded === undefined && equalJson(this.#values, this.#byDefault)) {
      return undefined;
    }
    const isEmptied = this.#values.length === 0 && Number(this.schema['minItems'] ?? 0) > 0;
    const wasEmpty = listOf(this.#loaded).length === 0;
    return isEmptied && !wasEmpty && !this.needsValue ? undefined : this.#values;
  }

  override get start(): JsonValue {
    return this.#values;
  }

  /**
   * True if the user orders the chosen values, too; these stand first then, in the user's order.
   */
  get isOrdered(): boolean {
    return this.schema['format'] === 'ordered';
  }

  /** The chosen values, in their order. */
  get chosen(): readonly Choice[] {
    return this.#values.flatMap(
      (one) => this.choices.find(({ value }) => equalJson(one, value)) ?? [],
    );
  }

  isChecked({ value }: Choice): boolean {
    return this.#values.some((one) => equalJson(one, value));
  }

  /** Moves a chosen value by this many places; false if it would leave the chosen ones. */
  move({ value }: Choice, places: number): boolean {
    const from = this.#values.findIndex((one) => equalJson(one, value));
    const values = moveItem(this.#values, from, places);
    this.#values = values ?? this.#values;
    return values !== undefined;
  }

  load(value: JsonValue | undefined): void {
    this.#loaded = value;
    this.#values = value === undefined ? this.#byDefault : listOf(value);
  }

  unset(): void {
    this.load(undefined);
  }

  /** Adds the choice after those already chosen, or removes it. */
  toggle(choice: Choice): void {
    this.#values = this.isChecked(choice)
      ? this.#values.filter((one) => !equalJson(one, choice.value))
      : [...this.#values, choice.value];
  }

  get #byDefault(): readonly JsonValue[] {
    return listOf(this.init.fallback ?? this.schema['default']);
  }
}
