// Advice about the options of `fromElement` and `fromFunction`, in the development build only.
import { nearest } from '../manifest/nearest.js';

type Test = (value: unknown) => boolean;

/** The test of an option's value, and the expected value in words. */
type Option = readonly [test: Test, expected: string];

type Options = Readonly<Record<string, Option>>;

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isMapOf(...tests: readonly Test[]): Test {
  return (value) =>
    isMap(value) && Object.values(value as object).every((one) => tests.some((test) => test(one)));
}
function oneOf(...values: readonly string[]): Option {
  return [(value) => values.includes(value as string), `one of ${values.join(', ')}`];
}

const LOAD: Option = [
  isFunction,
  "a function that imports the module, such as () => import('some-library')",
];
const STYLES: Option = [
  (value) => value !== null && ['string', 'function', 'object'].includes(typeof value),
  'CSS text, a CSSStyleSheet, a URL, or a function that loads one of these',
];
const FUNCTION: Option = [isFunction, 'a function'];

// Made by functions, because a bundler keeps values that calls have made, used or not.

export function elementOptions(): Options {
  return {
    tag: [isText, 'the tag of the element, such as "my-clock"'],
    load: LOAD,
    props: [
      isMapOf(isText, isFunction),
      'an object of config keys with property names or functions, such as { zone: "timeZone" }',
    ],
    attributes: [
      isMapOf(isText),
      'an object of config keys with attribute names, such as { zone: "time-zone" }',
    ],
    text: [(value) => isText(value) || isFunction(value), 'a config key or a function'],
    slots: [
      isMapOf(isText, isFunction),
      'an object of slot names with config keys or functions, such as { "": "label" }',
    ],
    events: [
      isMapOf(isText, isFunction),
      'an object of event names with names or functions, such as { change: "changed" }',
    ],
    context: FUNCTION,
    assign: oneOf('before', 'after'),
    data: [(value) => isText(value) || isFunction(value), 'the name of a property, or a function'],
    styles: STYLES,
    exportData: FUNCTION,
    fit: oneOf('fill', 'wide', 'stretch', 'center', 'scroll'),
  };
}

export function functionOptions(): Options {
  return { load: LOAD, styles: STYLES };
}

/** Warns of each option that means nothing, or whose value does. */
export function warnOfOptions(name: string, options: unknown, known: Options): void {
  const warn = (text: string): void => console.warn(`[dash-grid] ${name}: ${text}`);
  if (!isMap(options)) {
    warn(`the options must be an object, such as { load: () => import('some-library') }.`);
    return;
  }
  const names = Object.keys(known);
  for (const [key, value] of Object.entries(options as object)) {
    const [test, expected] = known[key] ?? [];
    if (!test) {
      const meant = nearest(key, names);
      const advice = meant ? `it is called "${meant}"` : `known are ${names.join(', ')}`;
      warn(`the option "${key}" means nothing; ${advice}.`);
    } else if (value !== undefined && !test(value)) {
      warn(`the option "${key}" must be ${expected}.`);
    }
  }
}
