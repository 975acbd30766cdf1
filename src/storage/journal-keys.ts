// All of the journal that a visit needs which finds nothing in it.

/**
 * The beginning of the keys of a journal's entries. The name is quoted, so that none can be the
 * beginning of another.
 */
export function journalPrefix(name: string): string {
  return `dash-grid:journal:${JSON.stringify(name)}:`;
}

/** The keys of a journal's entries, of all dashboards. */
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
    // Access was taken away meanwhile.
  }
  return keys;
}

/** Reading `localStorage` throws where site data is blocked, and there is none outside a page. */
export function pageStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
