import type { JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';

/**
 * The reason that a backend gives in the body of an error: `detail` (a text, or a list of
 * `{loc, msg}`), `message`, `error`, `error.message` or `title`.
 */
export function readMessage(body: JsonValue | undefined): string | undefined {
  if (!isJsonObject(body)) {
    return undefined;
  }
  const { detail, message, error, title } = body;
  const candidates = [
    Array.isArray(detail) ? detail.map(readFault).filter(Boolean).join(' ') : detail,
    message,
    isJsonObject(error) ? error['message'] : error,
    title,
  ];
  return candidates.find((text): text is string => typeof text === 'string' && text.trim() !== '');
}

/** One entry of a list: "title: String should have at most 255 characters." */
function readFault(fault: JsonValue): string {
  if (!isJsonObject(fault) || typeof fault['msg'] !== 'string') {
    return typeof fault === 'string' ? fault : '';
  }
  const { loc, msg } = fault;
  // The place starts with the part of the request, such as "body".
  const place = Array.isArray(loc) ? loc.slice(1).join('.') : '';
  return `${place && `${place}: `}${msg.replace(/\.?$/, '.')}`;
}
