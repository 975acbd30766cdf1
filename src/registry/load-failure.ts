import { DashError } from '../model/errors.js';
import { importUrl, retryUrl } from './from-url.js';
import type { WidgetManifest, WidgetModule } from './types.js';

/**
 * Firefox remembers a failed import of a URL for the page's life, so `() => import('./x.js')` could never succeed on
 * Retry. Its message, like Chromium's, names the URL: ask for it afresh.
 *
 * @throws the same error when that does not help either.
 */
export async function loadAfresh<T extends { readonly default: unknown }>(
  error: unknown,
  attempt: number,
  isExpected: (value: unknown) => boolean,
): Promise<T> {
  const message = error instanceof Error ? error.message : String(error);
  const url = /imported module:\s*(\S+)$/.exec(message)?.[1];
  const again = url && URL.canParse(url) ? retryUrl(url, attempt) : url;
  if (!again || again === url) throw error;
  const module = await importUrl<T>(again).catch(() => undefined);
  // The URL may be that of another module, which the wanted one imports.
  if (!isExpected(module?.default)) throw error;
  return module!;
}

export function invalidModule(
  manifest: WidgetManifest,
  module: WidgetModule | undefined,
): DashError {
  return new DashError(
    'invalid-module',
    `The module of widget type "${manifest.type}" must export a class that extends HTMLElement as its default; ${describeExport(module)}.`,
  );
}

function describeExport(module: WidgetModule | undefined): string {
  const names = module && typeof module === 'object' ? Object.keys(module) : [];
  if (module?.default !== undefined) {
    const isClass = typeof module.default === 'function';
    return isClass
      ? 'its default does not extend HTMLElement'
      : `its default is a ${typeof module.default}`;
  }
  return names.length ? `it exports only ${names.join(', ')}` : 'it exports nothing';
}
