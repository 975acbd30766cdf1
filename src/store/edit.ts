import type { Change } from '../model/types.js';

/** Changes, and the changes that take them back. */
export interface Edit {
  readonly changes: readonly Change[];
  readonly inverse: readonly Change[];
}

/**
 * Two edits, made one after the other, as one. Typing in a field stays as small as its last letter.
 */
export function joinEdits(first: Edit, second: Edit): Edit {
  return {
    changes: overwrites(second.changes, first.changes)
      ? second.changes
      : [...first.changes, ...second.changes],
    // An inverse names only the parts of a field that differ, so this is a question of its own.
    inverse: overwrites(first.inverse, second.inverse)
      ? first.inverse
      : [...second.inverse, ...first.inverse],
  };
}

/** True if the first of the `later` changes writes again all that the `earlier` ones wrote. */
function overwrites(later: readonly Change[], earlier: readonly Change[]): boolean {
  return earlier.length === 1 && targetOf(later[0]) === targetOf(earlier[0]);
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
