import { QueryClient } from '@tanstack/query-core';
import type { Ask } from './ask.js';
import { Entry, type EntryMeta, type EntryObserver } from './entry.js';
import { watchPage } from './page-visibility.js';

/**
 * The observed entries of all clients of the page. Unobserved answers stay in the query client for
 * a while.
 */
const entries = new Map<string, Entry>();
let queries: QueryClient | undefined;
let unwatch: (() => void) | undefined;

function watch(): () => void {
  return watchPage({
    visible() {
      // Retries pause while the page is hidden; this resumes them.
      queries?.getQueryCache().onFocus();
      entries.forEach((entry) => entry.review());
    },
    online: () => entries.forEach((entry) => entry.online()),
  });
}

/** Returns the shared entry of a request, for an observer to join and to {@link leave}. */
export function entryOf(ask: Ask, key: string | undefined): Entry {
  queries ??= new QueryClient();
  unwatch ??= watch();
  const entry = entries.get(ask.key) ?? new Entry(ask, queries);
  entries.set(ask.key, entry);
  if (key !== undefined) {
    entry.meta.keys.add(key);
  }
  return entry;
}

export function leave(entry: Entry, observer: EntryObserver): void {
  entry.leave(observer);
  if (entry.isObserved) {
    return;
  }
  entries.delete(entry.ask.key);
  if (entries.size > 0) {
    return;
  }
  unwatch?.();
  unwatch = undefined;
}

/**
 * Marks matching answers as out of date; settles when those of active entries have been requested
 * again.
 */
export async function invalidate(matches: (meta: EntryMeta) => boolean): Promise<void> {
  const refreshes = [...entries.values()]
    .filter(({ meta }) => matches(meta))
    .map((entry) => entry.invalidate());
  for (const query of queries?.getQueryCache().getAll() ?? []) {
    const meta = query.meta as unknown as EntryMeta;
    if (!entries.has(meta.ask.key) && matches(meta)) {
      query.invalidate();
    }
  }
  await Promise.all(refreshes);
}

/** The count of cached answers, for tests of leaks. */
export function cacheSize(): number {
  return queries?.getQueryCache().getAll().length ?? 0;
}
