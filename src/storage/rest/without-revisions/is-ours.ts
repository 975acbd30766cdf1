import { equalJson } from '../../../model/canonical.js';
import { own } from '../../../model/record.js';
import type { KeptPart, KeptWidget, Named } from './kept-part.js';

/**
 * True if nobody else has changed the dashboard: each part of it is as it was in `base`, or as this
 * write would leave it, because an earlier try has written it already.
 */
export function isOurs(base: KeptPart, present: KeptPart, target: KeptPart): boolean {
  const ids = new Set([base, present, target].flatMap(({ widgets }) => Object.keys(widgets)));
  return (
    isOneOf(present.fields, base.fields, target.fields) &&
    [...ids].every((id) =>
      isOurWidget(own(base.widgets, id), own(present.widgets, id), own(target.widgets, id)),
    )
  );
}

function isOurWidget(
  base: KeptWidget | undefined,
  present: KeptWidget | undefined,
  target: KeptWidget | undefined,
): boolean {
  if (!present) {
    // Removed by this write, perhaps to be added with another type.
    return !base || !target || base.fields['type'] !== target.fields['type'];
  }
  if (!base) {
    // Added by this write, with the defaults of the backend.
    return target !== undefined;
  }
  const after = target ?? base;
  return (
    isOneOf(present.fields, base.fields, after.fields) &&
    [base.rect, after.rect].some((rect) => equalJson(rect, present.rect))
  );
}

function isOneOf(present: Named, base: Named, target: Named): boolean {
  return [...new Set([present, base, target].flatMap(Object.keys))].every((name) =>
    [base, target].some((side) => equalJson(own(side, name), own(present, name))),
  );
}
