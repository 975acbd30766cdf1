import type { DashError } from '../../model/errors.js';
import { parseDashboard } from '../../model/parse/dashboard.js';
import type { Change, Dashboard } from '../../model/types.js';
import {
  acknowledge,
  combine,
  fenceOf,
  giveUp,
  learn,
  lose,
  merge,
  receive,
  refuse,
  startSending,
  type Fence,
} from '../../sync/replicated.js';
import type { Mutation, Replicated, WidgetIds } from '../../sync/types.js';
import type { StorageAdapter } from '../types.js';
import { withLimit } from '../with-limit.js';
import { backoff } from './backoff.js';
import { failureOf, type Failure } from './outcome.js';

/** Uncertain answers to one mutation after which the user is told. */
const TOLD_AFTER = 8;

/** Seconds; longer than the time limit of any adapter. */
const LONGEST_CALL = 60;

/** The replica of one dashboard, as the sender sees it. */
export interface Replica {
  read(): Promise<Replicated | undefined>;
  /** Takes one step in a transaction. `undefined` leaves the record as it is. */
  step(take: (state: Replicated) => Replicated | undefined): Promise<Replicated | undefined>;
  /** Deletes the record. */
  drop(): Promise<void>;
}

/** The part of the state that the record does not hold. */
export interface Progress {
  readonly isSending: boolean;
  readonly isOffline: boolean;
  readonly isPaused: boolean;
  readonly failures: number;
  readonly retryAt?: number | undefined;
  readonly error?: DashError | undefined;
}

export const AT_REST: Progress = {
  isSending: false,
  isOffline: false,
  isPaused: false,
  failures: 0,
};

export interface SenderOptions {
  readonly id: string;
  readonly remote: StorageAdapter;
  readonly replica: Replica;
  readonly changed: (progress: Progress) => void;
}

/**
 * Sends what is unsent of one dashboard, and brings in what others have written.
 *
 * Callers: `SyncedStorage`, in the tab that holds the lock of the dashboard.
 *
 * States: at rest; *running*; *waiting* for a timer after a failure; *paused* until {@link retry},
 * since the backend asks for credentials; stopped for good.
 *
 * Invariants: one request at a time; every answer goes into the record under the fence of its
 * request; no failure ends it, and none deletes anything.
 */
export class Sender {
  readonly #options: SenderOptions;
  #progress = AT_REST;
  /** How many changes the next mutation may have: halved to find the one that is refused. */
  #atMost = Infinity;
  #isAsked = false;
  #running: Promise<void> | undefined;
  #wantsNews = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Starts sending, unless it waits for a timer or for credentials. */
  wake(): void {
    if (!this.#progress.isPaused && this.#timer === undefined) {
      void this.#run();
    }
  }

  /** Asks the backend for news, after what is unsent. */
  ask(): void {
    this.#wantsNews = true;
    this.wake();
  }

  /** Tries now, whatever was waited for. Resolves when this try has ended. */
  retry(): Promise<void> {
    this.#wantsNews = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#set({ isPaused: false, retryAt: undefined });
    return this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #set(part: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...part };
    if (!this.#isStopped) {
      this.#options.changed(this.#progress);
    }
  }

