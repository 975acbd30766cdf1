import type { SaveState, StoreEvent } from '../../store/types.js';
import { DashChangeEvent, DashConflictEvent, DashSaveStateEvent } from '../events/index.js';
import { strings } from '../shared/strings.js';
import type { Notice } from './messages.js';

/**
 * What hosts hear of an event of the store, before which the save state was `last`. Their own calls
 * are no news to them.
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

/** What the user is told of it. */
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
