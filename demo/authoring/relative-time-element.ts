/**
 * The element from npm as one file, which a page without a bundler can load. It defines its tag.
 */
export { default } from '@github/relative-time-element';
