/** Errors, and window events about errors, that already reached a widget's host. */
const reported = new WeakSet<object>();

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Keeps an error from being reported a second time, as a late one. */
export function markReported(error: unknown): void {
  if (isObject(error)) reported.add(error);
}

export function wasReported(error: unknown): boolean {
  return isObject(error) && reported.has(error);
}
