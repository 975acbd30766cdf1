import type { DashboardUpdateChange } from '../../types.js';
import type { ChangeKind } from './kind.js';
import { applyPatch, DASHBOARD_PATCH, keyOfPatch, parsePatch, rebasePatch } from './patch.js';

/** Writes fields of the dashboard itself. */
export const dashboardUpdate: ChangeKind<DashboardUpdateChange> = {
  parse(json, path) {
    return parsePatch<DashboardUpdateChange>(json, DASHBOARD_PATCH, path);
  },

  apply(dashboard, change, path) {
    return applyPatch(dashboard, change, DASHBOARD_PATCH, path);
  },

  touches() {
    return [];
  },

  coalesce(change) {
    return keyOfPatch(change);
  },

  rebaseInverse(change, { present, after }) {
    return rebasePatch(change, present, after);
  },
};
