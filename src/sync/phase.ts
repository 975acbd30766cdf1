import type { Replicated, SyncPhase } from './types.js';

/** The part of the phase that only the sender of a replica knows. */
export interface SendingState {
  readonly isSending: boolean;
  readonly isOffline: boolean;
  readonly isPaused: boolean;
  /** True if so many tries have failed that the user has to know. */
  readonly isTold: boolean;
  readonly retryAt?: number | undefined;
}

/** The phase of a replica, the most pressing one first. */
export function phaseOf(
  { sync }: Replicated,
  unsent: number,
  { isSending, isOffline, isPaused, isTold, retryAt }: SendingState,
): SyncPhase {
  const { base, sending, refused, conflicts, gone, removed } = sync;
  const hasWork = !base || !!sending || !!removed || unsent > 0;
  if (gone) {
    return 'gone';
  }
  if (isPaused && hasWork) {
    return 'paused';
  }
  if (hasWork && isTold) {
    return 'attention';
  }
  if (isOffline && hasWork) {
    return 'offline';
  }
  if (hasWork && retryAt !== undefined) {
    return 'waiting';
  }
  if (sending && isSending) {
    return 'sending';
  }
  if (hasWork) {
    return 'queued';
  }
  return refused.length > 0 || conflicts.length > 0 ? 'attention' : 'synced';
}
