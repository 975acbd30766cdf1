import { pageState } from '../guards/page-state.js';
import type { WidgetManifest } from '../types/index.js';

export function rememberUrl(load: WidgetManifest['load'], url: string): void {
  pageState().urls.set(load, url);
}

/** The URL that `fromUrl` made this loader from. */
export function urlOf(load: WidgetManifest['load']): string | undefined {
  return pageState().urls.get(load);
}

export function rememberLoaded(manifest: WidgetManifest): void {
  pageState().loaded.add(manifest);
}

/** Every manifest whose code ran on this page, whichever copy of the SDK loaded it. */
export function loadedManifests(): Iterable<WidgetManifest> {
  return pageState().loaded;
}
