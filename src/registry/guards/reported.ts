import { pageState } from './page-state.js';

/**
 * Keeps an error from being reported a second time, as a late one. Values that are no objects have
 * no identity, and are not remembered.
 */
export function markReported(error: unknown): void {
  if (Object(error) === error) {
    pageState().reported.add(error as object);
  }
}

export function wasReported(error: unknown): boolean {
  return pageState().reported.has(error as object);
}

/**
 * Collects the errors that elements' callbacks throw while `run` connects them. The browser reports
 * these to the window and goes on, so this does not throw. Late errors don't include them.
 */
export function collectErrors(run: () => void): readonly unknown[] {
  const page = pageState();
  const outer = page.collected;
  const errors: unknown[] = (page.collected = []);
  const listen = ({ error, message }: ErrorEvent): void => {
    markReported(error);
    if (page.collected === errors) {
      errors.push(error ?? new Error(message));
    }
  };
  addEventListener('error', listen);
  try {
    run();
  } finally {
    removeEventListener('error', listen);
    page.collected = outer;
  }
  return errors;
}

/** True while errors that reach the window are collected for a widget. */
export function isCollecting(): boolean {
  return pageState().collected !== undefined;
}
