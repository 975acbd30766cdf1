import type { SaveState, StoreEvent } from '../../store/types.js';
import { DashChangeEvent, DashConflictEvent, DashSaveStateEvent } from '../events/index.js';
import { strings } from '../shared/strings.js';
import type { Notice } from './messages.js';

/**
 * Returns the event for hosts that follows from an event of the store; `last` is the save state
 * before it. Changes by the host's own calls raise none.
 */
export function hostEventOf(event: StoreEvent, last: SaveState): Event | undefined {
  if (event.type === 'state' && event.state.saveState !== last) {
    const { saveState, error } = event.state;
    return new DashSaveStateEvent({ saveState, error });
  }
  if (event.type === 'change' && event.origin !== 'api') {
    const { changes, origin, dashboard } = event;
    return new DashChangeEvent({ changes, origin, dashboard });
  }
  if (event.type === 'conflict') {
    const { conflicts, mine, theirs } = event;
    return new DashConflictEvent({ conflicts, mine, theirs });
  }
  return undefined;
}

/** Returns the notice for the user that follows from an event of the store. */
export function noticeOf(event: StoreEvent): Notice | undefined {
  switch (event.type) {
    case 'conflict':
      return { code: 'conflict', message: strings.conflict };
    case 'removed':
      return { code: 'removed', message: strings.removedElsewhere, isError: true };
    case 'notice':
      return { code: event.code, message: event.message };
    default:
      return undefined;
  }
}
