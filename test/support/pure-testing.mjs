// What pure tests get in Node: the functions that a browser's test framework defines, and, in place
// of `@open-wc/testing`, its assertions. Its fixtures need a DOM, so that building them in fails.
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
export { expect } from '@esm-bundle/chai';

Object.assign(globalThis, { after, afterEach, before, beforeEach, describe, it });
