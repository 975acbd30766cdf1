/**
 * Freezes a value and everything in it. What is frozen already is taken to be frozen all the way
 * down, so freezing a document that shares most of its parts with the last one costs little.
 */
export function deepFreeze<T>(value: T): T {
  // What is no object, null too, counts as frozen.
  if (typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value as object)) {
      deepFreeze(part);
    }
  }
  return value;
}

/**
 * Frozen in development, where a write to a shared document should fail at once; untouched in
 * production.
 */
export function frozenInDevelopment<T>(value: T): T {
  return __DEV__ ? deepFreeze(value) : value;
}
