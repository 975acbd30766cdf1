import { DashError } from '../../model/errors.js';
import { parseDashboard } from '../../model/parse/dashboard.js';
import type { JsonObject } from '../../model/json.js';
import type { Change, Dashboard, DashboardId, WidgetId } from '../../model/types.js';
import { phaseOf } from '../../sync/phase.js';
import { readSync } from '../../sync/read-sync.js';
import {
  discard,
  edit,
  fromBackend,
  madeHere,
  retryRefused,
  settle,
} from '../../sync/replicated.js';
import type { Replicated, SyncControl, SyncState } from '../../sync/types.js';
import { unsentChanges } from '../../sync/unsent.js';
import { elect } from '../elect.js';
import type { DashboardRecord, ReplicaStore } from '../record.js';
import { stampNew } from '../stamp.js';
import { storageError } from '../storage-error.js';
import { sortSummaries, summarize } from '../summary.js';
import type {
  ActionResult,
  ApplyOptions,
  ApplyResult,
  DashboardSummary,
  StorageAdapter,
  StorageCapabilities,
  StorageEvent,
} from '../types.js';
import { alreadyExists, applyToRecord, notFound } from '../write-record.js';
import { failureOf } from './outcome.js';
import { AT_REST, isTold, Sender, type Progress, type Replica } from './sender.js';

export interface SyncedStorageOptions {
  /**
   * Names the user and the tenant. Copies of another scope are neither shown nor sent, so that
   * nobody sees what somebody else has edited in this browser.
   */
  readonly scope: string;
}

type Listener<T> = (value: T) => void;

/** One dashboard that this page uses. */
interface Tracked {
  sender?: Sender;
  progress: Progress;
  /** The last state of the record that was seen here. */
  seen?: Replicated;
  /** True while nobody has opened it: it is forgotten once it is sent. */
  isResumed: boolean;
  /** The newest revision that this page wrote, or has told its listeners of. */
  told: number;
  readonly stops: (() => void)[];
  readonly listeners: Set<Listener<StorageEvent>>;
  readonly watchers: Set<Listener<SyncState>>;
}

/**
 * Keeps a copy of every dashboard on this device and sends edits on to a backend, so that people
 * can work offline. An edit is saved when the copy has it; `sync` tells how far it got from there.
 *
 * Callers: the store, as for any storage; the panel behind the save state, by {@link sync}.
 *
 * States: those of `SyncPhase`, for each dashboard. The tab that holds the Web Lock of a dashboard
 * sends; the others follow the record.
 *
 * Invariants: the record is the truth, and each step on it is one transaction; a page that knows
 * less, or that died, can do no harm; documents have the ids and revisions of this device.
 */
export class SyncedStorage implements StorageAdapter {
  readonly capabilities: StorageCapabilities;
  readonly journalName?: string;
  readonly sync: SyncControl;
  readonly #local: StorageAdapter & ReplicaStore;
  readonly #remote: StorageAdapter;
  readonly #scope: string;
  readonly #tracked = new Map<DashboardId, Tracked>();

