import { DashError } from '../../model/errors.js';
import { parseDashboard } from '../../model/index.js';
import type { Dashboard } from '../../model/types.js';

/** The document in `<dash-grid><script type="application/json">`, if there is one. */
export const inlineDocument = (element: Element): Dashboard | undefined => {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (!script) {
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(script.textContent ?? '');
  } catch (cause) {
    throw new DashError(
      'invalid-document',
      `The inline dashboard is not JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
  // The element names its dashboard, so the document need not.
  const id = element.getAttribute('dashboard-id') ?? 'default';
  return parseDashboard(value && typeof value === 'object' ? { id, ...value } : value);
};

/** Settles when the page's parser has read what stands inside the element. */
export const whenParsed = (): Promise<void> =>
  document.readyState === 'loading'
    ? new Promise((resolve) =>
        document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
      )
    : Promise.resolve();
