import { rememberUrl } from '../loading/module-urls.js';
import type { WidgetManifest, WidgetModule } from '../types/index.js';

const RETRY = 'dash-retry';

/** The URL for another attempt: Firefox never asks again for a module that once failed to load. */
export function retryUrl(url: string, attempt: number): string {
  const next = new URL(url);
  // Its query is meaningless to a blob, and it would no longer be found.
  if (attempt > 1 && next.protocol.startsWith('http')) {
    next.searchParams.set(RETRY, String(attempt));
  }
  return next.href;
}

export function importUrl<T = WidgetModule>(url: string): Promise<T> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url) as Promise<T>;
}

/**
 * A manifest's `load` for a module at a URL, relative to the page. Retry works in every browser,
 * and late errors of the module are known by it.
 */
export function fromUrl(url: string | URL): WidgetManifest['load'] {
  const { href } = new URL(url, globalThis.document?.baseURI);
  const load: WidgetManifest['load'] = ({ attempt }) => importUrl(retryUrl(href, attempt));
  rememberUrl(load, href);
  return load;
}
