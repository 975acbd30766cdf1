import type { DashboardId } from '../model/types.js';
import type { StorageEvent } from './types.js';

interface Subscription {
  readonly id: DashboardId;
  readonly listener: (event: StorageEvent) => void;
}

/**
 * Announces changes of stored documents to other tabs, and to other adapters on this page. An event
 * is only a hint: a listener loads the document. A channel does not receive its own events, so an
 * adapter does not hear of its own writes. Without BroadcastChannel there are no events, and the
 * next write finds a conflict instead.
 */
export class ChangeChannel {
  readonly #name: string;
  readonly #subscriptions = new Set<Subscription>();
  #channel: BroadcastChannel | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  post(event: StorageEvent): void {
    this.#open()?.postMessage(event);
  }

  subscribe(id: DashboardId, listener: Subscription['listener']): () => void {
    const subscription = { id, listener };
    this.#subscriptions.add(subscription);
    this.#open();
    return () => {
      this.#subscriptions.delete(subscription);
    };
  }

  /**
   * Emits `lost` to the listeners of this page: the storage itself is gone. Other tabs notice by
   * themselves.
   */
  lose(): void {
    for (const { id, listener } of [...this.#subscriptions]) {
      listener({ type: 'lost', id });
    }
  }

  /** Closes the BroadcastChannel, unless there are listeners left. */
  close(): void {
    if (this.#subscriptions.size === 0) {
      this.#channel?.close();
      this.#channel = undefined;
    }
  }

  #open(): BroadcastChannel | undefined {
    if (!this.#channel && typeof BroadcastChannel !== 'undefined') {
      try {
        this.#channel = new BroadcastChannel(this.#name);
        this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
      } catch {
        // An opaque origin has no channels.
      }
    }
    return this.#channel;
  }

  /** Any script of this origin may post here, so no part of the message is trusted. */
  #receive(data: unknown): void {
    const { type, id, revision } = (data ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string') {
      return;
    }
    let event: StorageEvent;
    if (type === 'changed' && Number.isSafeInteger(revision)) {
      event = { type, id, revision: revision as number };
    } else if (type === 'removed') {
      event = { type, id };
    } else {
      return;
    }
    for (const subscription of [...this.#subscriptions]) {
      if (subscription.id === id) {
        subscription.listener(event);
      }
    }
  }
}
