import type { Change } from '../types.js';
import { kindOf } from './kinds/index.js';

/** Changes, and the changes that take them back. */
export interface Edit {
  readonly changes: readonly Change[];
  readonly inverse: readonly Change[];
}

/** Joins two consecutive edits into one. Typing in a field stays as small as its last character. */
export function joinEdits(first: Edit, second: Edit): Edit {
  return {
    changes: overwrites(second.changes, first.changes)
      ? second.changes
      : [...first.changes, ...second.changes],
    // An inverse names only the differing parts of a field, so it needs a check of its own.
    inverse: overwrites(first.inverse, second.inverse)
      ? first.inverse
      : [...second.inverse, ...first.inverse],
  };
}

/** True if the first of the `later` changes overwrites all that the `earlier` ones wrote. */
function overwrites([next]: readonly Change[], [last, ...rest]: readonly Change[]): boolean {
  if (next === undefined || last === undefined || rest.length > 0) {
    return false;
  }
  const key = kindOf(next).coalesce(next);
  return key !== undefined && key === kindOf(last).coalesce(last);
}
