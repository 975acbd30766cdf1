import { equalJson } from '../model/canonical.js';
import type { JsonValue } from '../model/json.js';
import { FormNode, type NodeInit } from './form-node.js';
import { moveItem } from './move-item.js';
import { fits } from './fits.js';
import { labelOf } from './kind.js';
import { listOf, resolve } from './resolve.js';
import { formStrings as strings } from './strings.js';

/** A list whose items may be of any kind. Items keep their identity when they move. */
export class ArrayNode extends FormNode {
  readonly kind = 'array';
  items: FormNode[] = [];
  #loaded: JsonValue | undefined;
  /** The number of items made so far, so that no item's id is used twice. */
  #count = 0;

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    this.load(value);
  }

  get own(): JsonValue | undefined {
    const values = this.#values;
    if ((this.#loaded ?? undefined) === undefined && equalJson(values, this.#byDefault)) {
      return this.#loaded;
    }
    const isEmptied = this.items.length === 0 && Number(this.schema['minItems'] ?? 0) > 0;
    const wasEmpty = listOf(this.#loaded).length === 0;
    return isEmptied && !wasEmpty && !this.needsValue ? undefined : values;
  }

  override get start(): JsonValue {
    return this.#values;
  }

  override get children(): readonly FormNode[] {
    return this.items;
  }

  /** The label of one item. */
  get itemLabel(): string {
    const schema = resolve(this.schema['items'], this.init.context.root);
    return schema['title'] === undefined ? strings.itemLabel : labelOf('', schema);
  }

  get isFull(): boolean {
    const { maxItems } = this.schema;
    return typeof maxItems === 'number' && this.items.length >= maxItems;
  }

  override find(path: readonly string[]): { node: FormNode; rest: readonly string[] } {
    const [index, ...rest] = path;
    // Items that are still empty are not in the value, so its indexes skip them.
    const item = this.items.filter(({ value }) => value !== undefined)[Number(index)];
    return item && index !== undefined ? item.find(rest) : { node: this, rest: path };
  }

  load(value: JsonValue | undefined): void {
    this.#loaded = value;
    const values = (value ?? undefined) === undefined ? this.#byDefault : listOf(value);
    const isSameLength = values.length === this.items.length;
    this.items = values.map((one, index) => {
      const item = isSameLength ? this.items[index] : undefined;
      if (!item || !fits(item.kind, one)) {
        return this.#create(one);
      }
      item.load(one);
      return item;
    });
    this.#name();
  }

  unset(): void {
    this.items = [];
    this.load(undefined);
  }

  /** Adds an empty item at the end and returns it. */
  add(): FormNode {
    const item = this.#create(resolve(this.schema['items'], this.init.context.root)['default']);
    this.items = [...this.items, item];
    this.#name();
    return item;
  }

  remove(item: FormNode): void {
    this.items = this.items.filter((other) => other !== item);
    this.#name();
  }

  /** Moves an item by this many places; false if it would leave the list. */
  move(item: FormNode, places: number): boolean {
    const items = moveItem(this.items, this.items.indexOf(item), places);
    if (items) {
      this.items = items;
      this.#name();
    }
    return items !== undefined;
  }

  get #values(): JsonValue[] {
    return this.items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  }

  get #byDefault(): readonly JsonValue[] {
    return listOf(this.init.fallback ?? this.schema['default']);
  }

  #create(value: JsonValue | undefined): FormNode {
    const { context, id, pointer, isLocked } = this.init;
    const number = this.#count++;
    const item = context.create(
      {
        context,
        id: `${id}-${number}`,
        pointer: `${pointer}/${number}`,
        key: String(number),
        schema: this.schema['items'] as NodeInit['schema'],
        fallback: undefined,
        isInherited: false,
        isLocked: isLocked || this.isReadOnly,
        parent: this,
      },
      value,
    );
    item.isRequired = true;
    item.isItem = true;
    return item;
  }

  #name(): void {
    this.items.forEach((item, index) => (item.label = strings.item(this.itemLabel, index + 1)));
  }
}
