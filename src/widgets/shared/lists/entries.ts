import type { JsonObject, JsonValue } from '../../../model/json.js';
import { isList, isNumber, isObject, unexpectedShape } from '../data/shape.js';
import { readLabel } from '../values/read-label.js';
import { isNoValue, readCount, readNumber } from '../values/read-number.js';
import { momentOf, readTime } from '../values/read-time.js';

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
  return keysOf(name)
    .map((key) => (Object.hasOwn(entry, key) ? entry[key] : undefined))
    .find((value) => !isNoValue(value));
}

/** The names that a field may have. */
function keysOf(name: string): readonly string[] {
  return [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

/** An entry of a list in an answer, read field by field. Errors name the path of a wrong field. */
export class Entry {
  readonly #values: JsonObject;
  /** The JSON Pointer of the entry in the answer, for messages. */
  readonly path: string;
  readonly #timeZone: string;

  /**
   * @param expected The shape of an entry, for the message.
   * @param timeZone The zone of times that name none.
   */
  constructor(value: JsonValue | undefined, path: string, expected: string, timeZone = 'UTC') {
    if (!isObject(value)) {
      throw unexpectedShape(expected, value, path);
    }
    this.#values = value;
    this.path = path;
    this.#timeZone = timeZone;
  }

  /** True if the entry has a value under the name. */
  has(name: string): boolean {
    return valueOf(this.#values, name) !== undefined;
  }

  /** True if the entry has a field of the name, even if its value is none. */
  names(name: string): boolean {
    return keysOf(name).some((key) => Object.hasOwn(this.#values, key));
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

  /** Reads the text of a field that must be there; a dash if its value is none. */
  required(name: string): string {
    if (!this.names(name)) {
      throw unexpectedShape('a text', undefined, this.#at(name));
    }
    return readLabel(valueOf(this.#values, name), this.#at(name), 'a text');
  }

  number(name: string): number | undefined {
    return readNumber(valueOf(this.#values, name), this.#at(name));
  }

  count(name: string): number | undefined {
    return readCount(valueOf(this.#values, name), this.#at(name));
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
    if (value === undefined) {
      return [];
    }
    const list = typeof value === 'string' ? [value] : value;
    if (isList(list) && list.every((item) => typeof item === 'string')) {
      return list;
    }
    throw unexpectedShape('a list of texts', value, this.#at(name));
  }

  /** Reads a time; other texts and numbers are kept as they are. */
  moment(name: string): Moment {
    const value = valueOf(this.#values, name);
    if (value === undefined) {
      return { text: '' };
    }
    if (typeof value !== 'string' && !isNumber(value)) {
      throw unexpectedShape('a date', value, this.#at(name));
    }
    const time = readTime(value, this.#timeZone);
    return time ? { time: momentOf(time, this.#timeZone), text: '' } : { text: String(value) };
  }

  #at(name: string): string {
    return `${this.path}/${name}`;
  }
}

/**
 * Reads the entries of an answer that is a list, or an object with the list under `key`. Each entry
 * gets a unique key, even if ids are missing or repeated; those that are no value are left out.
 */
export function readEntries<T>(
  answer: JsonValue,
  key: string,
  expected: string,
  read: (entry: Entry, id: string) => T,
  timeZone?: string,
): readonly T[] {
  const isWrapped = isObject(answer) && Object.hasOwn(answer, key);
  const list = isWrapped ? answer[key] : answer;
  const path = isWrapped ? `/${key}` : '';
  if (!isList(list)) {
    throw unexpectedShape(expected, list, path);
  }
  const used = new Set<string>();
  return list.flatMap((value, index): T[] => {
    if (isNoValue(value)) {
      return [];
    }
    const entry = new Entry(value, `${path}/${index}`, expected, timeZone);
    const id = entry.text('id');
    const own = id === '' || used.has(id) ? `${id}#${index}` : id;
    used.add(own);
    return [read(entry, own)];
  });
}
