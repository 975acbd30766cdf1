import { QueryClient } from '@tanstack/query-core';
import type { Ask } from './ask.js';
import { Entry, type EntryMeta, type EntryObserver } from './entry.js';
import { watchPage } from './page-visibility.js';

/** Of all clients of the page. What nobody observes stays in the query client for a while. */
const entries = new Map<string, Entry>();
let queries: QueryClient | undefined;
let unwatch: (() => void) | undefined;

function watch(): () => void {
  return watchPage({
    visible() {
      // Retries pause while the page is hidden; this goes on with them.
      queries?.getQueryCache().onFocus();
      entries.forEach((entry) => entry.review());
    },
    online: () => entries.forEach((entry) => entry.online()),
  });
}

/** What all share who ask this, for `observer` to join and to {@link leave}. */
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

/** Marks what `matches` as out of date; settles when what is in sight has been asked again. */
export async function invalidate(matches: (meta: EntryMeta) => boolean): Promise<void> {
  const asked = [...entries.values()]
    .filter(({ meta }) => matches(meta))
    .map((entry) => entry.invalidate());
  for (const query of queries?.getQueryCache().getAll() ?? []) {
    const meta = query.meta as unknown as EntryMeta;
    if (!entries.has(meta.ask.key) && matches(meta)) {
      query.invalidate();
    }
  }
  await Promise.all(asked);
}

/** How many answers there are; for tests of leaks. */
export function cacheSize(): number {
  return queries?.getQueryCache().getAll().length ?? 0;
}
