import { SCHEMA_VERSION } from './constants.js';
import { DashError } from './errors.js';
import { parseDashboard } from './parse/dashboard.js';
import { WIDGET_FIELDS, readFields } from './parse/fields.js';
import { readJson } from './parse/json.js';
import { frozenInDevelopment } from './freeze.js';
import type { JsonObject } from './json.js';
import type { Dashboard, Widget } from './types.js';

/**
 * Creates a dashboard with a new id, and defaults for all that `init` leaves out.
 *
 * @throws DashError `invalid-document` when `init` holds what no document may hold.
 */
export function createDashboard(init: Partial<Dashboard> = {}): Dashboard {
  const given = checkInit('createDashboard', init);
  return parseDashboard({
    schemaVersion: SCHEMA_VERSION,
    ...given,
    id: given.id ?? newId('dashboard'),
  });
}

/**
 * Creates a widget with a new id, and defaults for all that `init` leaves out. It is on no
 * dashboard until a `widget.add` change adds it.
 *
 * @throws DashError `invalid-document` when `init` holds what no document may hold.
 */
export function createWidget(init: { readonly type: string } & Partial<Widget>): Widget {
  const given = checkInit('createWidget', init);
  const json = readJson({ ...given, id: given.id ?? newId('widget') }, 'invalid-document');
  return frozenInDevelopment(
    readFields(
      json as JsonObject,
      WIDGET_FIELDS,
      'invalid-document',
      () => '',
    ) as unknown as Widget,
  );
}

/** Programs without types call with anything. */
function checkInit<T>(call: string, init: T): T {
  if (typeof init !== 'object' || init === null || Array.isArray(init)) {
    const given = Array.isArray(init) ? 'an array' : init === null ? 'null' : typeof init;
    throw new DashError(
      'invalid-document',
      `${call} takes an object with the fields to set, and was given ${given}.`,
    );
  }
  return init;
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
