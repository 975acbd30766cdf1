/** Errors that already reached a widget's host. */
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

let collected: unknown[] | undefined;

/**
 * What elements' callbacks throw while `run` connects them. The browser reports that to the window
 * and goes on, so nothing is thrown here. Late errors don't include these.
 */
export function collectErrors(run: () => void): readonly unknown[] {
  const outer = collected;
  const errors: unknown[] = (collected = []);
  const listen = ({ error, message }: ErrorEvent): void => {
    markReported(error);
    if (collected === errors) errors.push(error ?? new Error(message));
  };
  addEventListener('error', listen);
  try {
    run();
  } finally {
    removeEventListener('error', listen);
    collected = outer;
  }
  return errors;
}

/** Whether the errors that the window hears of right now are collected for a widget. */
export function isCollecting(): boolean {
  return collected !== undefined;
}
