export type * from './types.js';
export type * from './json.js';
export { DashError, type DashErrorCode, type DashErrorOptions } from './errors.js';

export {
  BASE_BREAKPOINT,
  DEFAULT_COLUMNS,
  DEFAULT_LIMITS,
  EMPTY_RECT_SIZE,
  SCHEMA_VERSION,
} from './constants.js';
export { createDashboard, createWidget, newId } from './create.js';
export { parseDashboard } from './parse/dashboard.js';
export { parseChange } from './parse/change.js';
export { isNewerSchema } from './migrate.js';
export { placedLayout } from './layout/placed-layout.js';

export { applyChange, applyChanges } from './change/apply.js';
export { invertChange, invertChanges } from './change/invert.js';
export { diffDashboards } from './change/diff.js';
export {
  mergeChanges,
  mergeDashboards,
  type Conflict,
  type MergeOptions,
  type MergeResult,
} from './change/merge.js';

export { canonicalJson, equalDashboards, equalJson } from './canonical.js';
export { deepFreeze } from './freeze.js';
export { formatPointer } from './format-pointer.js';
export { getPointer, parsePointer, setPointer } from './pointer.js';

export { normalizeLayout, type GridRules } from './geometry/normalize.js';
export { startGesture, type Gesture, type GestureOptions } from './geometry/gesture.js';
export { firstFreeSpot } from './geometry/first-free.js';
export { deriveLayout } from './geometry/derive.js';
export { layoutRows, readingOrder } from './geometry/order.js';
export { changedRects, clampRect, clampToLimits } from './geometry/rect.js';

export { importDashboard, type ImportOptions } from './import/index.js';
