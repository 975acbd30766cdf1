import type { LateError, LateErrorWatcher } from './late-error.js';
import { pageState } from './page-state.js';
import { collectErrors, isCollecting, markReported, wasReported } from './reported.js';

/**
 * Passes each uncaught error of the page once, to one listener: the first whose `claims` returns
 * true, else the first of all. Errors that a widget's guard reported are left out. The browser's
 * console still shows every error. Returns the unsubscribe function.
 */
export function watchLateErrors(
  listener: (event: LateError) => void,
  claims?: (event: LateError) => boolean,
): () => void {
  const page = pageState();
  const watcher: LateErrorWatcher = { listener, claims };
  page.unwatch ??= listen();
  page.watchers.add(watcher);
  return () => {
    if (page.watchers.delete(watcher) && !page.watchers.size) {
      page.unwatch?.();
      page.unwatch = undefined;
    }
  };
}

function listen(): () => void {
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return () => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
}

function onError(event: ErrorEvent): void {
  const { error, message, filename } = event;
  // The browser reports that a resize took two frames; this error has no stack and does no harm.
  if (!error && message.startsWith('ResizeObserver loop')) {
    return;
  }
  if (!isCollecting()) {
    void emit(error ?? new Error(message), filename);
  }
}

function onRejection({ reason }: PromiseRejectionEvent): void {
  // Aborted work of a removed widget is no error.
  if ((reason as Error | null | undefined)?.name !== 'AbortError') {
    void emit(reason);
  }
}

async function emit(error: unknown, file?: string): Promise<void> {
  if (wasReported(error)) {
    return;
  }
  markReported(error);
  // The code that reads stacks is loaded with the first error; without it, no type is named.
  const type = await import('./late-error-type.js')
    .then(({ findType }) => findType(error, file))
    .catch(() => undefined);
  const event: LateError = { error, type };
  const all = [...pageState().watchers];
  // An error of a listener goes to the console only: passed to the listeners, it would recur
  // forever.
  collectErrors(() => {
    try {
      (all.find(({ claims }) => claims?.(event)) ?? all[0])?.listener(event);
    } catch (failure) {
      reportError(failure);
    }
  });
}
