import type { DashboardId } from '../model/types.js';
import type { StorageEvent } from './types.js';

type Listener = (event: StorageEvent) => void;

/**
 * Tells other tabs, and other adapters on this page, that a stored document changed. Only a hint: whoever hears it
 * loads the document. A channel object never hears itself, so an adapter is not told of its own writes. Without
 * BroadcastChannel nobody is told, and a conflict tells later.
 */
export class Hints {
  readonly #name: string;
  readonly #listeners = new Map<DashboardId, Set<Listener>>();
  #channel: BroadcastChannel | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  post(event: StorageEvent): void {
    this.#open()?.postMessage(event);
  }

  subscribe(id: DashboardId, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    this.#open();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) {
        this.#listeners.delete(id);
      }
    };
  }

  /** Lets go of the channel, unless somebody still listens. */
  close(): void {
    if (this.#listeners.size === 0) {
      this.#channel?.close();
      this.#channel = undefined;
    }
  }

  #open(): BroadcastChannel | undefined {
    if (!this.#channel && typeof BroadcastChannel !== 'undefined') {
      try {
        this.#channel = new BroadcastChannel(this.#name);
        this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
      } catch {
        // An opaque origin has no channels.
      }
    }
    return this.#channel;
  }

  /** Any script of this origin may post here, so nothing of the message is trusted. */
  #hear(data: unknown): void {
    const { type, id, revision } = (data ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string') {
      return;
    }
    let event: StorageEvent;
    if (type === 'changed' && typeof revision === 'number') {
      event = { type, id, revision };
    } else if (type === 'removed') {
      event = { type, id };
    } else {
      return;
    }
    for (const listener of [...(this.#listeners.get(id) ?? [])]) {
      listener(event);
    }
  }
}
