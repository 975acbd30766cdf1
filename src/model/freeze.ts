/**
 * Freezes a value and everything in it. What is frozen already is taken to be frozen all the way
 * down, so freezing a document that shares most of its parts with the last one costs little.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/** Frozen in development, where a write to a shared document should fail at once; untouched in production. */
export function frozenInDevelopment<T>(value: T): T {
  return __DEV__ ? deepFreeze(value) : value;
}
