import { parseDashboard } from '../../model/index.js';
import type { Compaction, Dashboard, DashboardId, Limits } from '../../model/types.js';
import type { StorageAdapter } from '../../storage/types.js';
import { DashboardStore } from '../../store/dashboard-store.js';
import type { StoreEvent } from '../../store/types.js';
import type { NamedStorages } from './storage-option.js';

export interface ConnectionOptions {
  readonly id: DashboardId;
  readonly storage: string | StorageAdapter;
  /** A document as its author wrote it: what it leaves out has a default. */
  readonly seed: unknown;
  readonly limits: Limits;
  /** Asked with each merge. */
  readonly compaction: () => Compaction;
  /** Where a storage given by name comes from. */
  readonly named: NamedStorages;
}

/** The element names its dashboard, so that the seed need not. */
function readSeed(id: DashboardId, seed: unknown = { name: 'Dashboard' }): Dashboard {
  return parseDashboard(seed && typeof seed === 'object' ? { id, ...seed } : seed);
}

/**
 * A store on its storage, from the moment that an element opens a dashboard until it lets go of it.
 */
export class Connection {
  /** An adapter that was made here is closed here. */
  readonly #isOwnAdapter: boolean;
  readonly store: DashboardStore;
  readonly adapter: StorageAdapter;

  private constructor(adapter: StorageAdapter, options: ConnectionOptions) {
    const { id, storage, seed, limits, compaction, named } = options;
    this.adapter = adapter;
    this.#isOwnAdapter = typeof storage === 'string';
    this.store = new DashboardStore({
      storage: adapter,
      id,
      seed: readSeed(id, seed),
      journal: adapter.journalName,
      editing: 'later',
      fallback: () => named.open('memory'),
      limits,
      compaction,
    });
  }

  /**
   * @throws DashError `storage-unavailable` when there is no such storage; `invalid-document` for a
   *     broken seed.
   */
  static async open(
    options: ConnectionOptions,
    listener: (event: StoreEvent) => void,
  ): Promise<Connection> {
    const { storage, named } = options;
    const adapter = typeof storage === 'string' ? await named.open(storage) : storage;
    const connection = new Connection(adapter, options);
    connection.store.subscribe(listener);
    addEventListener('pagehide', connection.#flush);
    return connection;
  }

  /** What was typed last is not written yet when the page goes. */
  readonly #flush = (): Promise<void> => this.store.flush().catch(() => undefined);

  /** Lets go of everything; what is unsaved is still written. */
  close(): void {
    removeEventListener('pagehide', this.#flush);
    const written = this.#flush();
    this.store.dispose();
    if (this.#isOwnAdapter) {
      void written.then(() => this.adapter.close?.());
    }
  }
}
