import { DashError } from '../../model/errors.js';

/**
 * Returns the document in `<dash-grid><script type="application/json">` as its author wrote it;
 * undefined if there is none.
 *
 * @throws DashError `invalid-document` when it is not JSON.
 */
export function inlineDocument(element: Element): unknown {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (!script) {
    return undefined;
  }
  try {
    return JSON.parse(script.textContent ?? '');
  } catch (cause) {
    throw new DashError(
      'invalid-document',
      `The inline dashboard is not JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
}

/**
 * Settles when the page's parser has read the content of the element; undefined if it has already.
 */
export function whenParsed(): Promise<unknown> | undefined {
  return document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
    : undefined;
}
