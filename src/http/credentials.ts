import { statusOf } from './retry.js';

/** Gets new credentials from the host, such as a fresh token; rejects if it has none. */
export type RefreshCredentials = () => unknown;

/** Milliseconds after which a refresh counts as failed: all requests of its sources wait for it. */
const LONGEST_REFRESH = 30_000;

interface Refreshes {
  /** The count of successful refreshes. */
  count: number;
  running?: Promise<unknown> | undefined;
}

/** The refreshes by the host's function: all sources with the same function refresh once. */
const known = new WeakMap<RefreshCredentials, Refreshes>();

/**
 * Waits for `promise`, unless `signal` aborts first. The promise itself goes on, because other
 * requests may need it.
 */
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
 * Sends by `attempt`, and once more with new credentials if it fails with status 401. However many
 * requests fail at the same time, the host is called once.
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
  // While credentials are refreshed, no request is sent with the old ones.
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
    // Another request may have refreshed them while this one was running.
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      const text = `refreshCredentials() has not settled for ${LONGEST_REFRESH / 1000} s.`;
      timer = setTimeout(() => reject(new Error(text)), LONGEST_REFRESH);
    });
    await Promise.race([refresh(), late]);
    refreshes.count += 1;
  } finally {
    clearTimeout(timer);
    refreshes.running = undefined;
  }
}
