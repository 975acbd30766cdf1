import { SCHEMA_VERSION } from './constants.js';
import type { JsonObject } from './json.js';
import { own } from './record.js';
import type { Dashboard } from './types.js';

/** Turns a document of one schema version into one of the next. */
type Migration = (document: JsonObject) => JsonObject;

/** The step at index n leads from version n to n + 1. */
const MIGRATIONS: readonly Migration[] = [
  // Documents written by hand often have no version; their shape is that of version 1.
  (document) => document,
];

/**
 * The document in the shape of the current version. A document without a version counts as
 * version 0; one from a newer version is returned as it is.
 */
export function migrate(document: JsonObject, steps = MIGRATIONS): JsonObject {
  const stored = own(document, 'schemaVersion') ?? 0;
  // A version that is no whole number is reported by the field check.
  if (typeof stored !== 'number' || !Number.isInteger(stored) || stored < 0) {
    return document;
  }
  return steps
    .slice(stored)
    .reduce(
      (older, step, index) => ({ ...step(older), schemaVersion: stored + index + 1 }),
      document,
    );
}

/** True if newer code wrote the document: it may be shown, but never rewritten. */
export function isNewerSchema(dashboard: Pick<Dashboard, 'schemaVersion'>): boolean {
  return dashboard.schemaVersion > SCHEMA_VERSION;
}