  constructor(
    local: StorageAdapter & ReplicaStore,
    remote: StorageAdapter,
    { scope }: SyncedStorageOptions,
  ) {
    this.#local = local;
    this.#remote = remote;
    this.#scope = JSON.stringify(scope);
    const { ids, actions } = remote.capabilities;
    this.capabilities = { ...local.capabilities, actions, ...(ids && { ids }) };
    if (local.journalName !== undefined) {
      this.journalName = `${local.journalName}:${this.#scope}`;
    }
    this.sync = {
      state: (id) => this.#state(id),
      subscribe: (id, listener) => this.#watch(id, listener),
      retry: (id) => this.#retry(id),
      discard: (id, refusalId) => this.#settle(id, (state) => discard(state, refusalId)),
      settle: (id, conflictId) => this.#settle(id, (state) => settle(state, conflictId)),
      exportAll: () => this.#exportAll(),
      clear: (options) => this.#clear(options?.force === true),
    };
    globalThis.addEventListener?.('online', this.#comeBack);
    globalThis.addEventListener?.('focus', this.#comeBack);
    void this.#resume();
  }

  async list(): Promise<readonly DashboardSummary[]> {
    const records = await this.#records();
    const here = new Map(records.map((record) => [record.document.id, record]));
    const theirs = await this.#listRemote();
    const ids = new Set([...here.keys(), ...theirs.keys()]);
    return sortSummaries(
      [...ids].flatMap((id) => {
        const record = here.get(id);
        const row = theirs.get(id);
        if (!record || record.sync?.removed) {
          return record ? [] : row!;
        }
        return [{ ...row, ...summarize(id, record.document) }];
      }),
    );
  }

  async load(id: DashboardId): Promise<Dashboard | undefined> {
    const tracked = this.#track(id);
    const present = await this.#read(id);
    if (present) {
      tracked.sender?.ask();
      return present.sync.removed ? undefined : present.document;
    }
    const found = await this.#loadRemote(id);
    if (!found) {
      return undefined;
    }
    const theirs = parseDashboard(found);
    return this.#update(id, (record) => {
      const state = record ? stateOf(record) : fromBackend({ ...theirs, revision: 1 }, theirs);
      return { answer: state.document, next: record ? undefined : this.#recordOf(id, state) };
    });
  }

  async create(dashboard: Dashboard): Promise<Dashboard> {
    if (this.capabilities.ids === 'server') {
      const created = parseDashboard(await this.#remote.create(dashboard));
      const state = fromBackend({ ...created, revision: 1 }, created);
      const next = this.#recordOf(created.id, state);
      return this.#update(created.id, () => ({ answer: state.document, next }));
    }
    const document = stampNew(parseDashboard(dashboard));
    const { id } = document;
    const tracked = this.#track(id);
    const created = await this.#update(id, (record) => {
      if (record && !record.sync?.removed) {
        throw alreadyExists(id);
      }
      const state = record ? edit(stateOf(record), document) : madeHere(document);
      const { removed: _removed, ...sync } = state.sync;
      return { answer: document, next: this.#recordOf(id, { document, sync }) };
    });
    tracked.sender?.wake();
    return created;
  }

  async apply(
    id: DashboardId,
    changes: readonly Change[],
    options: ApplyOptions,
  ): Promise<ApplyResult> {
    const tracked = this.#track(id);
    const result = await this.#update(
      id,
      (record): { answer: ApplyResult; next?: DashboardRecord } => {
        const state = record && stateOf(record);
        if (!record || state?.sync.removed) {
          throw notFound(id);
        }
        if (state?.sync.gone) {
          throw new DashError(
            'read-only',
            'The backend has this dashboard no more. Keep it as a new one, or discard it.',
          );
        }
        const { answer, next } = applyToRecord(record, changes, options);
        return {
          answer,
          ...(next && { next: { ...next, sync: edit(state!, next.document).sync } }),
        };
      },
    );
    tracked.sender?.wake();
    return result;
  }

