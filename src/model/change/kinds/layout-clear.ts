import { equalJson } from '../../canonical.js';
import { BASE_BREAKPOINT } from '../../constants.js';
import { refuse } from '../../parse/json.js';
import { own, without } from '../../record.js';
import type { Dashboard, LayoutClearChange, LayoutSetChange } from '../../types.js';
import { CODE, type ChangeKind } from './kind.js';
import { readName } from './read-name.js';

/** Drops a whole override. */
export const layoutClear: ChangeKind<LayoutClearChange> = {
  parse(json, path) {
    if (readName(json, 'breakpoint', path) === BASE_BREAKPOINT) {
      refuse(CODE, `${path}/breakpoint`, 'is the base layout, which every dashboard has.');
    }
    return json as unknown as LayoutClearChange;
  },

  apply(dashboard, { breakpoint }) {
    return Object.hasOwn(dashboard.layouts, breakpoint)
      ? { ...dashboard, layouts: without(dashboard.layouts, breakpoint) }
      : dashboard;
  },

  touches() {
    // The change does not say which widgets the cleared layout held.
    return undefined;
  },

  coalesce() {
    return undefined;
  },

  rebaseInverse(change, { present, after }) {
    return hasSameLayout(change, present, after) ? change : undefined;
  },
};

/**
 * A clear that takes a first placement back, place by place: others have placed widgets in the
 * layout since, which stay there.
 */
export function clearPlaces(
  change: LayoutClearChange,
  present: Dashboard,
  after: Dashboard,
): LayoutClearChange | LayoutSetChange {
  const { breakpoint } = change;
  if (hasSameLayout(change, present, after)) {
    return change;
  }
  const places = Object.keys(own(after.layouts, breakpoint) ?? {}).map((id) => [id, null]);
  return { type: 'layout.set', breakpoint, rects: Object.fromEntries(places) };
}

function hasSameLayout({ breakpoint }: LayoutClearChange, a: Dashboard, b: Dashboard): boolean {
  return equalJson(own(a.layouts, breakpoint), own(b.layouts, breakpoint));
}
