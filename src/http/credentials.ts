import { statusOf } from './retry.js';

/**
 * Asks the host for new credentials, such as a fresh token; rejects if there are none to be had.
 */
export type RefreshCredentials = () => unknown;

interface Refreshes {
  /** How many have succeeded. */
  count: number;
  running?: Promise<unknown> | undefined;
}

/** By the host's function, so that all sources with the same one refresh once. */
const known = new WeakMap<RefreshCredentials, Refreshes>();

/** Waits for `promise`, unless `signal` aborts before: others may still need what it does. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Sends by `attempt`, and once more with new credentials when it fails with status 401. However
 * many requests fail so at the same time, the host is asked once.
 */
export async function withCredentials<T>(
  attempt: () => Promise<T>,
  refresh: RefreshCredentials | undefined,
  signal: AbortSignal,
): Promise<T> {
  if (!refresh) {
    return attempt();
  }
  const refreshes = known.get(refresh) ?? { count: 0 };
  known.set(refresh, refreshes);
  // Nothing is sent with what is known to be out of date.
  if (refreshes.running) {
    await unlessAborted(
      refreshes.running.catch(() => undefined),
      signal,
    );
  }
  const { count } = refreshes;
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Error) || statusOf(error) !== 401) {
      throw error;
    }
    // Someone else may have refreshed them while this request was under way.
    if (refreshes.count === count) {
      refreshes.running ??= run(refresh, refreshes);
      try {
        await unlessAborted(refreshes.running, signal);
      } catch (cause) {
        if (signal.aborted) {
          throw cause;
        }
        error.message += ' The credentials could not be refreshed.';
        error.cause = cause;
        throw error;
      }
    }
    return attempt();
  }
}

async function run(refresh: RefreshCredentials, refreshes: Refreshes): Promise<void> {
  try {
    await refresh();
    refreshes.count += 1;
  } finally {
    refreshes.running = undefined;
  }
}
