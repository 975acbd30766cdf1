import { pageState } from './page-state.js';

/**
 * Keeps an error from being reported a second time, as a late one. What is no object has no
 * identity.
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
 * What elements' callbacks throw while `run` connects them. The browser reports that to the window
 * and goes on, so nothing is thrown here. Late errors don't include these.
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

/** Whether the errors that the window hears of right now are collected for a widget. */
export function isCollecting(): boolean {
  return pageState().collected !== undefined;
}
