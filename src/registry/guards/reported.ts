/** Errors that already reached a widget's host. */
const reported = new WeakSet<object>();

/**
 * Keeps an error from being reported a second time, as a late one. What is no object has no
 * identity.
 */
export function markReported(error: unknown): void {
  if (Object(error) === error) {
    reported.add(error as object);
  }
}

export function wasReported(error: unknown): boolean {
  return reported.has(error as object);
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
    if (collected === errors) {
      errors.push(error ?? new Error(message));
    }
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
