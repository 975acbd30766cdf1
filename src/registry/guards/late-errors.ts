import type { LateError, LateErrorWatcher } from './late-error.js';
import { pageState } from './page-state.js';
import { collectErrors, isCollecting, markReported, wasReported } from './reported.js';

/**
 * Tells of each uncaught error of the page once, to one listener: the first whose `claims` says so,
 * else the first of all. Errors that a widget's guard reported are left out. The browser's console
 * still shows every error. Returns the function that ends it.
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
  // The browser's note that a resize took two frames; it has no stack and harms nothing.
  if (!error && message.startsWith('ResizeObserver loop')) {
    return;
  }
  if (!isCollecting()) {
    void tell(error ?? new Error(message), filename);
  }
}

function onRejection({ reason }: PromiseRejectionEvent): void {
  // What was under way when its widget was removed.
  if ((reason as Error | null | undefined)?.name !== 'AbortError') {
    void tell(reason);
  }
}

async function tell(error: unknown, file?: string): Promise<void> {
  if (wasReported(error)) {
    return;
  }
  markReported(error);
  // What reads stacks is loaded when there is one to read; without it, nobody is named.
  const type = await import('./late-error-type.js')
    .then(({ findType }) => findType(error, file))
    .catch(() => undefined);
  const event: LateError = { error, type };
  const all = [...pageState().watchers];
  // What fails while an error is told is for the console alone: told in turn, it would fail for
  // ever.
  collectErrors(() => {
    try {
      (all.find(({ claims }) => claims?.(event)) ?? all[0])?.listener(event);
    } catch (failure) {
      reportError(failure);
    }
  });
}
