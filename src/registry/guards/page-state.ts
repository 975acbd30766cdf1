import type { WidgetManifest } from '../types/index.js';
import type { LateErrorWatcher } from './late-error.js';

/**
 * What all copies of the SDK on a page have in common, so that an error is told once, to the
 * dashboard whose widget it is, whichever copy that belongs to.
 */
interface PageState {
  /** Errors that already reached a widget's host. */
  readonly reported: WeakSet<object>;
  /** While elements are connected for a widget: what their callbacks have thrown. */
  collected?: unknown[] | undefined;
  readonly watchers: Set<LateErrorWatcher>;
  /** Ends what the watchers share. */
  unwatch?: (() => void) | undefined;
  /** Every manifest whose code ran on this page. */
  readonly loaded: Set<WidgetManifest>;
  /** URLs of loaders that were made from one. */
  readonly urls: WeakMap<WidgetManifest['load'], string>;
}

/** Another number where a release is to share nothing with those before it. */
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
