import type { JsonObject, JsonValue } from '../../model/json.js';

/** Which config goes where: a property's name, or a function that does it. */
export type PropertyMapping =
  string | ((element: HTMLElement, value: JsonValue | undefined, config: JsonObject) => void);

/** What stands in a slot. A text is a text: it is never read as HTML. */
export type SlotContent = string | Node | readonly Node[] | null | undefined;

export interface ConfigTargets {
  /**
   * By config key. Left out, every config key that the element itself declares as a property is
   * assigned to it, or set as an attribute that it observes; what it inherits from HTMLElement,
   * such as `innerHTML`, never is.
   */
  readonly props?: Readonly<Record<string, PropertyMapping>>;
  /**
   * Attribute names by config key. `false`, `null` and missing remove it, `true` is the empty text.
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The element's text: a config key, or a function of the config. */
  readonly text?: string | ((config: JsonObject) => string);
  /**
   * What to put into its slots, by their names, `''` for the default one: a config key, or a
   * function.
   */
  readonly slots?: Readonly<Record<string, string | ((config: JsonObject) => SlotContent)>>;
}

type Fields = Record<string, unknown>;

/** Writes a config into one foreign element, and then only what has changed. */
export class ConfigWriter {
  readonly #element: HTMLElement;
  readonly #targets: ConfigTargets;
  /** What the properties had before they were first written; a key that goes gives it back. */
  readonly #initial = new Map<string, unknown>();
  readonly #slotted = new Map<string, readonly Node[]>();
  readonly #undeclared = new Set<string>();
  /** By property name: what was written first, and last. */
  readonly #written = new Map<string, { first: JsonValue; last: JsonValue | undefined }>();
  #last: JsonObject = {};

  constructor(element: HTMLElement, targets: ConfigTargets) {
    this.#element = element;
    this.#targets = targets;
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

  /** Without a list of properties, what the element says of itself decides. */
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
      } else if (__DEV__) {
        warnUndeclared(this.#element, key);
      }
    }
  }

  /**
   * Some elements, Vue's among them, declare their properties only when they are connected, and
   * take then what already stands under those names.
   */
  #isLater(key: string): boolean {
    const isLater = !this.#element.isConnected && !isInternal(key) && !(key in this.#element);
    if (isLater) {
      this.#undeclared.add(key);
    }
    return isLater;
  }

  /** The element is connected, and has declared whatever it does. */
  settle(): void {
    if (!__DEV__) {
      return;
    }
    for (const key of this.#undeclared) {
      const isTaken = Object.getOwnPropertyDescriptor(this.#element, key)?.set;
      if (!isTaken) {
        warnUndeclared(this.#element, key);
      }
    }
    this.#undeclared.clear();
  }

  /**
   * The element was connected again. Some, Preact's among them, then start over with what they were
   * given first. What a user changed in the element stays.
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
    // A copy: the config is frozen, and elements write into what they are given.
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
    // Some can't be read before the element is connected.
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

/** In a named slot only an element can stand. */
function textNode(slot: string, text: string): Node {
  if (!slot) {
    return document.createTextNode(text);
  }
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

/** Whether the element has a property of this name that is its own class's, and no method. */
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

/** Libraries keep their own affairs under such names. */
function isInternal(key: string): boolean {
  return /^[_$]/.test(key) || LIT_OWN.has(key);
}

const LIT_OWN = new Set(['renderOptions', 'renderRoot', 'isUpdatePending', 'hasUpdated']);

/** What every element has: the host's affair, or code. */
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
