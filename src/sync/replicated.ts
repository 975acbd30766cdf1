import { adoptStored } from '../model/change/adopt-stored.js';
import { applyChanges } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import type { Conflict } from '../model/change/merge.js';
import { rebase } from '../model/change/rebase.js';
import { newId } from '../model/create.js';
import type { Change, Compaction, Dashboard } from '../model/types.js';
import type {
  KeptConflict,
  Mutation,
  Refusal,
  Replicated,
  ReplicaSync,
  WidgetIds,
} from './types.js';
import { shownRefusals, unsentChanges } from './unsent.js';

// The steps of one replica: a document on this device, and the state of its way to the backend.
//
// States: *synced* while base and document are equal, refused changes apart; *queued* when they
// differ; *sending* with a mutation on its way. `gone` and `removed` end it.
//
// Callers: `SyncedStorage`, inside of one transaction each. A step that answers a request takes the
// fence of that request, and returns `undefined` if another tab was faster: its answer is dropped.
//
// Invariants: nothing is sent that is not in the record first; unsent work is the difference
// between base and document, so that a step can be repeated or lost without harm; the document
// keeps its own revisions, which the backend never sees.

/** The state that a request was made in. If it has moved, another tab has dealt with the answer. */
export interface Fence {
  readonly mutationId: string;
  /** Revision of the base, or 0 without one. */
  readonly baseRevision: number;
}

export interface MergeRules {
  readonly compaction?: Compaction | undefined;
}

const NOTHING: Pick<ReplicaSync, 'refused' | 'conflicts'> = { refused: [], conflicts: [] };

/** A document that the backend has. */
export function fromBackend(document: Dashboard, base = document): Replicated {
  return { document, sync: { ...NOTHING, base } };
}

/** A document that was made on this device. */
export function madeHere(document: Dashboard): Replicated {
  return { document, sync: NOTHING };
}

export function fenceOf({ sync }: Replicated): Fence | undefined {
  const { sending, base } = sync;
  return sending && { mutationId: sending.mutationId, baseRevision: base?.revision ?? 0 };
}

function isPassed(state: Replicated, { mutationId, baseRevision }: Fence): boolean {
  const now = fenceOf(state);
  return now?.mutationId === mutationId && now.baseRevision === baseRevision;
}

/**
 * Puts the next mutation on its way: the one that is, or the first `atMost` of what is unsent.
 * `undefined` if there is nothing to send.
 */
export function startSending(state: Replicated, atMost = Infinity): Replicated | undefined {
  if (state.sync.sending) {
    return state;
  }
  const { document, sync } = state;
  const mutationId = newId('m');
  if (!sync.base) {
    return withSending(state, { mutationId, changes: [], document });
  }
  const changes = unsentChanges(state).slice(0, atMost);
  return changes.length > 0 ? withSending(state, { mutationId, changes }) : undefined;
}

/**
 * The answer to a mutation that the backend has applied. What differs in it from what was sent is
 * adopted (the backend trims, or fills in), except where the user has edited on: that is no
 * conflict, for both are the user's own.
 */
export function acknowledge(
  state: Replicated,
  fence: Fence,
  answer: Dashboard,
  rules: MergeRules = {},
): Replicated | undefined {
  const { base, sending } = state.sync;
  if (!isPassed(state, fence) || !sending) {
    return undefined;
  }
  const settled = withSending(state, undefined);
  const sent = sending.document ?? applyChanges(base ?? answer, sending.changes);
  const later = diffDashboards(sent, state.document);
  try {
    return adopt(settled, applyChanges(answer, later), answer);
  } catch {
    // The later edits do not fit the answer.
    return takeOver(settled, sent, answer, rules);
  }
}

/** The answer to a mutation that was made on an older revision: nothing of it was applied. */
export function merge(
  state: Replicated,
  fence: Fence,
  current: Dashboard,
  rules: MergeRules = {},
): Replicated | undefined {
  return isPassed(state, fence)
    ? takeOver(withSending(state, undefined), state.sync.base ?? current, current, rules)
    : undefined;
}

/**
 * The document of the backend, asked for at `baseRevision`. Not taken over while a mutation is on
 * its way: its answer tells as much, and only that tells if the mutation is in it.
 */
export function receive(
  state: Replicated,
  baseRevision: number,
  current: Dashboard,
  rules: MergeRules = {},
): Replicated | undefined {
  const { base, sending } = state.sync;
  return sending || (base?.revision ?? 0) !== baseRevision
    ? undefined
    : takeOver(state, base ?? current, current, rules);
}

/** Sets aside one change of a mutation that the backend refused as a whole. */
export function refuse(
  state: Replicated,
  fence: Fence,
  change: Change,
  { status, message }: Pick<Refusal, 'status' | 'message'>,
): Replicated | undefined {
  if (!isPassed(state, fence)) {
    return undefined;
  }
  const at = new Date().toISOString();
  const refusal: Refusal = { id: newId('refusal'), change, status, message, at };
  const { document, sync } = withSending(state, undefined);
  return { document, sync: { ...sync, refused: [...sync.refused, refusal] } };
}

/** Forgets a mutation that was not applied, so that what is unsent is sent anew. */
export function giveUp(state: Replicated, fence: Fence): Replicated | undefined {
  return isPassed(state, fence) ? withSending(state, undefined) : undefined;
}

