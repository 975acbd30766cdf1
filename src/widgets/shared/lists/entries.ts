import type { JsonObject, JsonValue } from '../../../model/json.js';
import { parseDate } from '../format/format.js';
import { isList, isNumber, isObject, unexpectedShape } from '../data/shape.js';

/** A moment in an entry. `text` is a text that can't be parsed as one. */
export interface Moment {
  readonly time?: number;
  readonly text: string;
}

/** Formats a moment for an export. */
export function momentText({ time, text }: Moment): string {
  return time === undefined ? text : new Date(time).toISOString();
}

/** Finds a value by its camelCase or its snake_case name. */
function valueOf(entry: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(entry, name) && entry[name] !== null) {
    return entry[name];
  }
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.hasOwn(entry, snake) ? (entry[snake] ?? undefined) : undefined;
}

/** An entry of a list in an answer, read field by field. Errors name the path of a wrong field. */
export class Entry {
  readonly #values: JsonObject;
  /** The JSON Pointer of the entry in the answer, for messages. */
  readonly path: string;

  /** @param expected The shape of an entry, for the message. */
  constructor(value: JsonValue | undefined, path: string, expected: string) {
    if (!isObject(value)) {
      throw unexpectedShape(expected, value, path);
    }
    this.#values = value;
    this.path = path;
  }

  has(name: string): boolean {
    return valueOf(this.#values, name) !== undefined;
  }

  raw(name: string): JsonValue | undefined {
    return valueOf(this.#values, name);
  }

  /** Reads a text, or a number as text; empty if it is missing. */
  text(name: string): string {
    const value = valueOf(this.#values, name);
    if (value === undefined) {
      return '';
    }
    if (typeof value === 'string' || isNumber(value)) {
      return String(value);
    }
    throw unexpectedShape('a text', value, this.#at(name));
  }

  /** Reads a required text. */
  required(name: string): string {
    const text = this.text(name);
    if (text.trim() !== '') {
      return text;
    }
    throw unexpectedShape('a text', valueOf(this.#values, name), this.#at(name));
  }

  number(name: string): number | undefined {
    const value = valueOf(this.#values, name);
    if (value === undefined || isNumber(value)) {
      return value;
    }
    throw unexpectedShape('a number', value, this.#at(name));
  }

  /** Reads a required count. */
  count(name: string): number {
    const value = valueOf(this.#values, name);
    if (isNumber(value) && value >= 0) {
      return value;
    }
    throw unexpectedShape('a number from 0 on', value, this.#at(name));
  }

  flag(name: string): boolean | undefined {
    const value = valueOf(this.#values, name);
    if (value === undefined || typeof value === 'boolean') {
      return value;
    }
    throw unexpectedShape('true or false', value, this.#at(name));
  }

  /** Reads a list of texts; a single text becomes a list. */
  texts(name: string): readonly string[] {
    const value = valueOf(this.#values, name);
    if (value === undefined || value === '') {
      return [];
    }
    const list = typeof value === 'string' ? [value] : value;
    if (isList(list) && list.every((item) => typeof item === 'string')) {
      return list;
    }
    throw unexpectedShape('a list of texts', value, this.#at(name));
  }

  /** Reads an ISO 8601 date or milliseconds since 1970; other texts are kept as they are. */
  moment(name: string): Moment {
    const value = valueOf(this.#values, name);
    if (value === undefined) {
      return { text: '' };
    }
    if (isNumber(value) && !Number.isNaN(new Date(value).getTime())) {
      return { time: value, text: '' };
    }
    if (typeof value !== 'string') {
      throw unexpectedShape('a date', value, this.#at(name));
    }
    const time = parseDate(value);
    return time === undefined ? { text: value } : { time, text: '' };
  }

  #at(name: string): string {
    return `${this.path}/${name}`;
  }
}

/**
 * Reads the entries of an answer that is a list, or an object with the list under `key`. Each entry
 * gets a unique key, even if ids are missing or repeated.
 */
export function readEntries<T>(
  answer: JsonValue,
  key: string,
  expected: string,
  read: (entry: Entry, id: string) => T,
): readonly T[] {
  const isWrapped = isObject(answer) && Object.hasOwn(answer, key);
  const list = isWrapped ? answer[key] : answer;
  const path = isWrapped ? `/${key}` : '';
  if (!isList(list)) {
    throw unexpectedShape(expected, list, path);
  }
  const used = new Set<string>();
  return list.map((value, index) => {
    const entry = new Entry(value, `${path}/${index}`, expected);
    const id = entry.text('id');
    const own = id === '' || used.has(id) ? `${id}#${index}` : id;
    used.add(own);
    return read(entry, own);
  });
}
