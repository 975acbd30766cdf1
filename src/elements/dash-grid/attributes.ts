import type { ComplexAttributeConverter } from 'lit';
import { warnOnce } from '../shared/warn-once.js';

/** An attribute that takes one of a few words. */
export const choice = <T extends string>(
  attribute: string,
  [fallback, ...others]: readonly [T, ...T[]],
): ComplexAttributeConverter<T> => ({
  fromAttribute(value) {
    const known = [fallback, ...others].find((word) => word === value);
    if (known === undefined && value !== null) {
      warnOnce(
        `<dash-grid>: ${attribute}="${value}" is not known and taken as "${fallback}". Use one of: ${[fallback, ...others].join(', ')}.`,
      );
    }
    return known ?? fallback;
  },
});

/** An attribute that takes a number of at least `least`. */
export const amount = <T extends number | undefined>(
  attribute: string,
  least: number,
  fallback: T,
): ComplexAttributeConverter<number | T> => ({
  fromAttribute(value) {
    const number = value === null || value.trim() === '' ? NaN : Number(value);
    if (Number.isFinite(number) && number >= least) {
      return number;
    }
    if (value !== null) {
      warnOnce(
        `<dash-grid>: ${attribute}="${value}" is ignored. It takes a number of at least ${least}.`,
      );
    }
    return fallback;
  },
});

/** For properties that hosts give a new but equal object at every render. */
export const hasOtherContent = (value: unknown, last: unknown): boolean => {
  if (value === last || !value || !last) {
    return value !== last;
  }
  try {
    return JSON.stringify(value) !== JSON.stringify(last);
  } catch {
    return true;
  }
};
