import type { JsonObject, JsonValue } from '../../../model/json.js';
import { DashError, type DashErrorCode } from '../../../model/errors.js';
import { isNewerSchema } from '../../../model/migrate.js';
import { parseDashboard } from '../../../model/parse/dashboard.js';
import { isJsonObject } from '../../../model/record.js';
import type { Dashboard, DashboardId } from '../../../model/types.js';
import { storageError } from '../../storage-error.js';
import type { DashboardSummary } from '../../types.js';
import { notFound } from '../../write-record.js';
import { RestError, statusOfError } from '../rest-error.js';
import { undefinedIfGone } from '../rest-http.js';
import { readList } from '../read-list.js';
import { segment } from '../segment.js';
import type { Dialect } from '../types.js';

const DASHBOARDS = '/dashboards';
const PROBLEM = 'urn:dash-grid:problem:';

/**
 * The contract of this project's own server: revisions, writes that are refused on an old one, and
 * mutations that are applied once, however often they are sent.
 */
export const v1: Dialect = {
  ids: 'client',
  conditionalWrites: true,
  atomic: true,

  async list(http) {
    const { dashboards } = (await http.send('GET', DASHBOARDS)) as JsonObject;
    return readList(dashboards) as unknown as readonly DashboardSummary[];
  },

  async load(http, id, { known }) {
    try {
      const headers: Record<string, string> = known ? { 'if-none-match': etagOf(known) } : {};
      return readDashboard(await http.send('GET', pathOf(id), { headers }), id);
    } catch (error) {
      const status = statusOfError(error);
      if (status === 404) {
        return undefined;
      }
      if (status === 304 && known) {
        return known;
      }
      throw problem(error);
    }
  },

  async create(http, dashboard, { mutationId }) {
    // The server stamps these.
    const { revision: _, createdAt: _created, updatedAt: _updated, ...document } = dashboard;
    const body = { ...document, mutationId } as unknown as JsonObject;
    try {
      return readDashboard(await http.send('POST', DASHBOARDS, { body }), dashboard.id);
    } catch (error) {
      throw statusOfError(error) === 409
        ? (error as RestError).with({ code: 'dashboard-exists' })
        : problem(error);
    }
  },

  async remove(http, id) {
    try {
      await http.send('DELETE', pathOf(id), { headers: { 'if-match': '*' } });
    } catch (error) {
      undefinedIfGone(problem(error));
    }
  },

  async write(http, id, changes, options) {
    const { baseRevision, mutationId } = options;
    // The time of creation is in the tag.
    const base = options.base ?? (await v1.load(http, id, options));
    if (!base) {
      throw notFound(id);
    }
    if (isNewerSchema(base)) {
      throw storageError('newer-schema');
    }
    const headers = { 'if-match': etagOf({ ...base, revision: baseRevision }) };
    const body = { mutationId, changes } as unknown as JsonObject;
    try {
      const answer = await http.send('POST', `${pathOf(id)}/changes`, { body, headers });
      const { document } = answer as JsonObject;
      return { status: 'applied', dashboard: readDashboard(document, id) };
    } catch (error) {
      const { status, body: answer } = error as RestError;
      if (status === 412 && isJsonObject(answer)) {
        return { status: 'conflict', current: readDashboard(answer['current'], id) };
      }
      throw status === 404
        ? (error as RestError).with({ code: 'dashboard-not-found' })
        : problem(error);
    }
  },
};

function pathOf(id: DashboardId): string {
  return `${DASHBOARDS}/${segment(id)}`;
}

/**
 * The tag of a document. With the time of creation in it, a dashboard that was removed and created
 * again is never taken for the one before.
 */
function etagOf({ revision, createdAt }: Dashboard): string {
  return `"${revision}-${Date.parse(createdAt ?? '')}"`;
}

/** A proxy may answer with JSON of its own. */
function readDashboard(json: JsonValue | undefined, id: DashboardId): Dashboard {
  let cause: unknown;
  try {
    const dashboard = parseDashboard(json);
    if (dashboard.id === id && dashboard.revision > 0) {
      return dashboard;
    }
  } catch (error) {
    cause = error;
  }
  throw new DashError(
    'server-failed',
    `The server answered with what is not the dashboard "${id}".`,
    { cause },
  );
}

/** The error with the code and the path of the contract. */
function problem(error: unknown): unknown {
  if (!(error instanceof RestError) || !isJsonObject(error.body)) {
    return error;
  }
  const { type, code, path } = error.body;
  const isOfContract = typeof type === 'string' && type.startsWith(PROBLEM);
  const { status = 0 } = error;
  return error.with({
    ...(isOfContract &&
      typeof code === 'string' &&
      error.code === 'refused' &&
      status < 500 && { code: code as DashErrorCode }),
    ...(typeof path === 'string' && { path }),
  });
}
