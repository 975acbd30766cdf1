/** Registers the element and the built-in widgets: what a script tag loads. */
import { define } from './define-elements.js';

define();
