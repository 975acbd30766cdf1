import { newId } from '../model/create.js';
import { elect } from './elect.js';

/** The beginning of the names of locks, and the name of the channel. */
const NAME = 'dash-grid:journal-owner';

/** Milliseconds that an owner has to answer, where there are no Web Locks. */
const ANSWER_TIME = 200;

/**
 * The owners of this page, with whether they live: a lock that is released is held a moment longer.
 */
const here = new Map<string, boolean>();

/**
 * The owner of journal entries: one journal of one page. While it lives, its entries are its own to
 * store, and no other page makes them again.
 *
 * A living owner holds a Web Lock of its name. Where there are none, as on plain http, it answers
 * on a channel.
 */
export class JournalOwner {
  readonly id = newId('page');
  #end: (() => void) | undefined;

  /** Lives from now on. */
  claim(): void {
    if (this.#end) {
      return;
    }
    here.set(this.id, true);
    const giveUp = elect(`${NAME}:${this.id}`, () => {});
    const channel = navigatorLocks() ? undefined : openChannel();
    if (channel) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if ((data as { asked?: unknown } | null)?.asked === this.id) {
          channel.postMessage({ lives: this.id });
        }
      };
    }
    this.#end = () => {
      giveUp();
      channel?.close();
    };
  }

  /** Lives no more: what is left in the journal is for others to store. */
  release(): void {
    here.set(this.id, false);
    this.#end?.();
    this.#end = undefined;
  }
}

/** Resolves with those of the owners that live, on this page or another. */
export async function livingOwners(ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const elsewhere = new Set([...ids].filter((id) => !here.has(id)));
  const living = [...ids].filter((id) => here.get(id));
  if (elsewhere.size === 0) {
    return new Set(living);
  }
  const locks = navigatorLocks();
  return new Set([...living, ...(await (locks ? heldBy(locks, elsewhere) : askAll(elsewhere)))]);
}

async function heldBy(locks: LockManager, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const { held = [], pending = [] } = await locks.query();
  const names = new Set([...held, ...pending].map(({ name }) => name));
  return new Set([...ids].filter((id) => names.has(`${NAME}:${id}`)));
}

async function askAll(ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const living = new Set<string>();
  const channel = openChannel();
  if (!channel) {
    return living;
  }
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ANSWER_TIME);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const lives = (data as { lives?: unknown } | null)?.lives;
      if (typeof lives === 'string' && ids.has(lives)) {
        living.add(lives);
      }
      if (living.size === ids.size) {
        resolve();
      }
    };
    ids.forEach((id) => channel.postMessage({ asked: id }));
  });
  channel.close();
  return living;
}

function navigatorLocks(): LockManager | undefined {
  return globalThis.navigator?.locks;
}

function openChannel(): BroadcastChannel | undefined {
  try {
    const channel = new BroadcastChannel(NAME);
    // In Node an open channel would keep the process alive.
    (channel as { unref?: () => void }).unref?.();
    return channel;
  } catch {
    // An opaque origin has no channels.
    return undefined;
  }
}
