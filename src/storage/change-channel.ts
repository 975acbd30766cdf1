import type { DashboardId } from '../model/types.js';
import type { StorageEvent } from './types.js';

interface Subscription {
  readonly id: DashboardId;
  readonly listener: (event: StorageEvent) => void;
}

/**
 * Tells other tabs, and other adapters on this page, that a stored document changed. Only a hint:
 * whoever hears it loads the document. A channel object never hears itself, so an adapter is not
 * told of its own writes. Without BroadcastChannel nobody is told, and a conflict tells later.
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

  /** Tells the listeners here that the storage itself went away. Other tabs find out themselves. */
  lose(): void {
    for (const { id, listener } of [...this.#subscriptions]) {
      listener({ type: 'lost', id });
    }
  }

  /** Lets go of the channel, unless somebody still listens. */
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

  /** Any script of this origin may post here, so nothing of the message is trusted. */
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
