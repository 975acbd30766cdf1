import { equalJson } from '../../../model/canonical.js';
import { own } from '../../../model/record.js';
import type { WidgetId } from '../../../model/types.js';
import { differences, type KeptPart, type KeptWidget } from './kept-part.js';

/**
 * Finds widgets of this write that an earlier try has added, though its answer was lost: new in the
 * backend, and equal in content and place to one that is to be added. Where a type is there once,
 * the type alone tells, and a widget that is to be removed becomes the new one of its type.
 *
 * @param present Under our ids, those of the backend for unknown widgets.
 * @returns Our ids, by the ids in `present`.
 */
export function findAdopted(
  base: KeptPart,
  present: KeptPart,
  target: KeptPart,
  takesTypeOnce = false,
): ReadonlyMap<WidgetId, WidgetId> {
  const found = new Map<WidgetId, WidgetId>();
  const strangers = Object.keys(present.widgets).filter(
    (id) => !own(target.widgets, id) && (takesTypeOnce || !own(base.widgets, id)),
  );
  const isSame = takesTypeOnce ? equalTypes : equalWidgets;
  for (const [id, widget] of Object.entries(target.widgets)) {
    const isMissing = !own(present.widgets, id);
    const before = own(base.widgets, id);
    if (isMissing && !(before && equalTypes(before, widget))) {
      const stranger = strangers.find(
        (other) => !found.has(other) && isSame(present.widgets[other]!, widget),
      );
      if (stranger !== undefined) {
        found.set(stranger, id);
      }
    }
  }
  return found;
}

function equalTypes(a: KeptWidget, b: KeptWidget): boolean {
  return a.fields['type'] === b.fields['type'];
}

/** True for two widgets with the same content at the same place. */
function equalWidgets(a: KeptWidget, b: KeptWidget): boolean {
  return differences(a.fields, b.fields).length === 0 && equalJson(a.rect, b.rect);
}
