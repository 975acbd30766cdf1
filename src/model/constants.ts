import type { Limits } from './types.js';

/** The name of the layout that every dashboard has. */
export const BASE_BREAKPOINT = 'lg';

/**
 * The schema version that this code writes. Older documents are migrated, newer ones are read-only.
 */
export const SCHEMA_VERSION = 1;

/** Columns of a dashboard that does not define them. */
export const DEFAULT_COLUMNS = 12;

/** Default limits of one user; a host can set others. */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  widgetsPerDashboard: 30,
  dashboardsPerUser: 20,
});

/** The size of a widget that has none in its document or manifest, in grid units. */
export const EMPTY_RECT_SIZE: { readonly w: number; readonly h: number } = Object.freeze({
  w: 4,
  h: 3,
});

/** The most characters of a widget title that is written; longer stored titles are kept. */
export const MAX_TITLE = 100;

/**
 * The greatest `x` or `y` of a placed widget. Widgets that make room for it may go further down.
 */
export const MAX_POSITION = 1_000_000;

/**
 * The greatest `y` that a document may hold: far more than all widgets of one document can reach by
 * pushing each other down.
 */
export const MAX_ROW = 2 ** 30;

/** The greatest `w` or `h` that a document may hold. */
export const MAX_SIZE = 1000;

/** The deepest nesting of a document, counted from its root. */
export const MAX_DEPTH = 100;

/**
 * The most values of one input: a few shared objects in memory could otherwise unfold to billions.
 */
export const MAX_VALUES = 2_000_000;
