import { markReported } from './reported.js';
import type { ReportWidgetError, WidgetPhase } from '../types/index.js';

/** What the browser, or Lit, calls on an element, and what a failure there is called. */
const LIFECYCLE: Readonly<Record<string, WidgetPhase>> = {
  connectedCallback: 'connect',
  connectedMoveCallback: 'update',
  disconnectedCallback: 'disconnect',
  adoptedCallback: 'update',
  attributeChangedCallback: 'update',
  formAssociatedCallback: 'update',
  formDisabledCallback: 'update',
  formResetCallback: 'update',
  formStateRestoreCallback: 'update',
};

/** Lit runs these in a microtask, so an error in them would reach nobody but the window. */
const LIT: Readonly<Record<string, WidgetPhase>> = {
  performUpdate: 'render',
  scheduleUpdate: 'render',
};

const reporters = new WeakMap<object, ReportWidgetError>();
let underConstruction: ReportWidgetError | undefined;

const silent: ReportWidgetError = () => {};

/** From now on failures of this element's guarded code go to `report`. */
export function reportTo(element: object, report: ReportWidgetError): void {
  reporters.set(element, report);
}

/** Failures of this element reach nobody any more. */
export function stopReporting(element: object): void {
  reporters.set(element, silent);
}

export function reporterOf(element: object): ReportWidgetError | undefined {
  return reporters.get(element) ?? underConstruction;
}

/**
 * Runs third-party code of one element. What it throws, or the promise it returns is rejected with,
 * is reported once and goes no further; the result is then `undefined`.
 */
export function runGuarded<T>(element: object, phase: WidgetPhase, run: () => T): T | undefined {
  return callGuarded(run, (error) => {
    const report = reporterOf(element);
    // Not an element of ours: a copy that the widget made of itself fails as any element does.
    if (!report) {
      throw error;
    }
    markReported(error);
    report(phase, error);
  });
}

/**
 * Calls a function of a third party; what it throws, or its promise is rejected with, goes to
 * `failed`.
 */
export function callGuarded<T>(run: () => T, failed: (error: unknown) => void): T | undefined {
  try {
    const result = run();
    return isPromise(result) ? (result.then(undefined, failed) as T) : result;
  } catch (error) {
    failed(error);
    return undefined;
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}

function guardMethods(
  target: object,
  base: Readonly<Record<string, unknown>>,
  phases: Readonly<Record<string, WidgetPhase>>,
): void {
  for (const [name, phase] of Object.entries(phases)) {
    const method = base[name];
    if (typeof method !== 'function') {
      continue;
    }
    Object.defineProperty(target, name, {
      configurable: true,
      writable: true,
      value(this: object, ...values: unknown[]): unknown {
        return runGuarded(this, phase, () => Reflect.apply(method, this, values) as unknown);
      },
    });
  }
}

function methodsOf(prototype: object) {
  return prototype as Readonly<Record<string, unknown>>;
}

/**
 * Puts the guards round Lit's update into a prototype, or into one element whose class is not ours.
 */
export function guardUpdates(target: object, prototype: object): void {
  if ('requestUpdate' in prototype) {
    guardMethods(target, methodsOf(prototype), LIT);
  }
}

const guardedClasses = new WeakMap<CustomElementConstructor, CustomElementConstructor>();
let tags = 0;

/**
 * The subclass with guards, defined under a tag of our choice; one for each class of a widget
 * author.
 */
function guardedClass(Base: CustomElementConstructor, type: string): CustomElementConstructor {
  const known = guardedClasses.get(Base);
  if (known) {
    return known;
  }
  const Guarded = class extends Base {};
  const prototype = Guarded.prototype as HTMLElement & { connectedMoveCallback?: () => void };
  guardMethods(prototype, methodsOf(Base.prototype as object), LIFECYCLE);
  guardUpdates(prototype, Base.prototype as object);
  // With it, a move in the document is no disconnect and connect.
  prototype.connectedMoveCallback ??= () => {};
  const name = `dash-w-${type.toLowerCase().replace(/[^a-z\d.]/g, '-')}-`;
  // Another copy of the SDK on this page counts for itself.
  while (customElements.get(name + ++tags)) {}
  customElements.define(name + tags, Guarded);
  guardedClasses.set(Base, Guarded);
  return Guarded;
}

/**
 * Makes an element of a class that knows nothing of us, guards in place.
 *
 * @throws What the constructor throws, not reported yet.
 */
export function constructGuarded(
  Base: CustomElementConstructor,
  type: string,
  report: ReportWidgetError,
): HTMLElement {
  const outer = underConstruction;
  underConstruction = report;
  try {
    const Guarded = guardedClass(Base, type);
    const element = new Guarded();
    if (!(element instanceof Guarded)) {
      throw new TypeError('The constructor returns another object instead of its own element.');
    }
    reportTo(element, report);
    return element;
  } catch (error) {
    // Some libraries know a class by its identity, and make no element of a class that extends it.
    if (customElements.getName?.(Base)) {
      return constructAsIs(Base, report);
    }
    throw error;
  } finally {
    underConstruction = outer;
  }
}

/**
 * Makes an element of a class that has a tag, under that tag. Constructed by `new`, it throws here
 * if it fails, and not at the window.
 */
export function constructAsIs(
  Class: CustomElementConstructor,
  report: ReportWidgetError | undefined,
): HTMLElement {
  const element = new Class();
  guardUpdates(element, Object.getPrototypeOf(element) as object);
  if (report) {
    reportTo(element, report);
  }
  return element;
}
