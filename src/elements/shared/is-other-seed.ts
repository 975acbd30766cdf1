import type { Dashboard } from '../../model/types.js';
import { hasOtherContent } from './has-other-content.js';
import { warnOnce } from './warn-once.js';

/** An id that `createWidget` made; its random part is long. */
const MADE_ID = /^widget-\w{12,}-/;

function untimed<T extends object>(part: T): T {
  return { ...part, createdAt: undefined, updatedAt: undefined };
}

/**
 * Returns what makes two seeds one: not their ids, revisions and times, nor the ids of new widgets.
 */
function contentOf({ widgets, ...seed }: Dashboard): string {
  const all = Object.values(widgets ?? {});
  return all.reduce(
    (text, { id }, index) => (MADE_ID.test(id) ? text.replaceAll(`"${id}"`, `${index}`) : text),
    JSON.stringify([{ ...untimed(seed), id: undefined, revision: undefined }, all.map(untimed)]),
  );
}

/**
 * Tells if a seed is another one. A page that calls `createDashboard` in its render function makes
 * one with a new id each time, and the dashboard must not start anew for that.
 */
export function isOtherSeed(seed: Dashboard | undefined, last: Dashboard | undefined): boolean {
  if (!hasOtherContent(seed, last)) {
    return false;
  }
  try {
    if (contentOf(seed!) !== contentOf(last!)) {
      return true;
    }
  } catch {
    return true;
  }
  if (__DEV__) {
    warnOnce(
      '<dash-grid>: the seed was made again, with another id and the same content, and is ignored. Create it once, outside of the render function.',
    );
  }
  return false;
}
