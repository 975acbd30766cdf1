import { diffDashboards } from '../../../model/change/diff.js';
import { BASE_BREAKPOINT } from '../../../model/constants.js';
import { createDashboard } from '../../../model/create.js';
import { DashError } from '../../../model/errors.js';
import type { Dashboard, DashboardId } from '../../../model/types.js';
import { notFound } from '../../write-record.js';
import { undefinedIfGone } from '../rest-http.js';
import type { CreateAttempt, Dialect, RestHttp } from '../types.js';
import { Names, renameWidgets } from './names.js';
import { PlainWrite } from './plain-write.js';
import { refusalFor, unsupported } from './refusal.js';
import type { PlainBackend, Reading } from './types.js';

/**
 * A dialect for a backend that has neither revisions nor mutation ids, and names things itself. It
 * reads before it writes, so that it seldom writes over the work of others, and can go on after a
 * failure. Widgets keep the ids that they were made with here.
 */
export function withoutRevisions<R extends Reading>(backend: PlainBackend<R>): Dialect {
  const { types, message, action } = backend;
  return {
    ids: 'server',
    conditionalWrites: false,
    atomic: false,
    ...(types && { types }),
    get keeps() {
      return backend.keeps;
    },
    list: (http) => backend.list(http),

    async load(http, id, { ids }) {
      const reading = await backend.read(http, id);
      const names = new Names(ids);
      return reading && renameWidgets(reading.dashboard, (theirs) => names.ours(theirs));
    },

    create: (http, dashboard, attempt) => create(backend, http, dashboard, attempt),

    async remove(http, id) {
      if (!backend.remove) {
        throw unsupported('This backend has no way to remove a dashboard.');
      }
      await backend.remove(http, id).catch(undefinedIfGone);
    },

    write: (http, id, changes, options) =>
      new PlainWrite(backend, http, id, options).run(options.base, changes),

    refusal: (dashboard, change) => refusalFor(backend, dashboard, change),
    ...(message && { message }),
    ...(action && {
      action: (http, id, widgetId, key, ids) =>
        action(http, id, new Names(ids).theirs(widgetId), key),
    }),
  };
}

/** Makes the dashboard, then writes its widgets; called again, it goes on where it was. */
async function create<R extends Reading>(
  backend: PlainBackend<R>,
  http: RestHttp,
  dashboard: Dashboard,
  attempt: CreateAttempt,
): Promise<Dashboard> {
  if (!backend.create) {
    throw unsupported('This backend has no way to make a dashboard.');
  }
  refuse(backend, dashboard);
  attempt.id ??= await findCreated(backend, http, dashboard, attempt);
  attempt.id ??= await backend.create(http, dashboard);
  const { id, ids } = attempt;
  const reading = await backend.read(http, id);
  if (!reading) {
    throw notFound(id);
  }
  const learnt = async (more: CreateAttempt['ids']): Promise<void> => {
    attempt.ids = { ...attempt.ids, ...more };
  };
  const empty: Dashboard = { ...reading.dashboard, widgets: {}, layouts: { lg: {} } };
  const { widgets, layouts } = dashboard;
  const changes = diffDashboards(empty, { ...empty, widgets, layouts });
  const write = new PlainWrite(backend, http, id, { ids, learnt });
  const result = await write.run(empty, changes);
  if (result.status === 'conflict') {
    throw new DashError('conflict', 'Somebody else has changed the new dashboard meanwhile.');
  }
  const names = new Names(attempt.ids);
  return renameWidgets(result.dashboard, (ours) => names.theirs(ours));
}

/** Nothing of a new dashboard vanishes: what has no place is refused before it is made. */
function refuse<R extends Reading>(backend: PlainBackend<R>, dashboard: Dashboard): void {
  const { ownerId: _, permissions: _permissions, ...chosen } = dashboard;
  const blank = createDashboard({ id: dashboard.id });
  for (const change of diffDashboards(blank, chosen)) {
    const refusal = refusalFor(backend, blank, change);
    if (refusal) {
      throw refusal;
    }
  }
  const breakpoint = Object.keys(dashboard.layouts).find(
    (name) => name !== BASE_BREAKPOINT && !backend.keeps.breakpoints.includes(name),
  );
  if (breakpoint !== undefined) {
    throw unsupported(`This backend has no place for the layout "${breakpoint}".`);
  }
}

/** The dashboard of an earlier try whose answer was lost: new there, with the same texts. */
async function findCreated<R extends Reading>(
  backend: PlainBackend<R>,
  http: RestHttp,
  dashboard: Dashboard,
  attempt: CreateAttempt,
): Promise<DashboardId | undefined> {
  const rows = await backend.list(http);
  const { known } = attempt;
  if (!known) {
    attempt.known = rows.map(({ id }) => id);
    return undefined;
  }
  const { name, description } = backend.normalizeDashboard?.(dashboard) ?? dashboard;
  return rows.find(
    (row) => !known.includes(row.id) && row.name === name && row.description === description,
  )?.id;
}
