import type { JsonObject, JsonValue } from '../model/json.js';
import { DashError } from '../model/errors.js';
import type { DataSource } from './types.js';

export interface RestSourceOptions {
  /** Every request stays below it. A relative one is relative to the page. */
  readonly baseUrl: string | URL;
  /** Headers of every request, or a function that gives them at each one: for a token that changes. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /**
   * What a stored query may do, with the rights of whoever looks at it. Default `['GET']`; add
   * `'POST'` for a backend that answers searches to it.
   */
  readonly methods?: readonly string[];
  /** Default the browser's. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A data source that asks an HTTP backend for JSON. A request is
 * `{path, query?, method?, body?}`; in `query`, a list becomes a repeated parameter, and null none.
 *
 * Fails with DashError `source-failed`: a path outside of `baseUrl`, no connection, a status that is
 * not 2xx, an answer that is not JSON.
 */
export function restSource(options: RestSourceOptions): DataSource {
  const base = new URL(options.baseUrl, globalThis.document?.baseURI);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const { methods = ['GET'], credentials = 'same-origin', headers } = options;
  return {
    async fetch(request, { signal }) {
      const url = resolvePath(base, request['path']);
      addQuery(url, request['query']);
      const { method = 'GET', body } = request;
      if (typeof method !== 'string' || !methods.includes(method)) {
        fail(
          `does not allow the method ${JSON.stringify(method)}; restSource allows ${methods.join(', ')}, see its "methods"`,
          '/method',
        );
      }
      const sent = new Headers(typeof headers === 'function' ? await headers() : headers);
      if (!sent.has('accept')) sent.set('accept', 'application/json');
      if (body !== undefined) sent.set('content-type', 'application/json');
      const init: RequestInit = {
        method,
        headers: sent,
        credentials,
        signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      return read(url, signal, await send(options.fetch ?? globalThis.fetch, url, init));
    },
  };
}

function resolvePath(base: URL, path: JsonValue | undefined): URL {
  if (typeof path !== 'string') {
    return fail('needs a path, such as {"path": "sales/daily"}', '/path');
  }
  const url = URL.canParse(path.replace(/^\//, ''), base)
    ? new URL(path.replace(/^\//, ''), base)
    : undefined;
  // A stored query must not carry the reader's credentials elsewhere. `URL` resolved `..` in all its
  // spellings but that with an encoded slash, which some servers decode.
  const isBelow = url?.origin === base.origin && url.pathname.startsWith(base.pathname);
  if (!isBelow || /(^|\/|%2f|%5c|\\)(\.|%2e){2}(\/|%2f|%5c|\\|[?#]|$)/i.test(path)) {
    return fail(`does not allow the path "${path}": it must stay below ${base.href}`, '/path');
  }
  return url!;
}

function addQuery(url: URL, query: JsonValue | undefined): void {
  for (const [name, value] of Object.entries((query ?? {}) as JsonObject)) {
    for (const item of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
      if (item === null || item === undefined) continue;
      url.searchParams.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item));
    }
  }
}

async function send(
  fetch: typeof globalThis.fetch,
  url: URL,
  init: RequestInit,
): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return fail(`could not be reached at ${where(url)}`, undefined, error);
  }
}

async function read(url: URL, signal: AbortSignal, response: Response): Promise<JsonValue> {
  const { status, statusText, headers } = response;
  if (!response.ok) {
    return fail(`answered ${`${status} ${statusText}`.trim()} at ${where(url)}`);
  }
  if (status === 204) return null;
  try {
    return (await response.json()) as JsonValue;
  } catch (error) {
    if (signal.aborted) throw error;
    const type = headers.get('content-type') ?? 'no content type';
    return fail(`answered ${where(url)} with what is not JSON (${type})`, undefined, error);
  }
}

/** Without the query, which may hold what is nobody's business. */
const where = (url: URL): string => url.origin + url.pathname;

function fail(what: string, path?: string, cause?: unknown): never {
  throw new DashError('source-failed', `The data source ${what}.`, { path, cause });
}
