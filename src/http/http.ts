import type { JsonValue } from '../model/json.js';
import { reasonOf } from '../model/reason-of.js';
import { withCredentials, type RefreshCredentials } from './credentials.js';
import { readRetryAfter } from './retry.js';

/** How to reach a backend. The host decides; widgets do not see it. */
export interface HttpOptions {
  /**
   * Headers of every request, or a function that returns them for each one, such as for a token
   * that changes.
   */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Defines if cookies are sent; may be a function. Default `same-origin`. */
  readonly credentials?:
    RequestCredentials | (() => RequestCredentials | Promise<RequestCredentials>);
  /**
   * Called when the backend answers 401; when it settles, the request is repeated with the headers
   * of that moment. Called once for all requests that fail at the same time, and for all sources
   * with the same function.
   */
  readonly refreshCredentials?: RefreshCredentials;
  /** Default: the browser's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface HttpRequest {
  readonly method: string;
  readonly body?: JsonValue | undefined;
  /** Headers of this request, beside those of the host. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal: AbortSignal;
  /** Makes the error of the caller. `what` follows its subject: "could not be reached at …". */
  readonly failure: (what: string, details: FailureDetails) => Error;
}

interface FailureDetails {
  /** Status of the answer, if there was one. */
  readonly status?: number;
  /** Milliseconds that the backend asked to wait. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The URL of a backend; a relative one is relative to the page. */
export function urlOf(url: string | URL): URL {
  return new URL(url, globalThis.document?.baseURI);
}

/**
 * Sends a request and reads the JSON that comes back.
 *
 * @throws The error that `request.failure` makes for no connection, a status that is not 2xx, or an
 *     answer that is not JSON.
 */
export function sendJson(url: URL, request: HttpRequest, options: HttpOptions): Promise<JsonValue> {
  const attempt = async () => read(url, request, await send(url, request, options));
  return withCredentials(attempt, options.refreshCredentials, request.signal);
}

/**
 * Sends a request.
 *
 * @throws The error that `request.failure` makes for no connection.
 */
export async function send(
  url: URL,
  { method, body, headers: own, signal, failure }: HttpRequest,
  { headers, credentials = 'same-origin', fetch = globalThis.fetch }: HttpOptions,
): Promise<Response> {
  /** Reads an option of the host, which may be a function of its own. */
  const given = async <T>(name: string, read: () => T | Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (cause) {
      if (signal.aborted) {
        throw cause;
      }
      throw failure(`got no ${name} from its host: ${reasonOf(cause)}`, { cause });
    }
  };
  const sent = await given('headers', async () => {
    return new Headers(typeof headers === 'function' ? await headers() : headers);
  });
  for (const name in own) {
    sent.set(name, own[name]!);
  }
  if (!sent.has('accept')) {
    sent.set('accept', 'application/json');
  }
  if (body !== undefined) {
    sent.set('content-type', 'application/json');
  }
  const init: RequestInit = {
    method,
    headers: sent,
    credentials: await given('credentials', () =>
      typeof credentials === 'function' ? credentials() : credentials,
    ),
    signal,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    throw failure(`could not be reached at ${addressOf(url)}`, { cause: error });
  }
  // A host may give a fetch of its own.
  if (typeof (response as Response | undefined)?.json !== 'function') {
    throw failure('is asked by a fetch() that answers with no Response', {});
  }
  return response;
}

async function read(
  url: URL,
  { signal, failure }: HttpRequest,
  response: Response,
): Promise<JsonValue> {
  const { status, statusText, headers } = response;
  if (!response.ok) {
    throw failure(`answered ${`${status} ${statusText}`.trim()} at ${addressOf(url)}`, {
      status,
      retryAfter: readRetryAfter(headers),
    });
  }
  if (status === 204) {
    return null;
  }
  try {
    return (await response.json()) as JsonValue;
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    const type = headers.get('content-type') ?? 'no content type';
    const what = `answered ${addressOf(url)} with what is not JSON (${type})`;
    throw failure(what, { cause: error, status });
  }
}

/** The URL without its query, which may hold private data. */
export function addressOf(url: URL): string {
  return url.origin + url.pathname;
}
