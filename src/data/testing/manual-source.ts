import type { JsonObject, JsonValue } from '../../model/json.js';
import type { FetchSource } from '../types.js';
import { turn } from './fake-clock.js';

export interface Call {
  readonly request: JsonObject;
  readonly signal: AbortSignal;
  /** Time of the call. */
  readonly at: number;
  readonly answer: (data: JsonValue) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

/** A source whose answers the test gives, one by one. */
export function manualSource(): FetchSource & { readonly calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    fetch: (request, { signal }) =>
      new Promise((resolve, reject) => {
        calls.push({
          request,
          signal,
          at: Date.now(),
          answer: async (data) => {
            resolve(data);
            await turn();
          },
          fail: async (error) => {
            reject(error as Error);
            await turn();
          },
        });
      }),
  };
}

/** A source that answers at once with the result of `answer`, and counts. */
export function countingSource(
  answer: (request: JsonObject, count: number) => JsonValue = (_request, count) => count,
): FetchSource & { readonly calls: { request: JsonObject; at: number }[] } {
  const calls: { request: JsonObject; at: number }[] = [];
  return {
    calls,
    fetch: (request) => {
      calls.push({ request, at: Date.now() });
      const count = calls.length;
      // An error of `answer` becomes a rejection.
      return Promise.resolve().then(() => answer(request, count));
    },
  };
}

/** Shows or hides the page, as far as scripts can see. */
export function setPageVisible(isVisible: boolean): void {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isVisible ? 'visible' : 'hidden'),
  });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Restores the page's own visibility. */
export function restorePage(): void {
  delete (document as { visibilityState?: unknown }).visibilityState;
}
