import { parseDashboard } from '../../model/index.js';
import type { Compaction, Dashboard, DashboardId, Limits } from '../../model/types.js';
import { journalKeys } from '../../storage/journal-keys.js';
import type { StorageAdapter, StorageReader } from '../../storage/types.js';
import { DashboardReader } from '../../store/dashboard-reader.js';
import type { DashboardStore } from '../../store/dashboard-store.js';
import type { StoreEvent, StoreState } from '../../store/types.js';
import type { NamedStorages } from './storage-option.js';

export interface ConnectionOptions {
  readonly id: DashboardId;
  readonly storage: string | StorageAdapter;
  /** The document as its author wrote it; missing fields get defaults. */
  readonly seed: unknown;
  readonly limits: Limits;
  /** Called at each merge. */
  readonly compaction: () => Compaction;
  /** The storages that can be given by name. */
  readonly named: NamedStorages;
}

/** Parses the seed. It need not have an id, because the element names the dashboard. */
function readSeed(id: DashboardId, seed: unknown = { name: 'Dashboard' }): Dashboard {
  return parseDashboard(seed && typeof seed === 'object' ? { id, ...seed } : seed);
}

/**
 * A dashboard on its storage, from the moment that an element opens it until it closes it: a reader
 * at first, and with the first edit, a store in its place.
 *
 * States: reading; writing, once {@link write} has resolved; closed. Callers: the host of the grid.
 * Invariant: the reader is not used any more once there is a store.
 */
export class Connection {
  /** The storage that the dashboard is read from. */
  readonly adapter: StorageReader;
  /**
   * The store, once {@link write} has resolved: an edit is then written in the task of its
   * dispatch.
   */
  store: DashboardStore | undefined;
  readonly #reader: DashboardReader;
  readonly #options: ConnectionOptions;
  #loading: Promise<void> | undefined;
  #writing: Promise<DashboardStore> | undefined;

  /**
   * @throws DashError `storage-unavailable` for an unknown name; `invalid-document` for the seed.
   */
  constructor(options: ConnectionOptions) {
    const { id, storage, seed, named } = options;
    this.#options = options;
    this.adapter = typeof storage === 'string' ? named.reader(storage) : storage;
    this.#reader = new DashboardReader({
      storage: this.adapter,
      id,
      seed: readSeed(id, seed),
      fallback: () => named.reader('memory'),
    });
    addEventListener('pagehide', this.#flush);
  }

  get state(): StoreState {
    return (this.store ?? this.#reader).state;
  }

  /** Calls `listener` with every event of the dashboard, from the reader or the store. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    return (this.store ?? this.#reader).subscribe(listener);
  }

  /**
   * Loads the dashboard, or loads it again and brings in what changed.
   *
   * @throws DashError `load-failed` if a closed page left edits and the code that stores them is
   *   out of reach. Nothing else rejects: `state` tells how it ended.
   */
  load(): Promise<void> {
    const { journalName } = this.adapter;
    if (!this.store && journalName !== undefined && journalKeys(journalName).length > 0) {
      // Nothing is shown before the store has applied the edits of the closed page.
      return this.write().then((store) => store.load());
    }
    this.#loading = (this.store ?? this.#reader).load();
    return this.#loading;
  }

  /**
   * Makes the dashboard editable: loads the code that writes, once.
   *
   * @throws DashError `load-failed`; it can be tried again.
   */
  write(): Promise<DashboardStore> {
    this.#writing ??= this.#write().catch((error: unknown) => {
      this.#writing = undefined;
      throw error;
    });
    return this.#writing;
  }

  /** Closes the dashboard; unsaved edits are still written. */
  close(): void {
    removeEventListener('pagehide', this.#flush);
    const written = this.#flush();
    (this.store ?? this.#reader).dispose();
    // An adapter that was created here is closed here.
    if (typeof this.#options.storage === 'string') {
      void written.then(() => this.adapter.close?.());
    }
  }

  async #write(): Promise<DashboardStore> {
    const { named } = this.#options;
    const { takeOver } = await named.loadWriting();
    // The storage that the reader ends up with is known only then.
    await this.#loading;
    return (this.store = takeOver(this.#reader, this.adapter, named.memory, this.#options));
  }

  /** Typing is not written yet when the page goes. */
  readonly #flush = async (): Promise<void> => {
    await this.store?.flush().catch(() => undefined);
  };
}
