import { parseChange } from '../model/parse/change.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Dashboard } from '../model/types.js';
import type { KeptConflict, Mutation, Refusal, ReplicaSync, WidgetIds } from './types.js';

/**
 * Reads the stored state of a replica, each part for itself: a part that can't be read is missing,
 * which is safe. Without its base, a document is compared with the backend's anew; a mutation that
 * is forgotten is sent again under a new id.
 */
export function readSync(raw: unknown): ReplicaSync {
  const { base, sending, refused, conflicts, ids, removed, gone } = Object(raw) as Partial<
    Record<keyof ReplicaSync, unknown>
  >;
  const read = {
    base: attempt(() => readDocument(base)),
    sending: attempt(() => readMutation(sending)),
    ids: typeof ids === 'object' && ids ? (ids as WidgetIds) : undefined,
    removed: removed === true || undefined,
    gone: gone === true || undefined,
  };
  return {
    ...(Object.fromEntries(
      Object.entries(read).filter(([, value]) => value !== undefined),
    ) as Partial<ReplicaSync>),
    refused: listOf<Refusal>(refused, (one) => ({ ...one, change: parseChange(one.change) })),
    conflicts: listOf<KeptConflict>(conflicts, (one) => one),
  };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function readDocument(raw: unknown): Dashboard | undefined {
  return raw === undefined ? undefined : parseDashboard(raw);
}

function readMutation(raw: unknown): Mutation | undefined {
  const { mutationId, changes, document } = Object(raw) as Partial<Mutation>;
  if (typeof mutationId !== 'string' || !Array.isArray(changes)) {
    return undefined;
  }
  return {
    mutationId,
    changes: changes.map((change) => parseChange(change)),
    ...(document && { document: parseDashboard(document) }),
  };
}

function listOf<T extends { readonly id: string }>(raw: unknown, read: (one: T) => T): T[] {
  return (Array.isArray(raw) ? (raw as (T | null)[]) : []).flatMap((one) => {
    const isSound = typeof one?.id === 'string';
    return (isSound && attempt(() => [read(one)])) || [];
  });
}
