import { withCredentials } from '../../http/credentials.js';
import { addressOf, send, urlOf, type HttpOptions } from '../../http/http.js';
import { readRetryAfter } from '../../http/retry.js';
import type { JsonValue } from '../../model/json.js';
import { cleanTexts } from './clean-texts.js';
import { codeOfStatus, RestError, statusOfError } from './rest-error.js';
import type { RestHttp } from './types.js';

export interface RestHttpOptions extends HttpOptions {
  readonly baseUrl: string | URL;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** Reads the reason in the body of an error. */
  readonly message: (body: JsonValue | undefined) => string | undefined;
  /** Ends all requests, those under way too, with its reason. */
  readonly signal: AbortSignal;
}

/** Makes the requests of a dialect. Each one ends: with JSON, or with a {@link RestError}. */
export function createRestHttp(options: RestHttpOptions): RestHttp {
  const { signal } = options;
  const send: RestHttp['send'] = async (method, path, { body, headers } = {}) => {
    const url = resolve(options.baseUrl, path);
    const request = { method, body: cleanTexts(body), headers };
    const attempt = () => untilTimeout(url, request, options);
    return withCredentials(attempt, options.refreshCredentials, signal);
  };
  return {
    send,
    find: (path) => send('GET', path).catch(undefinedIfGone),
  };
}

/** Resolves where a request found nothing; other errors stay. */
export function undefinedIfGone(error: unknown): undefined {
  if (statusOfError(error) !== 404) {
    throw error;
  }
}

/** A path is below the base URL; a whole URL is taken as it is. */
function resolve(baseUrl: string | URL, path: string): URL {
  if (/^[a-z][a-z\d+.-]*:/i.test(path)) {
    return new URL(path);
  }
  const url = urlOf(baseUrl);
  const [pathname = '', query] = path.split(/\?(.*)/s);
  url.pathname = url.pathname.replace(/\/$/, '') + pathname;
  for (const [name, value] of new URLSearchParams(query)) {
    url.searchParams.append(name, value);
  }
  return url;
}

interface Request {
  readonly method: string;
  readonly body: JsonValue | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** Code of the host may ignore its signal, so the time limit does not rely on that. */
async function untilTimeout(
  url: URL,
  request: Request,
  options: RestHttpOptions,
): Promise<JsonValue> {
  const { timeout, signal } = options;
  signal.throwIfAborted();
  const controller = new AbortController();
  let leave!: (error: unknown) => void;
  const left = new Promise<never>((_resolve, reject) => {
    leave = (error) => {
      reject(error as Error);
      controller.abort(error);
    };
  });
  const onAbort = (): void => leave(signal.reason);
  signal.addEventListener('abort', onAbort);
  const timer = setTimeout(
    () => leave(failure(`did not answer within ${timeout / 1000} s at ${addressOf(url)}`)),
    timeout,
  );
  try {
    return await Promise.race([exchange(url, request, options, controller.signal), left]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** The error of a request without an answer. */
function failure(what: string, { cause }: { cause?: unknown } = {}): RestError {
  return new RestError('offline', `The server ${what}.`, { cause });
}

async function exchange(
  url: URL,
  request: Request,
  options: RestHttpOptions,
  signal: AbortSignal,
): Promise<JsonValue> {
  const response = await send(url, { ...request, signal, failure }, options);
  const { ok, status, statusText, headers } = response;
  if (status === 204) {
    return null;
  }
  let body: JsonValue | undefined;
  let cause: unknown;
  try {
    body = (await response.json()) as JsonValue;
  } catch (error) {
    cause = error;
  }
  if (ok && cause === undefined) {
    return body!;
  }
  const line = `The server answered ${`${status} ${statusText}`.trim()} at ${addressOf(url)}`;
  const text = ok ? `${line} with what is not JSON.` : (reasonIn(body, options) ?? `${line}.`);
  throw new RestError(ok ? 'server-failed' : codeOfStatus(status), text, {
    status,
    body,
    cause: ok ? cause : undefined,
    retryAfter: readRetryAfter(headers),
  });
}

/** A dialect that fails over a body does not hide the status. */
function reasonIn(body: JsonValue | undefined, { message }: RestHttpOptions): string | undefined {
  try {
    return message(body);
  } catch {
    return undefined;
  }
}
