import type { WidgetManifest } from '../types/index.js';
import type { LateErrorWatcher } from './late-error.js';

/**
 * The state that all copies of the SDK on a page share, so that each error is reported once, to the
 * dashboard of its widget, whichever copy that belongs to.
 */
interface PageState {
  /** Errors that already reached a widget's host. */
  readonly reported: WeakSet<object>;
  /** The errors that callbacks have thrown while elements are connected for a widget. */
  collected?: unknown[] | undefined;
  readonly watchers: Set<LateErrorWatcher>;
  /** Removes the shared window listeners. */
  unwatch?: (() => void) | undefined;
  /** Every manifest whose code ran on this page. */
  readonly loaded: Set<WidgetManifest>;
  /** URLs of loaders that were made from one. */
  readonly urls: WeakMap<WidgetManifest['load'], string>;
}

/** The number changes with a release that must not share state with earlier ones. */
const KEY = Symbol.for('dash-grid.page.1');

export function pageState(): PageState {
  const page = globalThis as { [KEY]?: PageState };
  return (page[KEY] ??= {
    reported: new WeakSet(),
    watchers: new Set(),
    loaded: new Set(),
    urls: new WeakMap(),
  });
}
