import type { WidgetManifest } from '../types/index.js';

/** URLs of loaders that were made from one. */
const urls = new WeakMap<WidgetManifest['load'], string>();
const loaded = new Set<WidgetManifest>();

export function rememberUrl(load: WidgetManifest['load'], url: string): void {
  urls.set(load, url);
}

/** The URL that `fromUrl` made this loader from. */
export function urlOf(load: WidgetManifest['load']): string | undefined {
  return urls.get(load);
}

export function rememberLoaded(manifest: WidgetManifest): void {
  loaded.add(manifest);
}

/** Every manifest whose code ran on this page. */
export function loadedManifests(): Iterable<WidgetManifest> {
  return loaded;
}
