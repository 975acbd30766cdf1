import type { JsonValue } from '../model/json.js';
import { codecOf, isMultiline, readNumber, type Codec } from './codecs.js';
import { FormNode, type NodeInit } from './form-node.js';
import { typesOf } from './resolve.js';
import { formStrings as strings } from './strings.js';

/**
 * A text or a number that is typed. Emptied, it is not set any more, or as empty as it was at
 * first.
 */
abstract class TypedNode extends FormNode {
  /** The control holds something incomplete, such as half a date, and tells only that. */
  isIncomplete = false;
  protected loaded: JsonValue | undefined;
  protected isEdited = false;
  #typed = '';

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    this.take(value);
  }

  /** The value of what is typed, or undefined if it is none. */
  protected abstract read(text: string): JsonValue | undefined;

  protected abstract show(value: JsonValue): string;

  get own(): JsonValue | undefined {
    if (!this.isEdited) {
      return this.loaded;
    }
    // What is no value leaves the last one as it was; nobody can save it anyway.
    return this.text === '' ? this.#nothing() : (this.read(this.text) ?? this.loaded);
  }

  /** What the control shows. */
  get text(): string {
    if (this.isEdited) {
      return this.#typed;
    }
    const shown = this.loaded ?? (this.needsValue ? this.start : undefined);
    return shown === undefined || shown === null ? '' : this.show(shown);
  }

  /** What shows faintly while nothing is set. */
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

  /** The user typed. */
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
  /** A text that the format's own control can't show is edited as it is. */
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

  /** Where the control can't show it as a placeholder, the hint tells the default. */
  get hiddenDefault(): string {
    return this.#showsPlaceholder ? '' : super.placeholder;
  }

  get #showsPlaceholder(): boolean {
    return !['date', 'time', 'datetime-local'].includes(this.codec.input);
  }

  protected override take(value: JsonValue | undefined): void {
    // Numbers are texts to whoever asks for a text.
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
    const isFaulty = this.isEdited && text !== '' && readNumber(text) === undefined;
    return isFaulty ? (this.isInteger ? strings.faults.integer : strings.faults.number) : '';
  }

  override type(text: string): void {
    super.type(text.trim());
  }

  protected override take(value: JsonValue | undefined): void {
    // A number field never stores a text, whoever stored one before.
    const number = typeof value === 'string' ? readNumber(value) : undefined;
    super.take(number ?? value);
    if (typeof value === 'string' && number === undefined) {
      this.type(value);
    }
  }

  protected read(text: string): JsonValue | undefined {
    return readNumber(text);
  }

  protected show(value: JsonValue): string {
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
