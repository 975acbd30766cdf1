import { equalJson } from '../../../model/canonical.js';
import { own } from '../../../model/record.js';
import type { WidgetId } from '../../../model/types.js';
import { differences, type KeptPart, type KeptWidget } from './kept-part.js';

/** The difference between what the backend has and what it is to have: one step for each part. */
export interface Plan {
  /** Fields of the dashboard. */
  readonly fields: readonly string[];
  readonly removed: readonly WidgetId[];
  readonly added: readonly WidgetId[];
  readonly updated: readonly (readonly [id: WidgetId, fields: readonly string[]])[];
  readonly moved: readonly WidgetId[];
}

export function makePlan(present: KeptPart, target: KeptPart, changesType: boolean): Plan {
  /** True if a widget of both is the same one. */
  const isKept = (before: KeptWidget | undefined, after: KeptWidget | undefined): boolean =>
    before !== undefined &&
    after !== undefined &&
    (changesType || before.fields['type'] === after.fields['type']);
  const ids = Object.keys(target.widgets);
  const kept = ids.filter((id) => isKept(own(present.widgets, id), own(target.widgets, id)));
  const isNew = (id: WidgetId): boolean => !kept.includes(id);
  return {
    fields: differences(present.fields, target.fields),
    removed: Object.keys(present.widgets).filter(isNew),
    added: ids.filter(isNew),
    updated: kept
      .map(
        (id) => [id, differences(present.widgets[id]!.fields, target.widgets[id]!.fields)] as const,
      )
      .filter(([, fields]) => fields.length > 0),
    moved: kept.filter((id) => !equalJson(present.widgets[id]!.rect, target.widgets[id]!.rect)),
  };
}
