/**
 * The entry that dashboards load by URL: `registry.register((await import(url)).manifest)`. The
 * class is the default export, for hosts that write a manifest of their own with `load:
 * fromUrl(url)`.
 */
export { manifest } from './manifest.js';
export { default } from './my-widget.js';
