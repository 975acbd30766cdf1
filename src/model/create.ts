import { SCHEMA_VERSION } from './constants.js';
import { DashError } from './errors.js';
import { parseDashboard } from './parse/dashboard.js';
import { WIDGET_FIELDS, readFields } from './parse/fields.js';
import { readJson } from './parse/json.js';
import { isJsonObject } from './record.js';
import { frozenInDevelopment } from './freeze.js';
import type { Dashboard, Widget } from './types.js';

/**
 * A new dashboard: an id of its own, and defaults for all that `init` leaves out.
 *
 * @throws DashError `invalid-document` when `init` holds what no document may hold.
 */
export function createDashboard(init: Partial<Dashboard> = {}): Dashboard {
  return parseDashboard({ id: newId('dashboard'), schemaVersion: SCHEMA_VERSION, ...init });
}

/**
 * A new widget: an id of its own, and defaults for all that `init` leaves out. It is on no
 * dashboard until a `widget.add` change puts it there.
 *
 * @throws DashError `invalid-document` when `init` holds what no document may hold.
 */
export function createWidget(init: { readonly type: string } & Partial<Widget>): Widget {
  const json = readJson({ id: newId('widget'), ...init }, 'invalid-document');
  if (!isJsonObject(json)) throw new DashError('invalid-document', 'A widget must be an object.');
  return frozenInDevelopment(
    readFields(json, WIDGET_FIELDS, 'invalid-document', () => '') as unknown as Widget,
  );
}

/** A new unique id, `prefix-…`. Works on plain http too, where `crypto.randomUUID` is missing. */
export function newId(prefix = 'id'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
