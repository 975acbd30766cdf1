import { equalJson } from '../model/canonical.js';
import type { JsonValue } from '../model/json.js';
import { firstLossyNumber } from './exact-number.js';
import { FormNode, type NodeInit } from './form-node.js';
import { allowsText } from './kind.js';
import { formStrings as strings } from './strings.js';

/** Text that can't be mistaken for broken JSON. */
const PLAIN_TEXT = /^[^\s"[{\]},]/;

function print(value: JsonValue | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** A value that no other control can hold, edited as JSON. */
export class JsonNode extends FormNode {
  readonly kind = 'json';
  /** The text in the control. */
  text = '';
  #loaded: JsonValue | undefined;
  #isEdited = false;
  readonly #allowsText: boolean;

  constructor(init: NodeInit, value: JsonValue | undefined) {
    super(init);
    this.#allowsText = allowsText(init.schema, init.context.root);
    this.load(value);
  }

  get own(): JsonValue | undefined {
    if (!this.#isEdited) {
      return this.#loaded;
    }
    const { value, fault } = this.#read();
    if (fault) {
      return this.#loaded;
    }
    return this.#loaded === undefined && equalJson(value, this.#byDefault) ? undefined : value;
  }

  override get ownFault(): string {
    return this.#isEdited ? this.#read().fault : '';
  }

  load(value: JsonValue | undefined): void {
    if (this.ownFault) {
      return;
    }
    this.#loaded = value;
    this.#isEdited = false;
    const shown = value ?? this.#byDefault;
    // Where a plain text is allowed, it is shown without quotes.
    this.text =
      this.#allowsText && typeof shown === 'string' && this.#isPlain(shown) ? shown : print(shown);
  }

  unset(): void {
    this.#isEdited = false;
    this.load(undefined);
  }

  /** Handles a text that the user typed. */
  type(text: string): void {
    this.text = text;
    this.#isEdited = true;
  }

  get #byDefault(): JsonValue | undefined {
    return this.init.fallback ?? this.schema['default'];
  }

  #isPlain(text: string): boolean {
    if (!PLAIN_TEXT.test(text)) {
      return false;
    }
    try {
      JSON.parse(text);
      return false;
    } catch {
      return true;
    }
  }

  #read(): { value: JsonValue | undefined; fault: string } {
    const { text } = this;
    if (text.trim() === '') {
      return { value: undefined, fault: '' };
    }
    if (this.#allowsText && this.#isPlain(text)) {
      return { value: text, fault: '' };
    }
    try {
      const value = JSON.parse(text) as JsonValue;
      const lossy = firstLossyNumber(text);
      const fault = lossy === undefined ? '' : strings.faults.digits(lossy, Number(lossy));
      return { value, fault };
    } catch (error) {
      return { value: undefined, fault: syntaxFault(text, (error as Error).message) };
    }
  }
}

/** Browsers word syntax errors differently; only the position is taken from their message. */
function syntaxFault(text: string, message: string): string {
  const line = /line (\d+)/.exec(message)?.[1];
  const position = /position (\d+)/.exec(message)?.[1];
  const isLong = text.includes('\n');
  if (isLong && (line ?? position)) {
    const number = line ? Number(line) : text.slice(0, Number(position)).split('\n').length;
    return strings.faults.jsonLine(number);
  }
  return strings.faults.json;
}
