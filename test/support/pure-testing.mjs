// Test functions for pure tests in Node: those that a browser's test framework defines, and, in
// place of `@open-wc/testing`, its assertions. Its fixtures need a DOM, so bundling a test that
// uses them fails.
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
export { expect } from '@esm-bundle/chai';

Object.assign(globalThis, { after, afterEach, before, beforeEach, describe, it });
