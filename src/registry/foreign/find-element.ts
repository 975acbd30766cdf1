import { DashError } from '../../model/errors.js';
import { constructAsIs, constructGuarded, reporterOf } from '../guards/guard.js';
import { isElementClass } from '../loading/load-widget.js';

/** The source of a foreign element: its tag, a function that loads it, or both. */
export interface ElementSource {
  /** The element's tag. Without it, `load` gives a class. */
  readonly tag?: string;
  /** Imports the module that defines the tag, or gives a class that need not be defined. */
  readonly load?: () => Promise<unknown>;
}

/** Creates one element; its failures go to the reporter of the wrapper. */
export type MakeElement = (wrapper: HTMLElement) => HTMLElement;

/** Milliseconds to wait for a module that defines its tag some time after its import. */
const DEFINE_TIMEOUT = 3000;

function invalid(text: string): DashError {
  return new DashError('invalid-module', `fromElement: ${text}`);
}

/**
 * Loads an element's module and finds its class.
 *
 * @throws DashError `invalid-module` that says what to change.
 */
export async function findElement(source: ElementSource): Promise<MakeElement> {
  checkSource(source);
  const { tag, load } = source;
  const result = await run(load, tag);
  if (tag === undefined || !customElements.get(tag)) {
    await callDefine(result);
  }
  if (tag === undefined) {
    return maker(classOf(result));
  }
  const known = customElements.get(tag);
  if (known) {
    return asIs(known);
  }
  const exported = findClass(result, tag);
  if (exported) {
    return maker(exported);
  }
  // A page that defines the tag by itself may take longer. Nothing here references an element, so a
  // tag that is never defined costs only the timeout of the registry.
  const Class = load ? await definedSoon(tag) : await customElements.whenDefined(tag);
  if (Class) {
    return asIs(Class);
  }
  throw invalid(
    `the module was loaded and did not define <${tag}>. Check the tag's spelling, or import the file that defines it; ${describe(result)}.`,
  );
}

function checkSource(source: ElementSource): void {
  if (typeof source !== 'object' || source === null) {
    throw invalid(
      "the options must be an object, such as { tag: 'my-clock', load: () => import('my-clock') }.",
    );
  }
  const { tag, load } = source;
  if (load !== undefined && typeof load !== 'function') {
    throw invalid("load must be a function, such as () => import('some-element').");
  }
  if (tag === undefined || /^[a-z][^\sA-Z]*-[^\sA-Z]*$/.test(tag)) {
    return;
  }
  throw invalid(
    `"${tag}" is no tag of a custom element. Such a tag is in lower case and has a dash; wrap another element in a class that extends HTMLElement.`,
  );
}

/** Runs `load`. Its failure matters only if the tag is not defined afterwards. */
async function run(load: ElementSource['load'], tag: string | undefined): Promise<unknown> {
  try {
    return await load?.();
  } catch (error) {
    // Another copy of the package has defined its tags already, and the second one fails at that.
    const isTwice = error instanceof DOMException && error.name === 'NotSupportedError';
    if (!isTwice) {
      throw error;
    }
    if (tag === undefined || !customElements.get(tag)) {
      throw invalid(
        `the module defines a tag that another copy of it has defined (${error.message}) Name the "tag" to use that copy, or load a module that only exports the class.`,
      );
    }
    if (__DEV__) {
      console.warn(
        `[dash-grid] fromElement: <${tag}> was defined before by another copy of its module, and that one is used.`,
      );
    }
    return undefined;
  }
}

/** Exports of Stencil's and other builds that define their tags when called. */
const DEFINERS = ['defineCustomElement', 'defineCustomElements'];

async function callDefine(module: unknown): Promise<void> {
  const exports = (module ?? {}) as Record<string, unknown>;
  const define = DEFINERS.map((name) => exports[name]).find((value) => typeof value === 'function');
  await (define as (() => unknown) | undefined)?.();
}

function definedSoon(tag: string): Promise<CustomElementConstructor | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DEFINE_TIMEOUT);
    void customElements.whenDefined(tag).then((Class) => {
      clearTimeout(timer);
      resolve(Class);
    });
  });
}

/** The classes that a module exports, by name; the default first. */
function classesOf(module: unknown): [string, CustomElementConstructor][] {
  if (typeof module !== 'object' || module === null) {
    return [];
  }
  const found = Object.entries(module)
    .map(([name, value]) => [name, elementOf(value)] as const)
    .filter((entry): entry is [string, CustomElementConstructor] => isElementClass(entry[1]));
  return found.sort(([a], [b]) => Number(b === 'default') - Number(a === 'default'));
}

/** A Svelte component has the class of its element in `element`. */
function elementOf(value: unknown): unknown {
  return typeof value === 'function' && !isElementClass(value) && 'element' in value
    ? value.element
    : value;
}

function nameOf(tag: string): string {
  return tag.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}

/**
 * The class to use of a module: the module itself, its default, the one that is named after the
 * tag, or its only one.
 */
function findClass(module: unknown, tag?: string): CustomElementConstructor | undefined {
  if (isElementClass(module)) {
    return module;
  }
  const classes = classesOf(module);
  const wanted = classes.find(([name]) => name === 'default' || (tag && name === nameOf(tag)));
  const only = new Set(classes.map(([, Class]) => Class)).size === 1 ? classes[0] : undefined;
  return (wanted ?? only)?.[1];
}

function classOf(result: unknown): CustomElementConstructor {
  const Class = findClass(result);
  if (Class) {
    return Class;
  }
  throw invalid(
    `it needs a tag, or a load() that gives a class which extends HTMLElement, or a module with such a default; ${describe(result)}.`,
  );
}

function describe(result: unknown): string {
  if (result === undefined || result === null) {
    return 'load() gave nothing';
  }
  if (typeof result !== 'object') {
    return `load() gave a ${typeof result}`;
  }
  const classes = classesOf(result).map(([name]) => name);
  if (classes.length) {
    return `the module exports the classes ${classes.join(', ')}: choose one with load: () => import(…).then((module) => module.${classes[0]})`;
  }
  return `the module exports ${Object.keys(result).join(', ') || 'nothing'}`;
}

/**
 * Returns a function that creates elements. A class that has a tag already is used under it: some
 * libraries know their classes by identity, and style sheets refer to their tags.
 */
function maker(Class: CustomElementConstructor): MakeElement {
  if (customElements.getName?.(Class)) {
    return asIs(Class);
  }
  return (wrapper) => constructGuarded(Class, 'element', reporterOf(wrapper) ?? reportError);
}

function asIs(Class: CustomElementConstructor): MakeElement {
  return (wrapper) => constructAsIs(Class, reporterOf(wrapper));
}
