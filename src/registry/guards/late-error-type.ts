import { loadedManifests, urlOf } from '../loading/module-urls.js';
import type { WidgetManifest } from '../types/index.js';

/**
 * Finds the widget type whose module is in the stack of an error; `undefined` unless it is exactly
 * one.
 */
export function findType(error: unknown, file = ''): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  // Chromium writes `at name (url:1:2)`, Firefox and WebKit `name@url:1:2`.
  const frames = stack.matchAll(/[a-z][\w+.-]*:\/\/[^\s)]+?(?=:\d+(?::\d+)?\)?$)/gim);
  const urls = new Set(
    [file, ...[...frames].map(([url]) => url)].filter(Boolean).map(withoutQuery),
  );
  const types = new Set<string>();
  for (const manifest of loadedManifests()) {
    if (modulesOf(manifest).some((module) => names(module, urls))) {
      types.add(manifest.type);
    }
  }
  return types.size === 1 ? [...types][0] : undefined;
}

/** The sources of a manifest's code: full URLs, or the specifiers of its imports. */
function modulesOf({ load, moduleUrl }: WidgetManifest): string[] {
  const url = moduleUrl ?? urlOf(load);
  if (url) {
    return URL.canParse(url, document.baseURI) ? [new URL(url, document.baseURI).href] : [];
  }
  // An import in the loader's source text is the only trace of its module; bundlers keep it, with
  // the name of the chunk. Bare specifiers tell nothing about a URL.
  const imports = String(load).matchAll(/\bimport\(\s*(?:\/\*.*?\*\/\s*)*["'`]([^"'`$]+)["'`]/g);
  return [...imports]
    .map(([, specifier]) => specifier!)
    .filter((text) => /^\.{0,2}\/|:\/\//.test(text));
}

function names(module: string, urls: ReadonlySet<string>): boolean {
  if (module.includes('://')) {
    return urls.has(withoutQuery(module));
  }
  const end = '/' + withoutQuery(module).replace(/^(\.{0,2}\/)+/, '');
  if (![...urls].some((url) => url.endsWith(end))) {
    return false;
  }
  // The specifier is relative to an unknown file: it counts only if exactly one resource of the
  // page ends so.
  const loaded = performance.getEntriesByType('resource').map(({ name }) => withoutQuery(name));
  const candidates = new Set([...loaded, ...urls].filter((url) => url.endsWith(end)));
  return candidates.size === 1;
}

function withoutQuery(url: string): string {
  return url.replace(/^blob:|[?#].*$/g, '');
}
