import type { Change } from '../model/types.js';

/** Changes, and the changes that take them back. */
export interface Edit {
  readonly changes: readonly Change[];
  readonly inverse: readonly Change[];
}

/** Two edits, made one after the other, as one. Typing in a field stays as small as its last letter. */
export function joinEdits(first: Edit, second: Edit): Edit {
  const isOverwritten =
    first.changes.length === 1 &&
    second.changes.length === 1 &&
    targetOf(first.changes[0]) === targetOf(second.changes[0]);
  return isOverwritten
    ? { changes: second.changes, inverse: first.inverse }
    : {
        changes: [...first.changes, ...second.changes],
        inverse: [...second.inverse, ...first.inverse],
      };
}

/** What exactly a change writes; unique for changes that can't be overwritten as a whole. */
function targetOf(change: Change | undefined): unknown {
  switch (change?.type) {
    case 'dashboard.update':
    case 'widget.update': {
      const id = change.type === 'widget.update' ? change.id : undefined;
      return JSON.stringify([change.type, id, Object.keys(change.set ?? {}), change.unset]);
    }
    case 'layout.set':
      return JSON.stringify([change.type, change.breakpoint, Object.keys(change.rects)]);
    default:
      return Symbol();
  }
}
