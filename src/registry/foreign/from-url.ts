import { rememberUrl } from '../loading/module-urls.js';
import type { WidgetManifest, WidgetModule } from '../types/index.js';

const RETRY = 'dash-retry';

/** The URL for another attempt: Firefox never requests a module again that once failed to load. */
export function retryUrl(url: string, attempt: number): string {
  const next = new URL(url);
  // A blob URL has no query, and would not be found with one.
  if (attempt > 1 && next.protocol.startsWith('http')) {
    next.searchParams.set(RETRY, String(attempt));
  }
  return next.href;
}

export function importUrl<T = WidgetModule>(url: string): Promise<T> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url) as Promise<T>;
}

/**
 * Makes a manifest's `load` for a module at a URL, relative to the page. Retry works in every
 * browser, and late errors of the module are attributed by its URL.
 */
export function fromUrl(url: string | URL): WidgetManifest['load'] {
  const { href } = new URL(url, globalThis.document?.baseURI);
  const load: WidgetManifest['load'] = ({ attempt }) => importUrl(retryUrl(href, attempt));
  rememberUrl(load, href);
  return load;
}
