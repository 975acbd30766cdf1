import type { JsonObject, JsonValue } from '../model/json.js';
import { DashError } from '../model/errors.js';
import { constructGuarded, guardUpdates, reporterOf, reportTo, runGuarded } from './guard.js';
import { isElementClass } from './load-widget.js';
import { collectErrors } from './reported.js';
import type { WidgetContext, WidgetManifest } from './types.js';

/** Which config goes where: a property's name, or a function that does it. */
export type PropertyMapping =
  string | ((element: HTMLElement, value: JsonValue | undefined, config: JsonObject) => void);

/** What happens at a DOM event: the name for `context.emit`, or a function. */
export type EventMapping = string | ((event: Event, context: WidgetContext) => void);

export interface FromElementOptions {
  /** The element's tag. Left out, `load` gives a class. */
  readonly tag?: string;
  /** Imports what defines the tag, or gives a class that nobody has to define. */
  readonly load?: () => Promise<unknown>;
  /**
   * By config key. Left out, every config key that the element itself declares as a property is
   * assigned to it; what it inherits from HTMLElement, such as `innerHTML`, never is.
   */
  readonly props?: Readonly<Record<string, PropertyMapping>>;
  /** By DOM event name. */
  readonly events?: Readonly<Record<string, EventMapping>>;
  /** The element's text: a config key, or a function of the config. */
  readonly text?: string | ((config: JsonObject) => string);
}

type Fields = Record<string, unknown>;
type Make = (wrapper: HTMLElement) => HTMLElement;

/**
 * A manifest's `load` for any custom element, which need not know of dash-grid.
 *
 * ```js
 * load: fromElement({ tag: 'clock-face', load: () => import('clock-face'), props: { zone: 'timeZone' } })
 * ```
 */
export function fromElement(options: FromElementOptions): WidgetManifest['load'] {
  return async () => ({ default: wrap(options, await findElement(options)) });
}

async function findElement({ tag, load }: FromElementOptions): Promise<Make> {
  const result = await load?.();
  if (tag !== undefined) {
    // Only a page that defines the tag by itself may be late; whoever loads it has done so by now.
    // Nothing here holds an element, so a tag that never comes costs the timeout and nothing else.
    const Class = load ? customElements.get(tag) : await customElements.whenDefined(tag);
    if (Class) return (wrapper) => constructForeign(Class, wrapper);
    const text = `fromElement: the module was loaded and did not define <${tag}>. Check the tag's spelling, or import the file that defines it.`;
    throw new DashError('invalid-module', text);
  }
  const Class = isElementClass(result)
    ? result
    : (result as { default?: unknown } | undefined)?.default;
  if (isElementClass(Class)) {
    return (wrapper) => constructGuarded(Class, 'element', reporterOf(wrapper) ?? reportError);
  }
  const text =
    'fromElement needs a tag, or a load() that gives a class which extends HTMLElement, or a module with such a default.';
  throw new DashError('invalid-module', text);
}

/** Constructed by `new`, an element whose constructor fails throws here, and not at the window. */
function constructForeign(Class: CustomElementConstructor, wrapper: HTMLElement): HTMLElement {
  const element = new Class();
  guardUpdates(element, Object.getPrototypeOf(element) as object);
  const report = reporterOf(wrapper);
  if (report) reportTo(element, report);
  return element;
}

function wrap(options: FromElementOptions, make: Make): CustomElementConstructor {
  return class extends HTMLElement {
    readonly #inner = make(this);
    #config: JsonObject = {};
    #context: WidgetContext | undefined;

    constructor() {
      super();
      for (const [name, handle] of Object.entries(options.events ?? {})) {
        this.#inner.addEventListener(name, (event) => this.#handle(event, handle));
      }
    }

    get config(): JsonObject {
      return this.#config;
    }

    set config(config: JsonObject) {
      const previous = this.#config;
      this.#config = config;
      const inner = this.#inner;
      for (const key of Object.keys(options.props ?? { ...previous, ...config })) {
        const target = options.props?.[key] ?? key;
        const value = Object.hasOwn(config, key) ? config[key] : undefined;
        if (typeof target === 'function') target(inner, value, config);
        else if (options.props ? true : declares(inner, key)) {
          const was = Object.hasOwn(previous, key) ? previous[key] : undefined;
          if (value !== was) (inner as unknown as Fields)[target] = value;
        } else if (__DEV__) warnUndeclared(inner, key);
      }
      const { text } = options;
      if (text)
        inner.textContent = typeof text === 'string' ? String(config[text] ?? '') : text(config);
    }

    get context(): WidgetContext | undefined {
      return this.#context;
    }

    set context(context: WidgetContext | undefined) {
      this.#context = context;
    }

    connectedCallback(): void {
      if (this.#inner.parentNode === this) return;
      // A grid stretches the element whatever its own `display` is.
      Object.assign(this.style, { display: 'grid', height: '100%' });
      this.style.gridTemplate = 'minmax(0, 1fr) / minmax(0, 1fr)';
      for (const error of collectErrors(() => this.append(this.#inner))) {
        reporterOf(this)?.('connect', error);
      }
    }

    #handle(event: Event, handle: EventMapping): void {
      const context = this.#context;
      if (!context) return;
      runGuarded(this, 'update', () =>
        typeof handle === 'string'
          ? context.emit(handle, asJson((event as CustomEvent<unknown>).detail))
          : handle(event, context),
      );
    }
  };
}

/** Whether the element has a property of this name that is its own class's, and no method. */
function declares(element: HTMLElement, key: string): boolean {
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

const warned = new Set<string>();

function warnUndeclared(element: HTMLElement, key: string): void {
  const name = `<${element.localName}> ${key}`;
  if (warned.has(name)) return;
  warned.add(name);
  console.warn(
    `[dash-grid] fromElement: <${element.localName}> declares no property "${key}", so that part of the config is ignored. Name it in "props" if the element reads it.`,
  );
}

function asJson(detail: unknown): JsonValue | undefined {
  return detail === undefined || detail === null
    ? undefined
    : (JSON.parse(JSON.stringify(detail) ?? 'null') as JsonValue);
}
