import type { JsonObject, JsonValue } from '../../model/json.js';

/** The target of a config key: a property's name, or a function that writes it. */
export type PropertyMapping =
  string | ((element: HTMLElement, value: JsonValue | undefined, config: JsonObject) => void);

/** The content of a slot. A text is inserted as text, never as HTML. */
export type SlotContent = string | Node | readonly Node[] | null | undefined;

export interface ConfigTargets {
  /**
   * Properties by config key. Default: every config key that the element itself declares as a
   * property, or observes as an attribute, is written to it; properties of HTMLElement, such as
   * `innerHTML`, never are.
   */
  readonly props?: Readonly<Record<string, PropertyMapping>>;
  /**
   * Attribute names by config key. `false`, `null` and a missing key remove the attribute; `true`
   * is the empty text.
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The element's text: a config key, or a function of the config. */
  readonly text?: string | ((config: JsonObject) => string);
  /** Slot contents by slot name, `''` for the default slot: a config key, or a function. */
  readonly slots?: Readonly<Record<string, string | ((config: JsonObject) => SlotContent)>>;
}

type Fields = Record<string, unknown>;

/**
 * Writes a config into one foreign element, and later only its changed keys.
 *
 * Callers: the wrapper of {@link fromElement}, which also calls {@link settle} and {@link restore}
 * when the element is connected.
 *
 * Invariants: the element gets copies, never the frozen config; a key removed from the config
 * restores the element's own value.
 */
export class ConfigWriter {
  readonly #element: HTMLElement;
  readonly #targets: ConfigTargets;
  readonly #others: readonly string[];
  /** The properties' own values before the first write; removing a key restores them. */
  readonly #initial = new Map<string, unknown>();
  readonly #slotted = new Map<string, readonly Node[]>();
  readonly #undeclared = new Set<string>();
  /** The first and the last written value, by property name. */
  readonly #written = new Map<string, { first: JsonValue; last: JsonValue | undefined }>();
  #last: JsonObject = {};

  /** @param others Keys that are not meant for the element alone. */
  constructor(element: HTMLElement, targets: ConfigTargets, others: readonly string[] = []) {
    this.#element = element;
    this.#targets = targets;
    this.#others = others;
  }

