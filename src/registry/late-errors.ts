import { loadedManifests, urlOf } from './module-urls.js';
import { isCollecting, markReported, wasReported } from './reported.js';
import type { WidgetManifest } from './types.js';

/** An error that nobody caught: of a timer, an event listener or a floating promise. */
export interface LateError {
  readonly error: unknown;
  /** The widget type whose module the stack names; undefined unless it is exactly one. */
  readonly type?: string;
}

interface Watcher {
  readonly listener: (event: LateError) => void;
  readonly claims?: (event: LateError) => boolean;
}

const watchers = new Set<Watcher>();

/**
 * Tells of each uncaught error of the page once, to one listener: the first whose `claims` says so,
 * else the first of all. Errors that a widget's guard reported are left out. The browser's console
 * still shows every error. Returns the function that ends it.
 */
export function watchLateErrors(
  listener: (event: LateError) => void,
  claims?: (event: LateError) => boolean,
): () => void {
  const watcher: Watcher = { listener, claims };
  if (!watchers.size) {
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
  }
  watchers.add(watcher);
  return () => {
    if (!watchers.delete(watcher) || watchers.size) return;
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
}

function onError(event: ErrorEvent): void {
  const { error, message, filename } = event;
  // The browser's note that a resize took two frames; it has no stack and harms nothing.
  if (!error && message.startsWith('ResizeObserver loop')) return;
  if (!isCollecting()) tell(error ?? new Error(message), filename);
}

function onRejection({ reason }: PromiseRejectionEvent): void {
  // What was under way when its widget was removed.
  if ((reason as Error | null | undefined)?.name !== 'AbortError') tell(reason);
}

function tell(error: unknown, file?: string): void {
  if (wasReported(error)) return;
  markReported(error);
  const event: LateError = { error, type: findType(error, file) };
  const all = [...watchers];
  (all.find(({ claims }) => claims?.(event)) ?? all[0])?.listener(event);
}

function findType(error: unknown, file = ''): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  // Chromium writes `at name (url:1:2)`, Firefox and WebKit `name@url:1:2`.
  const frames = stack.matchAll(/[a-z][\w+.-]*:\/\/[^\s)]+?(?=:\d+(?::\d+)?\)?$)/gim);
  const urls = new Set(
    [file, ...[...frames].map(([url]) => url)].filter(Boolean).map(withoutQuery),
  );
  const types = new Set<string>();
  for (const manifest of loadedManifests()) {
    if (modulesOf(manifest).some((module) => names(module, urls))) types.add(manifest.type);
  }
  return types.size === 1 ? [...types][0] : undefined;
}

/** Where a manifest's code comes from: full URLs, or the specifiers of its imports. */
function modulesOf({ load, moduleUrl }: WidgetManifest): string[] {
  const url = moduleUrl ?? urlOf(load);
  if (url) return [new URL(url, document.baseURI).href];
  // An import in the loader's own text is the only trace of its module; bundlers keep it, with the
  // name of the chunk. Bare specifiers say nothing of a URL.
  const imports = String(load).matchAll(/\bimport\(\s*(?:\/\*.*?\*\/\s*)*["'`]([^"'`$]+)["'`]/g);
  return [...imports]
    .map(([, specifier]) => specifier!)
    .filter((text) => /^\.{0,2}\/|:\/\//.test(text));
}

function names(module: string, urls: ReadonlySet<string>): boolean {
  if (module.includes('://')) return urls.has(withoutQuery(module));
  const end = '/' + withoutQuery(module).replace(/^(\.{0,2}\/)+/, '');
  if (![...urls].some((url) => url.endsWith(end))) return false;
  // It is relative to a file that we don't know: believe it only if nothing else on the page ends so.
  const loaded = performance.getEntriesByType('resource').map(({ name }) => withoutQuery(name));
  const candidates = new Set([...loaded, ...urls].filter((url) => url.endsWith(end)));
  return candidates.size === 1;
}

function withoutQuery(url: string): string {
  return url.replace(/^blob:|[?#].*$/g, '');
}
