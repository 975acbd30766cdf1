import type { JsonValue } from '../model/json.js';
import { codecOf, isMultiline, type Codec } from './codecs.js';
import { keepsDigits, readExactly, readNumber } from './exact-number.js';
import { FormNode, type NodeInit } from './form-node.js';
import { typesOf } from './resolve.js';
import { formStrings as strings } from './strings.js';

/**
 * A text or a number that is typed. Emptying the control unsets the value, or restores the empty
 * text or null that was loaded.
 */
abstract class TypedNode extends FormNode {
  /**
   * True if the control holds an incomplete entry, such as half a date; its text is not readable
   * then.
   */
  isIncomplete = false;
  protected loaded: JsonValue | undefined;
  protected isEdited = false;
  #typed = '';

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    this.take(value);
  }

  /** Parses the typed text; undefined if it is invalid. */
  protected abstract read(text: string): JsonValue | undefined;

  protected abstract show(value: JsonValue): string;

  get own(): JsonValue | undefined {
    if (!this.isEdited) {
      return this.loaded;
    }
    // Text that does not parse leaves the last value; its fault keeps the form from being saved.
    return this.text === '' ? this.#nothing() : (this.read(this.text) ?? this.loaded);
  }

  /** The text in the control. */
  get text(): string {
    if (this.isEdited) {
      return this.#typed;
    }
    const shown = this.loaded ?? (this.needsValue ? this.start : undefined);
    return shown === undefined || shown === null ? '' : this.show(shown);
  }

  /** The placeholder, shown while nothing is set. */
  get placeholder(): string {
    const { fallback } = this.init;
    const value = fallback ?? (this.needsValue ? undefined : this.schema['default']);
    return value === undefined || value === null ? '' : this.show(value);
  }

  load(value: JsonValue | undefined): void {
    if (!this.ownFault) {
      this.take(value);
    }
  }

  unset(): void {
    this.type('');
    this.loaded = undefined;
  }

  /** Handles a text that the user typed. */
  type(text: string, isIncomplete = false): void {
    this.#typed = text;
    this.isIncomplete = isIncomplete;
    this.isEdited = true;
  }

  protected take(value: JsonValue | undefined): void {
    this.loaded = value;
    this.isEdited = false;
    this.isIncomplete = false;
  }

  #nothing(): JsonValue | undefined {
    if (this.loaded === '' || this.loaded === null) {
      return this.loaded;
    }
    return this.needsValue && typesOf(this.schema).isNullable ? null : undefined;
  }
}

export class TextNode extends TypedNode {
  readonly kind = 'text';
  readonly isMultiline: boolean;
  /** The codec of the control; plain text if the format's own control can't show the value. */
  codec!: Codec;

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init, value);
    this.isMultiline = isMultiline(init.schema);
  }

  override get ownFault(): string {
    return this.isIncomplete ? strings.faults.incomplete : '';
  }

  override get formatFault(): string {
    const { own } = this;
    const isColour = this.codec.input !== 'color' || own === '' || typeof own !== 'string';
    return isColour || CSS.supports('color', own) ? '' : strings.faults.formats['color']!;
  }

  override get placeholder(): string {
    return this.#showsPlaceholder ? super.placeholder : '';
  }

  /** The default, for the hint of controls that have no placeholder. */
  get hiddenDefault(): string {
    return this.#showsPlaceholder ? '' : super.placeholder;
  }

  get #showsPlaceholder(): boolean {
    return !['date', 'time', 'datetime-local'].includes(this.codec.input);
  }

  protected override take(value: JsonValue | undefined): void {
    // Where the schema wants a text, a stored number is edited as its text.
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    const codec = codecOf(this.schema);
    this.codec = typeof text === 'string' && codec.show(text) === undefined ? codecOf({}) : codec;
    super.take(text);
  }

  protected read(text: string): JsonValue {
    return this.codec.read(text, typeof this.loaded === 'string' ? this.loaded : '');
  }

  protected show(value: JsonValue): string {
    return typeof value === 'string' ? (this.codec.show(value) ?? value) : JSON.stringify(value);
  }
}

export class NumberNode extends TypedNode {
  readonly kind = 'number';

  get isInteger(): boolean {
    return typesOf(this.schema).types.includes('integer');
  }

  override get ownFault(): string {
    const { text } = this;
    if (!this.isEdited || text === '') {
      return '';
    }
    const number = readNumber(text);
    if (number === undefined) {
      return this.isInteger ? strings.faults.integer : strings.faults.number;
    }
    return keepsDigits(number, text) ? '' : strings.faults.digits(text, number);
  }

  override type(text: string): void {
    super.type(text.trim());
  }

  protected override take(value: JsonValue | undefined): void {
    // A number field never stores a text, even if the stored value is one.
    const number = typeof value === 'string' ? readExactly(value) : undefined;
    super.take(number ?? value);
    if (typeof value === 'string' && number === undefined) {
      this.type(value);
    }
  }

  protected read(text: string): JsonValue | undefined {
    return readExactly(text);
  }

  protected show(value: JsonValue): string {
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
