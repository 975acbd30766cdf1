import type { Limits } from './types.js';

/** The name of the layout that every dashboard has. */
export const BASE_BREAKPOINT = 'lg';

/** The version that this code writes. Older documents are migrated, newer ones are only read. */
export const SCHEMA_VERSION = 1;

/** Columns of a dashboard that names none. */
export const DEFAULT_COLUMNS = 12;

/** What one user may have, unless the host says otherwise. */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  widgetsPerDashboard: 30,
  dashboardsPerUser: 20,
});

/** The size of a widget that neither its document nor its manifest sizes, in grid units. */
export const EMPTY_RECT_SIZE: { readonly w: number; readonly h: number } = Object.freeze({
  w: 4,
  h: 3,
});

/** The most characters that are written to a widget's title; longer stored ones are kept. */
export const MAX_TITLE = 100;

/**
 * The greatest `x` or `y` where a widget is put. Those that make room for it may go further down.
 */
export const MAX_POSITION = 1_000_000;

/**
 * The greatest `y` that a document may hold: all the widgets that fit into one push none so far
 * down.
 */
export const MAX_ROW = 2 ** 30;

/** The greatest `w` or `h` that a document may hold. */
export const MAX_SIZE = 1000;

/** How deep a document may nest, counted from its root. */
export const MAX_DEPTH = 100;

/**
 * How many values one input may hold; a few shared objects in memory can otherwise unfold to
 * billions.
 */
export const MAX_VALUES = 2_000_000;
