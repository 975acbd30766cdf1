import type { JsonPointer } from './json.js';

/** True for keys that reach an object's prototype in careless code; no document may hold them. */
export function isUnsafeKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** The pointer of the given keys: `['config', 'a/b']` is `/config/a~1b`. */
export function formatPointer(segments: readonly string[]): JsonPointer {
  let pointer = '';
  for (const key of segments) {
    // Most keys need no escape, and a document has thousands of them.
    pointer += `/${/[~/]/.test(key) ? key.replace(/~/g, '~0').replace(/\//g, '~1') : key}`;
  }
  return pointer;
}
