import type { Change, Dashboard } from '../types.js';
import { kindOf } from './kinds/index.js';
import type { InverseRebase } from './kinds/kind.js';
import { clearPlaces } from './kinds/layout-clear.js';

/**
 * The part of a step's inverse that takes back only the values which the step itself wrote: values
 * that others changed since stay, and so do removed widgets.
 *
 * @param step The changes that take the step back, and the document right after it.
 */
export function rebaseInverse(
  present: Dashboard,
  step: { readonly inverse: readonly Change[]; readonly after: Dashboard },
): { changes: Change[]; isPartial: boolean } {
  const { inverse, after } = step;
  const widgetIds = new Set(Object.keys(present.widgets));
  const rebase: InverseRebase = { present, after, widgetIds };
  const whole = inverse.map((change) =>
    change.type === 'layout.clear' ? clearPlaces(change, present, after) : change,
  );
  const kept = whole.map((change) => kindOf(change).rebaseInverse(change, rebase));
  return {
    changes: kept.filter((change) => change !== undefined),
    isPartial: kept.some((change, index) => change !== whole[index]),
  };
}
