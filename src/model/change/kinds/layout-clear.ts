import { equalJson } from '../../canonical.js';
import { BASE_BREAKPOINT } from '../../constants.js';
import { refuse } from '../../parse/json.js';
import { own, without } from '../../record.js';
import type { LayoutClearChange } from '../../types.js';
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
    const [now, then] = [present, after].map(({ layouts }) => own(layouts, change.breakpoint));
    return equalJson(now, then) ? change : undefined;
  },
};
