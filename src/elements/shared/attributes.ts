import type { ReactiveElement } from 'lit';
import { warnOnce } from './warn-once.js';

/** Converts the value of an attribute or a property to one that the element can use. */
type Reader<T> = (value: unknown) => T;

/**
 * Lets the properties of a class accept what their attributes accept: frameworks assign texts, and
 * null for nothing. Lit wraps the accessors that it finds, so they are made before it looks.
 */
export function readProperties({ prototype, properties }: typeof ReactiveElement): void {
  for (const [name, { converter }] of Object.entries(properties)) {
    if (typeof converter === 'function') {
      const key = Symbol(name);
      Object.defineProperty(prototype, name, {
        get(this: Record<symbol, unknown>) {
          return this[key];
        },
        set(this: Record<symbol, unknown>, value: string) {
          this[key] = converter(value);
        },
        configurable: true,
      });
    }
  }
}

/** Accepts any value; null and undefined become `fallback`. */
export function given<T>(fallback: T): Reader<T> {
  return (value) => (value ?? fallback) as T;
}

/** Accepts one of the given words. */
export function choice<T extends string>(name: string, words: readonly [T, ...T[]]): Reader<T> {
  return (value) => {
    const known = words.find((word) => word === value);
    if (__DEV__ && known === undefined && value !== undefined && value !== null) {
      warnOnce(
        `<dash-grid>: ${name}="${String(value)}" is not known and taken as "${words[0]}". Use one of: ${words.join(', ')}.`,
      );
    }
    return known ?? words[0];
  };
}

/** Accepts a number of at least `least`, also as a text. */
export function amount<T extends number | undefined>(
  name: string,
  least: number,
  fallback: T,
  isFit: (number: unknown) => boolean = Number.isFinite,
): Reader<number | T> {
  return (value) => {
    const text = String(value ?? '').trim();
    const number = Number(text || NaN);
    if (isFit(number) && number >= least) {
      return number;
    }
    if (__DEV__ && value !== undefined && value !== null) {
      warnOnce(
        `<dash-grid>: ${name}="${text}" is ignored. It takes a ${isFit === Number.isInteger ? 'whole number' : 'number'} of at least ${least}.`,
      );
    }
    return fallback;
  };
}
