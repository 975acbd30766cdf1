import type { JsonObject, JsonValue } from '../../model/json.js';
import { urlOf, type HttpOptions } from '../../http/http.js';
import { askBackend } from './ask-backend.js';
import { fail } from './source-error.js';
import { infoOf } from './source-info.js';
import type { FetchSource, SourceInfo } from '../types.js';

export interface RestSourceOptions extends HttpOptions, SourceInfo {
  /** Every request stays below this URL. A relative one is relative to the page. */
  readonly baseUrl: string | URL;
  /**
   * The methods that a stored query may use, with the rights of the viewing user. Default
   * `['GET']`; add `'POST'` for a backend that takes searches by it.
   */
  readonly methods?: readonly string[];
}

/**
 * A data source for a JSON backend over HTTP. A request is `{path, query?, method?, body?}`; in
 * `query`, a list becomes a repeated parameter, and null is left out.
 *
 * Fails with DashError `source-failed`: a path outside of `baseUrl`, no connection, a status that
 * is not 2xx, an answer that is not JSON.
 */
export function restSource(options: RestSourceOptions): FetchSource {
  const base = urlOf(options.baseUrl);
  if (!base.pathname.endsWith('/')) {
    base.pathname += '/';
  }
  const { methods = ['GET'] } = options;
  return {
    ...infoOf(options),
    async fetch(request, { signal }) {
      const url = resolvePath(base, request['path']);
      addQuery(url, request['query']);
      const { method = 'GET', body } = request;
      if (typeof method !== 'string' || !methods.includes(method)) {
        const allowed = methods.join(', ');
        const what = `does not allow the method ${JSON.stringify(method)}; restSource allows ${allowed}, see its "methods"`;
        return fail(what, { path: '/method' });
      }
      return askBackend(url, { method, body, signal }, options);
    },
  };
}

function resolvePath(base: URL, path: JsonValue | undefined): URL {
  if (typeof path !== 'string') {
    return fail('needs a path, such as {"path": "sales/daily"}', { path: '/path' });
  }
  const url = URL.canParse(path.replace(/^\//, ''), base)
    ? new URL(path.replace(/^\//, ''), base)
    : undefined;
  // A stored query must not send the user's credentials elsewhere. `URL` has resolved `..` in all
  // its spellings except an encoded slash, which some servers decode.
  const isBelow = url?.origin === base.origin && url.pathname.startsWith(base.pathname);
  if (!isBelow || /(^|\/|%2f|%5c|\\)(\.|%2e){2}(\/|%2f|%5c|\\|[?#]|$)/i.test(path)) {
    const what = `does not allow the path "${path}": it must stay below ${base.href}`;
    return fail(what, { path: '/path' });
  }
  return url!;
}

/** Adds parameters to a URL: a list as a repeated one, an object as JSON; null is left out. */
export function addQuery(url: URL, query: JsonValue | undefined): void {
  for (const [name, value] of Object.entries((query ?? {}) as JsonObject)) {
    for (const item of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
      if (item === null || item === undefined) {
        continue;
      }
      url.searchParams.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item));
    }
  }
}
