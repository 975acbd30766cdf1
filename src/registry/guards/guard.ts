import { markReported } from './reported.js';
import type { ReportWidgetError, WidgetPhase } from '../types/index.js';

/** The methods that the browser or Lit calls on an element, and the phase of a failure in each. */
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

/** Lit runs these methods in a microtask, so an error in them would reach only the window. */
const LIT: Readonly<Record<string, WidgetPhase>> = {
  performUpdate: 'render',
  scheduleUpdate: 'render',
};

const reporters = new WeakMap<object, ReportWidgetError>();
let underConstruction: ReportWidgetError | undefined;

const silent: ReportWidgetError = () => {};

/** Sets the reporter for failures of this element's guarded code. */
export function reportTo(element: object, report: ReportWidgetError): void {
  reporters.set(element, report);
}

/** Stops reporting failures of this element. */
export function stopReporting(element: object): void {
  reporters.set(element, silent);
}

export function reporterOf(element: object): ReportWidgetError | undefined {
  return reporters.get(element) ?? underConstruction;
}

/**
 * Runs third-party code of one element. An error, or a rejection of the returned promise, is
 * reported once and not passed on; the result is then `undefined`.
 */
export function runGuarded<T>(element: object, phase: WidgetPhase, run: () => T): T | undefined {
  return callGuarded(run, (error) => {
    const report = reporterOf(element);
    // The element was not created here: a copy that the widget made of itself fails as any element
    // does.
    if (!report) {
      throw error;
    }
    markReported(error);
    report(phase, error);
  });
}

/** Calls a third-party function. An error, or a rejection of its promise, goes to `failed`. */
export function callGuarded<T>(run: () => T, failed: (error: unknown) => void): T | undefined {
  try {
    const result = run();
    return isPromise(result) ? (result.then(undefined, failed) as T) : result;
  } catch (error) {
    failed(error);
    return undefined;
  }
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
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

/** Guards Lit's update methods in a prototype, or in one element whose class is not guarded. */
export function guardUpdates(target: object, prototype: object): void {
  if ('requestUpdate' in prototype) {
    guardMethods(target, methodsOf(prototype), LIT);
  }
}

const guardedClasses = new WeakMap<CustomElementConstructor, CustomElementConstructor>();
let tags = 0;

/**
 * The subclass with guards, defined under a generated tag; one for each class of a widget author.
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
  // With this callback, a move in the document causes no disconnect and connect.
  prototype.connectedMoveCallback ??= () => {};
  const name = `dash-w-${type.toLowerCase().replace(/[^a-z\d.]/g, '-')}-`;
  // Another copy of the SDK on this page has a counter of its own.
  while (customElements.get(name + ++tags)) {}
  customElements.define(name + tags, Guarded);
  guardedClasses.set(Base, Guarded);
  return Guarded;
}

/**
 * Creates an element of a plain class, with guards.
 *
 * @throws The error of the constructor, not reported yet.
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
    // Some libraries know a class by its identity, and create no element of a subclass.
    if (customElements.getName?.(Base)) {
      return constructAsIs(Base, report);
    }
    throw error;
  } finally {
    underConstruction = outer;
  }
}

/**
 * Creates an element of a class that has a tag, under that tag. `new` throws its error here, not at
 * the window.
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
