import { loadedManifests, urlOf } from '../loading/module-urls.js';
import type { WidgetManifest } from '../types/index.js';

/** The widget type whose module the stack of an error names; undefined unless it is exactly one. */
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

/** Where a manifest's code comes from: full URLs, or the specifiers of its imports. */
function modulesOf({ load, moduleUrl }: WidgetManifest): string[] {
  const url = moduleUrl ?? urlOf(load);
  if (url) {
    return URL.canParse(url, document.baseURI) ? [new URL(url, document.baseURI).href] : [];
  }
  // An import in the loader's own text is the only trace of its module; bundlers keep it, with the
  // name of the chunk. Bare specifiers say nothing of a URL.
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
  // It is relative to a file that we don't know: believe it only if nothing else on the page ends
  // so.
  const loaded = performance.getEntriesByType('resource').map(({ name }) => withoutQuery(name));
  const candidates = new Set([...loaded, ...urls].filter((url) => url.endsWith(end)));
  return candidates.size === 1;
}

function withoutQuery(url: string): string {
  return url.replace(/^blob:|[?#].*$/g, '');
}