  write(config: JsonObject): void {
    const { props, attributes, text, slots } = this.#targets;
    const last = this.#last;
    this.#last = config;
    const changed = (key: string) => own(config, key) !== own(last, key);
    for (const [key, target] of Object.entries(props ?? {})) {
      const value = own(config, key);
      if (typeof target === 'function') {
        target(this.#element, value, config);
      } else if (changed(key)) {
        this.#setProperty(target, value);
      }
    }
    for (const [key, name] of Object.entries(attributes ?? {})) {
      if (changed(key)) {
        this.#setAttribute(name, own(config, key));
      }
    }
    if (!props) {
      this.#writeDeclared(last, config);
    }
    if (text !== undefined) {
      setText(this.#element, contentOf(text, config));
    }
    for (const [name, content] of Object.entries(slots ?? {})) {
      if (typeof content === 'function' || !this.#slotted.has(name) || changed(content)) {
        this.#fill(name, contentOf(content, config));
      }
    }
  }

  /** Writes all keys that the element itself declares, for a mapping without `props`. */
  #writeDeclared(last: JsonObject, config: JsonObject): void {
    const { attributes = {}, text, slots = {} } = this.#targets;
    const used = new Set<unknown>([...Object.keys(attributes), text, ...Object.values(slots)]);
    for (const key of Object.keys({ ...last, ...config })) {
      if (used.has(key)) {
        continue;
      }
      const value = own(config, key);
      const isChanged = value !== own(last, key);
      const attribute = declares(this.#element, key) ? undefined : observed(this.#element, key);
      if (attribute) {
        if (isChanged) {
          this.#setAttribute(attribute, value);
        }
      } else if (declares(this.#element, key) || this.#isLater(key)) {
        if (isChanged) {
          this.#setProperty(key, value);
        }
      } else if (__DEV__ && !this.#isRead(key)) {
        warnUndeclared(this.#element, key);
      }
    }
  }

  /**
   * True if the property may be declared later: some elements, such as Vue's, declare their
   * properties on connection, and then read the values already set under these names.
   */
  #isLater(key: string): boolean {
    const isLater = !this.#element.isConnected && !isInternal(key) && !(key in this.#element);
    if (isLater) {
      this.#undeclared.add(key);
    }
    return isLater;
  }

  /** True if something else may read the key: a function of the config, or the query. */
  #isRead(key: string): boolean {
    const { text, slots = {} } = this.#targets;
    return (
      this.#others.includes(key) ||
      [text, ...Object.values(slots)].some((content) => typeof content === 'function')
    );
  }

  /** Called after the element was connected, when all its properties are declared. */
  settle(): void {
    if (!__DEV__) {
      return;
    }
    for (const key of this.#undeclared) {
      const isTaken = Object.getOwnPropertyDescriptor(this.#element, key)?.set;
      if (!isTaken && !this.#isRead(key)) {
        warnUndeclared(this.#element, key);
      }
    }
    this.#undeclared.clear();
  }

  /**
   * Called after the element was connected again: some, such as Preact's, then start over with the
   * first values. Values that the user changed in the element stay.
   */
  restore(): void {
    const fields = this.#element as unknown as Fields;
    for (const [name, { first, last }] of this.#written) {
      const now = JSON.stringify(read(fields, name));
      if (now === JSON.stringify(first) && now !== JSON.stringify(last)) {
        this.#setProperty(name, last);
      }
    }
  }

  #setProperty(name: string, value: JsonValue | undefined): void {
    const fields = this.#element as unknown as Fields;
    if (!this.#initial.has(name)) {
      this.#initial.set(name, read(fields, name));
    }
    const { first } = this.#written.get(name) ?? { first: value };
    if (first !== undefined) {
      this.#written.set(name, { first, last: value });
    }
    // The value is a copy: the config is frozen, and elements write into their properties.
    fields[name] = value === undefined ? this.#initial.get(name) : structuredClone(value);
  }

  #setAttribute(name: string, value: JsonValue | undefined): void {
    if (value === undefined || value === null || value === false) {
      this.#element.removeAttribute(name);
      return;
    }
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    this.#element.setAttribute(name, value === true ? '' : text);
  }

  #fill(name: string, content: SlotContent): void {
    const nodes =
      typeof content === 'string' ? [textNode(name, content)] : content ? [content].flat() : [];
    for (const node of nodes) {
      if (name && node instanceof Element) {
        node.slot = name;
      }
    }
    for (const node of this.#slotted.get(name) ?? []) {
      if (!nodes.includes(node as never)) {
        node.parentNode?.removeChild(node);
      }
    }
    this.#slotted.set(name, nodes as readonly Node[]);
    this.#element.append(...(nodes as Node[]));
  }
}

function own(config: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(config, key) ? config[key] : undefined;
}

function read(fields: Fields, name: string): unknown {
  try {
    return fields[name];
  } catch {
    // Some properties can't be read before the element is connected.
    return undefined;
  }
}

function contentOf<T>(content: string | ((config: JsonObject) => T), config: JsonObject) {
  return typeof content === 'function' ? content(config) : String(own(config, content) ?? '');
}

function setText(element: HTMLElement, text: SlotContent): void {
  if (element.textContent !== text) {
    element.textContent = String(text);
  }
}

/** A node with this text. Only an element can be in a named slot. */
function textNode(slot: string, text: string): Node {
  if (!slot) {
    return document.createTextNode(text);
  }
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

/**
 * True if the element has a property of this name that its own class defines, and that is no
 * method.
 */
function declares(element: HTMLElement, key: string): boolean {
  if (isInternal(key)) {
    return false;
  }
  let at: object = element;
  while (at !== HTMLElement.prototype) {
    const property = Object.getOwnPropertyDescriptor(at, key);
    if (property) {
      return Boolean(property.set ?? (property.writable && typeof property.value !== 'function'));
    }
    at = Object.getPrototypeOf(at) as object;
  }
  return false;
}

/** True for names that libraries use for their internal properties. */
function isInternal(key: string): boolean {
  return /^[_$]/.test(key) || LIT_OWN.has(key);
}

const LIT_OWN = new Set(['renderOptions', 'renderRoot', 'isUpdatePending', 'hasUpdated']);

/** Attributes of every element, which the host controls or which run code. */
const GLOBAL = /^(on.*|style|class|id|is|slot|part|tabindex|contenteditable)$/;

/**
 * The attribute that the element observes for a config key: `videoId` is `videoid` or `video-id`.
 */
function observed(element: HTMLElement, key: string): string | undefined {
  const { observedAttributes } = element.constructor as { observedAttributes?: unknown };
  if (!Array.isArray(observedAttributes)) {
    return undefined;
  }
  const kebab = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [key.toLowerCase(), kebab].find(
    (name) => observedAttributes.includes(name) && !GLOBAL.test(name),
  );
}

const warned = new Set<string>();

function warnUndeclared({ localName }: HTMLElement, key: string): void {
  const name = `<${localName}> ${key}`;
  if (warned.has(name)) {
    return;
  }
  warned.add(name);
  console.warn(
    `[dash-grid] fromElement: <${localName}> declares no property "${key}", so it will hardly notice that part of the config. Name it in "props" or "attributes" if the element reads it.`,
  );
}
