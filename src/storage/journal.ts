import { SCHEMA_VERSION } from '../model/constants.js';
import { parseChange } from '../model/parse/change.js';
import type { Change, DashboardId } from '../model/types.js';
import { journalKeys, journalPrefix, pageStorage } from './journal-keys.js';
import { JournalOwner, livingOwners } from './journal-owner.js';

/** One edit that storage has not acknowledged yet. */
export interface JournalEntry {
  readonly dashboardId: DashboardId;
  readonly mutationId: string;
  /** The revision that the edit was made on; 0 if the dashboard was not stored yet. */
  readonly baseRevision: number;
  readonly changes: readonly Change[];
  /**
   * The changes that take the edit back: they tell the values that the user saw, should others have
   * changed them since.
   */
  readonly inverse?: readonly Change[];
}

export interface JournalOptions {
  /** Separates the edits of different databases. Default `dash-grid`. */
  readonly name?: string;
  /** The storage to write to. Default: the page's `localStorage`, or none if there is none. */
  readonly area?: Storage;
}

/** Many thousand entries would slow the start down; later edits are kept in memory only. */
const MAX_ENTRIES = 500;

interface StoredEntry extends JournalEntry {
  /**
   * Orders the entries of all tabs: when the edit was made. An entry takes over the place of the
   * first one that it replaces, since other edits may build on it.
   */
  readonly at: number;
  /** The {@link JournalOwner}. Missing in entries of older code, whose pages count as closed. */
  readonly owner?: string;
  /** Mutations that this entry contains, in case the page ends before they are removed. */
  readonly replaces: readonly string[];
  /** Schema version of the code that wrote the entry. */
  readonly schemaVersion?: number;
}

/**
 * A synchronous record of unacknowledged edits in `localStorage`, which outlives a page that closes
 * before its transaction is complete.
 *
 * Callers: the outbox of each replica, which appends before it sends and settles afterwards; the
 * recovery of the next visit, which reads what is pending.
 *
 * States: with room, or *full* (too many entries, or no room in `localStorage`). While full, edits
 * are left out until every entry of this page is settled, for the later ones build on the earlier.
 *
 * Invariants: it never throws, and is silently absent without `localStorage`; an entry is whole or
 * not there; of entries that replace each other, one counts; the entries of a page that lives are
 * made by nobody else, so that a user is never in conflict with his own edits.
 */
export class Journal {
  readonly #name: string;
  readonly #prefix: string;
  readonly #area: Storage | undefined;
  readonly #owner = new JournalOwner();
  #last = 0;
  /** The entries of this page, with their order. */
  readonly #own = new Map<string, number>();
  /** Entries that a skipped entry would have replaced, by its id: they are settled with it. */
  readonly #kept = new Map<string, readonly string[]>();
  /**
   * True after an edit was skipped: later edits that build on it are skipped too, until all are
   * settled.
   */
  #isFull = false;

  constructor({ name = 'dash-grid', area = pageStorage() }: JournalOptions = {}) {
    this.#name = name;
    this.#prefix = journalPrefix(name);
    this.#area = area;
  }

