/**
 * Freezes a value and everything in it. A frozen object is assumed to be frozen all the way down,
 * so freezing a document that shares most of its parts with the last one costs little.
 */
export function deepFreeze<T>(value: T): T {
  // Values that are no objects, null too, count as frozen.
  if (typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value as object)) {
      deepFreeze(part);
    }
  }
  return value;
}

/**
 * The value, frozen in development, where a write to a shared document should fail at once; as it
 * is in production.
 */
export function frozenInDevelopment<T>(value: T): T {
  return __DEV__ ? deepFreeze(value) : value;
}
