import { own } from '../../../model/record.js';
import type { WidgetId } from '../../../model/types.js';
import type { KeptPart, KeptWidget } from './kept-part.js';

/**
 * Finds widgets of this write that an earlier try has added, though its answer was lost: new in the
 * backend, and equal in content and place to one that is to be added.
 *
 * @param present Under our ids, those of the backend for unknown widgets.
 * @param isSame Compares a widget there with one of this write.
 * @returns Our ids, by the ids in `present`.
 */
export function findAdopted(
  base: KeptPart,
  present: KeptPart,
  target: KeptPart,
  isSame: (a: KeptWidget, b: KeptWidget) => boolean,
): ReadonlyMap<WidgetId, WidgetId> {
  const found = new Map<WidgetId, WidgetId>();
  const strangers = Object.keys(present.widgets).filter(
    (id) => !own(base.widgets, id) && !own(target.widgets, id),
  );
  for (const [id, widget] of Object.entries(target.widgets)) {
    const isMissing = !own(present.widgets, id);
    const before = own(base.widgets, id);
    if (isMissing && before?.fields['type'] !== widget.fields['type']) {
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