  #run(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#runAll().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #runAll(): Promise<void> {
    this.#set({ isSending: true });
    try {
      while (this.#isAsked && !this.#isStopped) {
        this.#isAsked = await this.#step();
      }
    } catch (cause) {
      this.#fail(failureOf(cause));
    }
    this.#set({ isSending: false });
  }

  /** Sends one mutation, or asks for news. False if there was nothing to do. */
  async #step(): Promise<boolean> {
    const { id, remote, replica } = this.#options;
    const present = await replica.read();
    if (!present || present.sync.gone) {
      return false;
    }
    if (present.sync.removed) {
      await withLimit('remove', () => remote.remove(id), LONGEST_CALL);
      await replica.drop();
      return false;
    }
    const state = await replica.step((now) => startSending(now, this.#atMost));
    const sending = state?.sync.sending;
    const fence = state && fenceOf(state);
    if (sending && fence) {
      await this.#send(state, sending, fence);
      return true;
    }
    if (this.#wantsNews) {
      this.#wantsNews = false;
      await this.#fetch(state ?? present);
      return true;
    }
    return false;
  }

  async #send(state: Replicated, sending: Mutation, fence: Fence): Promise<void> {
    const { replica } = this.#options;
    let take: (now: Replicated) => Replicated | undefined;
    try {
      take = await this.#call(state, sending, fence);
    } catch (cause) {
      const failure = failureOf(cause);
      switch (failure.outcome) {
        case 'gone':
          take = (now) => lose(now, fence);
          break;
        case 'reused':
          take = (now) => giveUp(now, fence);
          break;
        case 'refused':
          take = this.#refused(sending.changes, fence, failure);
          break;
        default:
          throw cause;
      }
    }
    await replica.step(take);
    this.#set({ failures: 0, error: undefined, isOffline: false });
  }

  /** Makes the request. Resolves with the step that its answer is. */
  async #call(
    { sync }: Replicated,
    { mutationId, changes, document }: Mutation,
    fence: Fence,
  ): Promise<(now: Replicated) => Replicated | undefined> {
    const { id, remote, replica } = this.#options;
    const { base, ids } = sync;
    if (!base) {
      return this.#create(document!, fence);
    }
    const learnt = async (found: WidgetIds): Promise<void> => {
      await replica.step((now) => learn(now, found));
    };
    const result = await withLimit(
      'apply',
      () =>
        remote.apply(id, changes, {
          baseRevision: base.revision,
          mutationId,
          base,
          learnt,
          ...(ids && { ids }),
        }),
      LONGEST_CALL,
    );
    if (result.status === 'conflict') {
      const current = parseDashboard(result.current);
      return (now) => merge(now, fence, current);
    }
    const answer = parseDashboard(result.dashboard);
    // The halving has found a part that is taken.
    this.#atMost = Infinity;
    return (now) => acknowledge(now, fence, answer);
  }

  async #create(
    document: Dashboard,
    fence: Fence,
  ): Promise<(now: Replicated) => Replicated | undefined> {
    const { id, remote } = this.#options;
    try {
      const created = parseDashboard(
        await withLimit('create', () => remote.create(document), LONGEST_CALL),
      );
      return (now) => acknowledge(now, fence, created);
    } catch (cause) {
      if (failureOf(cause).error.code !== 'dashboard-exists') {
        throw cause;
      }
      // Another device was first, or the answer to an earlier try was lost.
      const found = await withLimit('load', () => remote.load(id), LONGEST_CALL);
      if (!found) {
        throw cause;
      }
      const current = parseDashboard(found);
      return (now) => combine(now, fence, current);
    }
  }

  /** Sets the refused change aside, or narrows the mutation down until only that one is left. */
  #refused(
    changes: readonly Change[],
    fence: Fence,
    { error, status }: Failure,
  ): (now: Replicated) => Replicated | undefined {
    const index = Number(/^\/changes\/(\d+)/.exec(error.path ?? '')?.[1] ?? NaN);
    const named = changes.length === 1 ? changes[0] : changes[index];
    if (named) {
      this.#atMost = Infinity;
      return (now) => refuse(now, fence, named, { status, message: error.message });
    }
    this.#atMost = Math.ceil(changes.length / 2);
    return (now) => giveUp(now, fence);
  }

  async #fetch({ sync }: Replicated): Promise<void> {
    const { id, remote, replica } = this.#options;
    const { base, ids } = sync;
    const knownRevision = base?.revision ?? 0;
    const found = await withLimit(
      'load',
      () => remote.load(id, { knownRevision, ...(ids && { ids }) }),
      LONGEST_CALL,
    );
    this.#set({ failures: 0, error: undefined, isOffline: false });
    if (!found) {
      await replica.step((now) => lose(now));
      return;
    }
    const current = parseDashboard(found);
    await replica.step((now) => receive(now, knownRevision, current));
  }

  #fail({ outcome, error, retryAfter }: Failure): void {
    this.#isAsked = false;
    if (outcome === 'paused') {
      this.#set({ isPaused: true, error });
      return;
    }
    const failures = this.#progress.failures + 1;
    const wait = Math.max(retryAfter, backoff(failures));
    this.#set({
      failures,
      error,
      isOffline: error.code === 'offline' && globalThis.navigator?.onLine === false,
      retryAt: Date.now() + wait,
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#set({ retryAt: undefined });
      void this.#run();
    }, wait);
  }
}

/** True if the user has to know: the backend may never take this mutation. */
export function isTold({ failures }: Progress): boolean {
  return failures >= TOLD_AFTER;
}
