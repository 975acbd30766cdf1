import type { JsonValue } from '../../model/json.js';
import { RestError } from './rest-error.js';

/**
 * The body of a request without what databases have no place for: half of a surrogate pair becomes
 * U+FFFD. A backend may answer both with a fault that looks as if it would pass.
 *
 * @throws RestError `refused` for U+0000.
 */
export function cleanTexts(body: JsonValue | undefined): JsonValue | undefined {
  const json = JSON.stringify(body) as string | undefined;
  if (json === undefined || !/\\u(0000|d[89a-f])/.test(json)) {
    return body;
  }
  // Whole pairs are no escapes in JSON, and a backslash of a text is two.
  const clean = json.replace(/\\(u....|.)/g, (escape, code: string) => {
    if (code === 'u0000') {
      throw new RestError('refused', 'No text can hold the character U+0000.');
    }
    return /^ud[89a-f]/.test(code) ? '\\ufffd' : escape;
  });
  return JSON.parse(clean) as JsonValue;
}
