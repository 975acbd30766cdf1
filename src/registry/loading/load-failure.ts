import { DashError } from '../../model/errors.js';
import { importUrl, retryUrl } from '../foreign/from-url.js';
import type { WidgetManifest } from '../types/index.js';

/**
 * Imports a module again under a fresh URL. Firefox remembers a failed import for the page's life,
 * so `() => import('./x.js')` could never succeed on Retry. The URL is taken from the error's
 * message, which has it in Firefox and Chromium.
 *
 * @throws The same error if this fails, too.
 */
export async function loadAfresh<T extends { readonly default: unknown }>(
  error: unknown,
  attempt: number,
  isExpected: (value: unknown) => boolean,
): Promise<T> {
  const message = error instanceof Error ? error.message : String(error);
  const url = /imported module:\s*(\S+)$/.exec(message)?.[1];
  const again = url && URL.canParse(url) ? retryUrl(url, attempt) : url;
  if (!again || again === url) {
    throw error;
  }
  const module = await importUrl<T>(again).catch(() => undefined);
  // The URL may be that of another module, which the wanted one imports.
  if (!isExpected(module?.default)) {
    throw error;
  }
  return module!;
}

/** The error for a wrong result of `load`, with the change to make. */
export function invalidModule(manifest: WidgetManifest, module: unknown): DashError {
  return new DashError(
    'invalid-module',
    `The module of widget type "${manifest.type}" must export a class that extends HTMLElement as its default; ${describe(module)}`,
  );
}

function isClass(value: unknown): value is CustomElementConstructor {
  return typeof value === 'function' && value.prototype instanceof HTMLElement;
}

function describe(module: unknown): string {
  if (isClass(module)) {
    return 'load() gave the class itself. Let it give the module, or { default: TheClass }.';
  }
  if (module === undefined || module === null) {
    return 'it exports nothing, for load() gave none. Return the import: load: () => import(…).';
  }
  if (module instanceof HTMLElement) {
    return 'load() gave an element. Give its class: the registry makes the elements.';
  }
  if (typeof module !== 'object') {
    return `load() gave ${aOrAn(typeof module)}.`;
  }
  const { default: value } = module as { default?: unknown };
  return value === undefined ? describeNames(module) : describeDefault(value);
}

function describeNames(module: object): string {
  const names = Object.keys(module);
  if (!names.length) {
    return 'it exports nothing. If it defines a tag by itself, use fromElement({ tag, load }).';
  }
  const classes = names.filter((name) => isClass((module as Record<string, unknown>)[name]));
  const [name] = classes;
  return name === undefined
    ? `it exports only ${names.join(', ')}.`
    : `it exports only ${names.join(', ')}. Write "export default class ${name}", or load: () => import(…).then((module) => ({ default: module.${name} })).`;
}

function describeDefault(value: unknown): string {
  if (value instanceof HTMLElement) {
    return 'its default is an element. Export its class: the registry makes the elements.';
  }
  if (typeof value === 'function') {
    const isOther = /^class\b/.test(String(value));
    return isOther
      ? 'its default does not extend HTMLElement. Extend HTMLElement, or LitWidget of dash-grid/widget.'
      : 'its default is a function and does not extend HTMLElement. A component of a framework has to be wrapped into a custom element first.';
  }
  if (typeof value === 'object' && value !== null) {
    const { default: inner, type, load } = value as Record<string, unknown>;
    if (isClass(inner)) {
      return 'its default is a module with the class in it, as bundlers make of CommonJS. Write load: () => import(…).then((module) => module.default).';
    }
    if (type && load) {
      return 'its default is a manifest. Register that, and let its load() import the class.';
    }
  }
  if (typeof value === 'string' && customElements.get(value)) {
    return `its default is the tag "${value}". Export the class, or use fromElement({ tag: "${value}" }).`;
  }
  return `its default is ${aOrAn(typeof value)}.`;
}

function aOrAn(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