  /** Writes an edit before it is sent. `replaces` are the earlier entries that it contains. */
  append(entry: JournalEntry, replaces: readonly string[] = []): void {
    const contained = replaces.flatMap((mutationId) => this.#kept.get(mutationId) ?? [mutationId]);
    this.#isFull ||= this.#own.size >= MAX_ENTRIES;
    if (this.#isFull && !contained.some((mutationId) => this.#own.has(mutationId))) {
      this.#kept.set(entry.mutationId, contained);
    } else {
      this.#write(entry, contained);
    }
    replaces.forEach((mutationId) => this.#kept.delete(mutationId));
  }

  /** Removes an edit that storage has acknowledged. */
  settle(mutationId: string): void {
    (this.#kept.get(mutationId) ?? [mutationId]).forEach((noted) => this.#remove(noted));
    this.#kept.delete(mutationId);
    this.#isFull &&= this.#own.size > 0;
  }

  #write(entry: JournalEntry, replaces: readonly string[]): void {
    this.#last = Math.max(this.#last + 1, Date.now());
    const places = replaces.flatMap((mutationId) => this.#own.get(mutationId) ?? []);
    const stored: StoredEntry = {
      ...entry,
      at: Math.min(this.#last, ...places),
      owner: this.#owner.id,
      replaces,
      schemaVersion: SCHEMA_VERSION,
    };
    try {
      this.#area?.setItem(this.#prefix + entry.mutationId, JSON.stringify(stored));
    } catch {
      // No room: the entries that it would have replaced stay, and later edits on top of it have no
      // base.
      this.#kept.set(entry.mutationId, replaces);
      this.#isFull = true;
      return;
    }
    this.#own.set(entry.mutationId, stored.at);
    replaces.forEach((mutationId) => this.#remove(mutationId));
  }

  #remove(mutationId: string): void {
    try {
      this.#area?.removeItem(this.#prefix + mutationId);
    } catch {
      // The entry stays, and replaying it again does no harm.
    }
    this.#own.delete(mutationId);
  }

  /** From now on, no other page makes the entries of this journal again. */
  claim(): void {
    this.#owner.claim();
  }

  /** Leaves what is pending to other pages, and to the next visit. */
  release(): void {
    this.#owner.release();
  }

  /** The unacknowledged edits of one dashboard, oldest first. Unreadable entries are removed. */
  pending(dashboardId: DashboardId): JournalEntry[] {
    return this.#entries(dashboardId).map(toEntry);
  }

  /** Those of the pending edits that were made here, or by a page that lives no more. */
  async left(dashboardId: DashboardId): Promise<JournalEntry[]> {
    const owners = this.#entries(dashboardId).flatMap(({ owner }) => owner ?? []);
    const others = new Set(owners.filter((owner) => owner !== this.#owner.id));
    const living = await livingOwners(others);
    return this.#entries(dashboardId)
      .filter(({ owner }) => owner === undefined || !living.has(owner))
      .map(toEntry);
  }

  #entries(dashboardId: DashboardId): StoredEntry[] {
    const entries: StoredEntry[] = [];
    for (const key of journalKeys(this.#name, this.#area)) {
      const entry = this.#read(key);
      if (entry === 'newer') {
        continue;
      }
      if (!entry || key !== this.#prefix + entry.mutationId) {
        this.settle(key.slice(this.#prefix.length));
      } else if (entry.dashboardId === dashboardId) {
        entries.push(entry);
      }
    }
    const replaced = new Set(entries.flatMap((entry) => entry.replaces));
    return entries
      .filter(({ mutationId }) => !replaced.has(mutationId))
      .sort((a, b) => a.at - b.at);
  }

  /**
   * Reads an entry as a whole or not at all: half an edit is never replayed. Entries of newer code
   * are left for that code.
   */
  #read(key: string): StoredEntry | 'newer' | undefined {
    try {
      const raw = JSON.parse(this.#area?.getItem(key) ?? 'null') as StoredEntry;
      if ((raw.schemaVersion ?? 0) > SCHEMA_VERSION) {
        return 'newer';
      }
      const isSound =
        typeof raw.dashboardId === 'string' &&
        typeof raw.mutationId === 'string' &&
        Number.isSafeInteger(raw.baseRevision) &&
        Number.isFinite(raw.at) &&
        raw.changes.length > 0;
      return isSound
        ? {
            ...raw,
            changes: raw.changes.map((change) => parseChange(change)),
            inverse: raw.inverse?.map((change) => parseChange(change)),
            replaces: raw.replaces.map(String),
          }
        : undefined;
    } catch {
      return undefined;
    }
  }
}

function toEntry({
  dashboardId,
  mutationId,
  baseRevision,
  changes,
  inverse,
}: StoredEntry): JournalEntry {
  return { dashboardId, mutationId, baseRevision, changes, ...(inverse && { inverse }) };
}
