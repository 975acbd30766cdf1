// All of the journal's code that a page needs whose journal is empty.

/**
 * The beginning of the keys of a journal's entries. The name is quoted, so that none can be the
 * beginning of another.
 */
export function journalPrefix(name: string): string {
  return `dash-grid:journal:${JSON.stringify(name)}:`;
}

/** The keys of a journal's entries for all dashboards. */
export function journalKeys(name: string, area = pageStorage()): string[] {
  const prefix = journalPrefix(name);
  const keys: string[] = [];
  try {
    for (let i = 0; i < (area?.length ?? 0); i++) {
      const key = area?.key(i);
      if (key?.startsWith(prefix)) {
        keys.push(key);
      }
    }
  } catch {
    // Access was revoked meanwhile.
  }
  return keys;
}

/**
 * Returns `localStorage`; `undefined` outside a page and where site data is blocked, since reading
 * it throws there.
 */
export function pageStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
