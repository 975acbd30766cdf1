import { SCHEMA_VERSION } from './constants.js';
import { DashError } from './errors.js';
import { parseDashboard } from './parse/dashboard.js';
import { WIDGET_FIELDS, readFields } from './parse/fields.js';
import { readJson } from './parse/json.js';
import { isJsonObject } from './record.js';
import { frozenInDevelopment } from './freeze.js';
import type { Dashboard, Widget } from './types.js';

/**
 * Creates a dashboard with a new id, and defaults for all that `init` leaves out.
 *
 * @throws DashError `invalid-document` when `init` holds what no document may hold.
 */
export function createDashboard(init: Partial<Dashboard> = {}): Dashboard {
  return parseDashboard({
    schemaVersion: SCHEMA_VERSION,
    ...init,
    id: init.id ?? newId('dashboard'),
  });
}

/**
 * Creates a widget with a new id, and defaults for all that `init` leaves out. It is on no
 * dashboard until a `widget.add` change adds it.
 *
 * @throws DashError `invalid-document` when `init` holds what no document may hold.
 */
export function createWidget(init: { readonly type: string } & Partial<Widget>): Widget {
  const json = readJson({ ...init, id: init.id ?? newId('widget') }, 'invalid-document');
  if (!isJsonObject(json)) {
    throw new DashError('invalid-document', 'A widget must be an object.');
  }
  return frozenInDevelopment(
    readFields(json, WIDGET_FIELDS, 'invalid-document', () => '') as unknown as Widget,
  );
}

/**
 * The random part of the ids of this page or process. `crypto.randomUUID` would not do: it is
 * missing on plain http.
 */
let own: string | undefined;
let count = 0;

/** Returns a new unique id, `prefix-…`. */
export function newId(prefix = 'id'): string {
  own ??= Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join(
    '',
  );
  return `${prefix}-${own}-${(count++).toString(36)}`;
}