  async remove(id: DashboardId): Promise<void> {
    await this.#update(id, (record) => {
      const state = record ? stateOf(record) : undefined;
      const isHereOnly = state && !state.sync.base && !state.sync.sending;
      if (!state || isHereOnly || state.sync.gone) {
        return { answer: undefined, next: record && 'delete' };
      }
      const { document, sync } = state;
      const next = this.#recordOf(id, { document, sync: { ...sync, removed: true } }, record);
      return { answer: undefined, next };
    });
    const present = await this.#read(id);
    if (present) {
      this.#track(id).sender?.wake();
    } else {
      await this.#remote.remove(id);
    }
  }

  subscribe(id: DashboardId, listener: (event: StorageEvent) => void): () => void {
    const { listeners } = this.#track(id);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      this.#untrack(id);
    };
  }

  refusal(dashboard: Dashboard, change: Change): DashError | undefined {
    return this.#remote.refusal?.(dashboard, change);
  }

  async executeAction(id: DashboardId, widgetId: WidgetId, key: string): Promise<ActionResult> {
    const state = await this.#read(id);
    const backendId = state?.sync.ids?.[widgetId] ?? widgetId;
    const result = await this.#remote.executeAction!(id, backendId, key);
    this.#tracked.get(id)?.sender?.ask();
    return result;
  }

  close(): void {
    globalThis.removeEventListener?.('online', this.#comeBack);
    globalThis.removeEventListener?.('focus', this.#comeBack);
    for (const id of [...this.#tracked.keys()]) {
      this.#forget(id);
    }
    this.#local.close?.();
    this.#remote.close?.();
  }

  /** Sends what earlier pages have left unsent, of dashboards that nobody may open again. */
  async #resume(): Promise<void> {
    const records = await this.#records().catch(() => []);
    for (const record of records) {
      const state = stateOf(record);
      if (isUnsent(state) && !state.sync.gone) {
        this.#track(record.document.id, true);
      }
    }
  }

  readonly #comeBack = (): void => {
    for (const { sender } of this.#tracked.values()) {
      if (sender && !sender.progress.isPaused) {
        void sender.retry();
      }
    }
  };

  // The record of one dashboard

  #keyOf(id: DashboardId): string {
    return `${this.#scope}:${id}`;
  }

  #recordOf(id: DashboardId, state: Replicated, before?: DashboardRecord): DashboardRecord {
    return { mutations: [], ...before, id: this.#keyOf(id), ...state };
  }

  async #update<T>(
    id: DashboardId,
    decide: (record: DashboardRecord | undefined) => {
      readonly answer: T;
      readonly next?: DashboardRecord | 'delete' | undefined;
    },
  ): Promise<T> {
    let written: DashboardRecord | 'delete' | undefined;
    const answer = await this.#local.update(this.#keyOf(id), (record) => {
      const decision = decide(record);
      written = decision.next;
      return decision;
    });
    if (written) {
      const state = written === 'delete' ? undefined : stateOf(written);
      const tracked = this.#tracked.get(id);
      if (tracked) {
        tracked.told = state?.document.revision ?? 0;
      }
      this.#see(id, state);
    }
    return answer;
  }

  async #read(id: DashboardId): Promise<Replicated | undefined> {
    const state = await this.#local.update(this.#keyOf(id), (record) => ({
      answer: record && stateOf(record),
    }));
    this.#see(id, state);
    return state;
  }

  async #records(): Promise<readonly DashboardRecord[]> {
    const prefix = `${this.#scope}:`;
    const records = await this.#local.records();
    return records.filter(({ id }) => id.startsWith(prefix));
  }

  #replicaOf(id: DashboardId): Replica {
    return {
      read: () => this.#read(id),
      step: async (take) => {
        let isMoved = false;
        const state = await this.#update(id, (record) => {
          const before = record && stateOf(record);
          const after = before && take(before);
          isMoved = !!after && after.document !== before.document;
          const next = after && after !== before ? this.#recordOf(id, after, record) : undefined;
          return { answer: after ?? before, next };
        });
        if (state && isMoved) {
          this.#emit(id, { type: 'changed', id, revision: state.document.revision });
        }
        return state;
      },
      drop: () => this.#update(id, () => ({ answer: undefined, next: 'delete' as const })),
    };
  }

  // Dashboards that are open here

  #track(id: DashboardId, isResumed = false): Tracked {
    const known = this.#tracked.get(id);
    if (known) {
      known.isResumed &&= isResumed;
      return known;
    }
    const tracked: Tracked = {
      isResumed,
      progress: AT_REST,
      told: 0,
      stops: [],
      listeners: new Set(),
      watchers: new Set(),
    };
    this.#tracked.set(id, tracked);
    const key = this.#keyOf(id);
    const stopListening = this.#local.subscribe?.(key, (event) => void this.#follow(id, event));
    const giveUp = elect(`dash-grid:sync:${this.#local.journalName ?? ''}:${key}`, (signal) => {
      this.#startSending(id, tracked, signal);
    });
    tracked.stops.push(giveUp, ...(stopListening ? [stopListening] : []));
    return tracked;
  }

  /** Another tab has written the record. */
  async #follow(id: DashboardId, event: StorageEvent): Promise<void> {
    const tracked = this.#tracked.get(id);
    const isGone = ({ sync }: Replicated): boolean => sync.removed === true;
    const wasThere = !tracked?.seen || !isGone(tracked.seen);
    if (event.type === 'lost') {
      return this.#emit(id, { ...event, id });
    }
    const state = await this.#read(id).catch(() => undefined);
    if (!tracked) {
      return;
    }
    const revision = state?.document.revision ?? 0;
    if (!state || isGone(state)) {
      if (wasThere) {
        this.#emit(id, { type: 'removed', id });
      }
    } else if (revision > tracked.told) {
      tracked.told = revision;
      this.#emit(id, { type: 'changed', id, revision });
    }
    tracked.sender?.wake();
  }

  #startSending(id: DashboardId, tracked: Tracked, signal: AbortSignal): void {
    const sender = new Sender({
      id,
      remote: this.#remote,
      replica: this.#replicaOf(id),
      changed: (progress) => {
        tracked.progress = progress;
        this.#tell(id);
        if (tracked.isResumed && !progress.isSending) {
          this.#untrack(id);
        }
      },
    });
    const stopHints = this.#remote.subscribe?.(id, () => sender.ask());
    tracked.sender = sender;
    signal.addEventListener('abort', () => {
      sender.stop();
      stopHints?.();
      delete tracked.sender;
    });
    sender.wake();
  }

  #untrack(id: DashboardId): void {
    const tracked = this.#tracked.get(id);
    const isUsed = tracked && tracked.listeners.size + tracked.watchers.size > 0;
    if (tracked && !isUsed && this.#state(id).phase === 'synced') {
      this.#forget(id);
    }
  }

  #forget(id: DashboardId): void {
    this.#tracked.get(id)?.stops.forEach((stop) => stop());
    this.#tracked.delete(id);
  }

  #emit(id: DashboardId, event: StorageEvent): void {
    for (const listener of [...(this.#tracked.get(id)?.listeners ?? [])]) {
      queueMicrotask(() => listener(event));
    }
  }

  // The state of sync

  #see(id: DashboardId, state: Replicated | undefined): void {
    const tracked = this.#tracked.get(id);
    if (tracked) {
      if (state) {
        tracked.seen = state;
      } else {
        delete tracked.seen;
      }
      this.#tell(id);
    }
  }

  #tell(id: DashboardId): void {
    const watchers = this.#tracked.get(id)?.watchers;
    if (watchers?.size) {
      const state = this.#state(id);
      watchers.forEach((watcher) => watcher(state));
    }
  }

  #state(id: DashboardId): SyncState {
    const { seen, progress = AT_REST } = this.#tracked.get(id) ?? {};
    const unsent = seen ? unsentChanges(seen).length : 0;
    const { retryAt, error } = progress;
    return {
      phase: seen ? phaseOf(seen, unsent, { ...progress, isTold: isTold(progress) }) : 'synced',
      unsent,
      ...(retryAt !== undefined && { retryAt }),
      ...(error && { error }),
      refused: seen?.sync.refused ?? [],
      conflicts: seen?.sync.conflicts ?? [],
      lastWriteWins: !this.#remote.capabilities.conditionalWrites,
    };
  }

  #watch(id: DashboardId, listener: Listener<SyncState>): () => void {
    const { watchers } = this.#track(id);
    watchers.add(listener);
    return () => {
      watchers.delete(listener);
      this.#untrack(id);
    };
  }

  async #retry(id?: DashboardId): Promise<void> {
    const ids = id === undefined ? [...this.#tracked.keys()] : [id];
    await Promise.all(
      ids.map(async (one) => {
        await this.#replicaOf(one).step((state) =>
          state.sync.refused.length > 0 ? retryRefused(state) : undefined,
        );
        await this.#track(one).sender?.retry();
      }),
    );
  }

  async #settle(id: DashboardId, take: (state: Replicated) => Replicated): Promise<void> {
    await this.#replicaOf(id).step(take);
    this.#tracked.get(id)?.sender?.wake();
  }

  async #exportAll(): Promise<JsonObject> {
    const records = await this.#records();
    return Object.fromEntries(
      records.map(({ document, sync }) => [document.id, { document, sync }]),
    ) as unknown as JsonObject;
  }

  async #clear(force: boolean): Promise<void> {
    const records = await this.#records();
    const unsafe = records.filter((record) => {
      const state = stateOf(record);
      return isUnsent(state) || state.sync.refused.length > 0;
    });
    if (unsafe.length > 0 && !force) {
      const names = unsafe.map(({ document }) => `“${document.name}”`).join(', ');
      throw new DashError(
        'unsent-work',
        `There are edits that the backend does not have yet: ${names}. Send or export them, or clear by force.`,
      );
    }
    for (const { document } of records) {
      this.#forget(document.id);
      await this.#update(document.id, () => ({ answer: undefined, next: 'delete' as const }));
    }
  }

  /**
   * A backend that can't be reached is a storage that can't be: the store tries again by itself.
   */
  async #loadRemote(id: DashboardId): Promise<Dashboard | undefined> {
    try {
      return await this.#remote.load(id);
    } catch (cause) {
      const { outcome, error } = failureOf(cause);
      const isUncertain = outcome === 'uncertain' || outcome === 'limited';
      throw isUncertain ? storageError('storage-unavailable', error) : error;
    }
  }

  async #listRemote(): Promise<Map<DashboardId, DashboardSummary>> {
    try {
      const rows = await this.#remote.list();
      return new Map(rows.map((row) => [row.id, row]));
    } catch (cause) {
      if (failureOf(cause).outcome === 'uncertain') {
        // Offline: what is here is listed.
        return new Map();
      }
      throw cause;
    }
  }
}

/** True if the backend lacks something that it has not refused. */
function isUnsent(state: Replicated): boolean {
  const { base, sending, removed } = state.sync;
  return !base || !!sending || !!removed || unsentChanges(state).length > 0;
}

function stateOf({ document, sync }: DashboardRecord): Replicated {
  return { document, sync: readSync(sync) };
}
