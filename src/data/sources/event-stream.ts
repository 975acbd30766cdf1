import type { JsonObject, JsonValue } from '../../model/json.js';
import { urlOf } from '../../http/http.js';
import { SourceError } from './source-error.js';
import type { SourceSubscribe } from '../types.js';

type StreamUrl = string | URL;

export interface EventStreamOptions {
  /**
   * The address of the server-sent events, or a function that makes it from the request. Browsers
   * send no headers with them, so a token has to be a cookie or part of the address; the function
   * is called for every connection, and may be async to fetch one.
   */
  readonly url: StreamUrl | ((request: JsonObject) => StreamUrl | Promise<StreamUrl>);
  /** True to send cookies to another origin, too. Default false. */
  readonly withCredentials?: boolean;
  /** The name of the events. Default `message`. */
  readonly event?: string;
  /** Reads the text of an event. Default `JSON.parse`. */
  readonly parse?: (text: string) => JsonValue;
  /**
   * Makes the next answer from an event and the last answer. Default: the event is the whole
   * answer.
   */
  readonly merge?: (last: JsonValue | undefined, event: JsonValue) => JsonValue;
}

/**
 * Makes the `subscribe` of a data source from server-sent events:
 * `{ ...restSource({ baseUrl: '/api' }), subscribe: eventStream({ url: '/api/events' }) }`.
 *
 * The browser reconnects when the connection drops. If it gives up, because the server refused, the
 * data layer retries after a while. Meanwhile the source is polled.
 */
export function eventStream(options: EventStreamOptions): SourceSubscribe {
  const { withCredentials = false, event = 'message', merge } = options;
  const parse = options.parse ?? ((text: string) => JSON.parse(text) as JsonValue);

  return (request, observer, { signal }) => {
    const connect = (url: StreamUrl): void => {
      if (signal.aborted) {
        return;
      }
      const source = new EventSource(urlOf(url), { withCredentials });
      signal.addEventListener('abort', () => source.close(), { once: true });
      source.addEventListener('open', () => observer.open());
      source.addEventListener(event, (message) => {
        // A connection error has no data, and may have the same event name as the host's messages.
        if (!(message instanceof MessageEvent)) {
          return;
        }
        try {
          const data = parse(message.data as string);
          observer.next(merge ? (last) => merge(last, data) : data);
        } catch (error) {
          source.close();
          const text = `An event of ${source.url} could not be read: ${String(error)}`;
          observer.error(new SourceError(text, { cause: error }));
        }
      });
      source.addEventListener('error', () => {
        if (source.readyState !== EventSource.CLOSED) {
          return observer.interrupted();
        }
        observer.error(new SourceError(`There are no events at ${source.url}.`));
      });
    };
    const { url } = options;
    if (typeof url !== 'function') {
      return connect(url);
    }
    const made = Promise.resolve().then(() => url(request));
    made.then(connect).catch((error: unknown) => observer.error(error));
  };
}