/**
 * The backend has a dashboard of the id that was made here: the two are merged. A widget that only
 * one of them has stays.
 */
export function combine(
  state: Replicated,
  fence: Fence,
  current: Dashboard,
  rules: MergeRules = {},
): Replicated | undefined {
  const sent = state.sync.sending?.document;
  return sent && isPassed(state, fence)
    ? takeOver(withSending(state, undefined), sharedPart(sent, current), current, rules)
    : undefined;
}

/**
 * The backend has no such dashboard any more. The document stays, to be read and exported. With a
 * fence, only if the mutation that found it out is still the one on its way.
 */
export function lose(state: Replicated, fence?: Fence): Replicated | undefined {
  if (fence && !isPassed(state, fence)) {
    return undefined;
  }
  const { document, sync } = state;
  return { document, sync: { ...sync, gone: true } };
}

/** Notes the ids that the backend has given to widgets. */
export function learn(state: Replicated, ids: WidgetIds): Replicated {
  const { document, sync } = state;
  return { document, sync: { ...sync, ids: { ...sync.ids, ...ids } } };
}

/** An edit on this device. Refused changes that it touches are sent again. */
export function edit(state: Replicated, document: Dashboard): Replicated {
  return keepShown({ document, sync: state.sync });
}

/** Sends refused changes again. */
export function retryRefused({ document, sync }: Replicated): Replicated {
  return { document, sync: { ...sync, refused: [] } };
}

/** Takes the backend's version in place of a refused change. */
export function discard(state: Replicated, refusalId: string): Replicated {
  const { base } = state.sync;
  const shown = base && shownRefusals(base, state).refused;
  const found = shown?.find(({ refusal }) => refusal.id === refusalId);
  const refused = state.sync.refused.filter(({ id }) => id !== refusalId);
  const { document } = state;
  const next = found ? applyChanges(document, found.inverse) : document;
  return {
    document: next === document ? document : { ...next, revision: document.revision + 1 },
    sync: { ...state.sync, refused },
  };
}

/** Drops a conflict that the user has settled. */
export function settle({ document, sync }: Replicated, conflictId: string): Replicated {
  const conflicts = sync.conflicts.filter(({ id }) => id !== conflictId);
  return { document, sync: { ...sync, conflicts } };
}

function withSending({ document, sync }: Replicated, sending: Mutation | undefined): Replicated {
  const { sending: _before, ...rest } = sync;
  return { document, sync: sending ? { ...rest, sending } : rest };
}

/** Takes a document of the backend as base, under the edits made since `ancestor`. */
function takeOver(
  { document, sync }: Replicated,
  ancestor: Dashboard,
  theirs: Dashboard,
  { compaction }: MergeRules,
): Replicated {
  const rebased = rebase(document, ancestor, theirs, compaction);
  const isSame = !rebased || rebased.changes.length === 0;
  return keepShown({
    document: isSame ? document : { ...rebased.dashboard, revision: document.revision + 1 },
    sync: {
      ...sync,
      base: theirs,
      conflicts: keepConflicts(sync.conflicts, rebased?.conflicts ?? []),
    },
  });
}

/** The part of the document that was made here which the backend's has, too. */
function sharedPart(sent: Dashboard, theirs: Dashboard): Dashboard {
  const shared = <T>(mine: Readonly<Record<string, T>>, other: object): Record<string, T> =>
    Object.fromEntries(Object.entries(mine).filter(([id]) => Object.hasOwn(other, id)));
  const layouts = Object.entries(sent.layouts).map(([breakpoint, layout]) => [
    breakpoint,
    shared(layout, theirs.layouts[breakpoint] ?? {}),
  ]);
  return {
    ...sent,
    widgets: shared(sent.widgets, theirs.widgets),
    layouts: Object.fromEntries(layouts) as Dashboard['layouts'],
  };
}

/** Shows `next`, with `base` as what the backend has. */
function adopt({ document, sync }: Replicated, next: Dashboard, base: Dashboard): Replicated {
  const { changes, dashboard } = adoptStored(document, next);
  return keepShown({
    document: changes.length > 0 ? { ...dashboard, revision: document.revision + 1 } : document,
    sync: { ...sync, base },
  });
}

/** A later conflict over the same place takes the place of the earlier one. */
function keepConflicts(
  kept: readonly KeptConflict[],
  found: readonly Conflict[],
): readonly KeptConflict[] {
  if (found.length === 0) {
    return kept;
  }
  const at = new Date().toISOString();
  const places = new Set(found.map(placeOf));
  return [
    ...kept.filter((conflict) => !places.has(placeOf(conflict))),
    ...found.map((conflict) => ({ ...conflict, id: newId('conflict'), at })),
  ];
}

function placeOf({ kind, widgetId, breakpoint, path }: Conflict): string {
  return JSON.stringify([kind, widgetId, breakpoint, path]);
}

function keepShown(state: Replicated): Replicated {
  const { document, sync } = state;
  const { base, refused } = sync;
  if (!base || refused.length === 0) {
    return state;
  }
  const shown = shownRefusals(base, state).refused.map(({ refusal }) => refusal);
  return shown.length === refused.length ? state : { document, sync: { ...sync, refused: shown } };
}
