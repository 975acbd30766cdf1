import { applyChange } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import { invertChange } from '../model/change/invert.js';
import { rebaseInverse } from '../model/change/rebase-inverse.js';
import { own } from '../model/record.js';
import type { Change, Dashboard, LayoutSetChange } from '../model/types.js';
import type { Refusal, Replicated } from './types.js';

/** The changes that take a refused one back, as far as the document still shows it. */
interface ShownRefusal {
  readonly refusal: Refusal;
  readonly inverse: readonly Change[];
}

export interface Accepted {
  /** The base with the refused changes that the document still shows. */
  readonly target: Dashboard;
  readonly refused: readonly ShownRefusal[];
}

/**
 * The refused changes that the document still shows as they were refused. One that the user has
 * edited since, or that no longer fits, is none any more: what is there now is sent again.
 */
export function shownRefusals(base: Dashboard, { document, sync }: Replicated): Accepted {
  let target = base;
  const refused: ShownRefusal[] = [];
  for (const refusal of sync.refused) {
    const shown = showOne(target, document, refusal.change);
    if (shown) {
      target = shown.after;
      refused.push({ refusal, inverse: shown.inverse });
    }
  }
  return { target, refused };
}

function showOne(
  before: Dashboard,
  document: Dashboard,
  change: Change,
): { after: Dashboard; inverse: readonly Change[] } | undefined {
  try {
    const after = applyChange(before, change);
    const { changes, isPartial } = rebaseInverse(document, {
      inverse: invertChange(before, change),
      after,
    });
    return changes.length > 0 && !isPartial ? { after, inverse: changes } : undefined;
  } catch {
    // It does not fit what the backend has now.
    return undefined;
  }
}

/**
 * The changes that the backend does not have yet, refused ones apart: the difference between what
 * it last said and what this device shows. None for a dashboard that it never had.
 */
export function unsentChanges(state: Replicated): readonly Change[] {
  const { document, sync } = state;
  const { base } = sync;
  if (!base) {
    return [];
  }
  const { target } = shownRefusals(base, state);
  return diffDashboards(target, document).flatMap((change): Change[] =>
    change.type === 'layout.set' ? withoutUnknown(change, base, target) : [change],
  );
}

/** Leaves out the places of widgets that the backend has refused to add. */
function withoutUnknown(
  change: LayoutSetChange,
  { widgets: known }: Dashboard,
  { widgets: refused }: Dashboard,
): LayoutSetChange[] {
  const all = Object.entries(change.rects);
  const kept = all.filter(([id]) => own(known, id) !== undefined || own(refused, id) === undefined);
  if (kept.length === all.length) {
    return [change];
  }
  return kept.length > 0 ? [{ ...change, rects: Object.fromEntries(kept) }] : [];
}
