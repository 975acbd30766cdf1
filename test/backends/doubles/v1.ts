import {
  applyChanges,
  canonicalJson,
  DashError,
  isNewerSchema,
  parseDashboard,
  type Change,
  type Dashboard,
} from '../../../src/model/index.js';
import { isAddressable } from '../../../src/storage/rest/segment.js';
import { stampEdit, stampNew } from '../../../src/storage/stamp.js';
import { sortSummaries, summarize } from '../../../src/storage/summary.js';
import { router, type Backend, type Call } from './backend.js';

const LIMITS = { widgets: 30, dashboards: 20, changes: 500 };
/** No change may write these. */
const NEVER = [
  'id',
  'revision',
  'createdAt',
  'updatedAt',
  'ownerId',
  'permissions',
  'schemaVersion',
];

interface Stored {
  document: Dashboard;
  /** The content of each mutation, by its id. */
  readonly mutations: Map<string, string>;
}

/** The contract v1 in memory, of one user. */
export function createV1Backend(): Backend {
  const stored = new Map<string, Stored>();

  function find({ parts: [id = ''] }: Call): Stored {
    return stored.get(id) ?? refuse(404, 'dashboard-not-found', `There is no dashboard "${id}".`);
  }

  /** True if this mutation was applied already. */
  function isKnown({ mutations }: Stored, mutationId: string, content: unknown): boolean {
    const before = mutations.get(mutationId);
    if (before !== undefined && before !== canonicalJson(content)) {
      refuse(422, 'mutation-reused', 'This mutation id was used with other content.', {
        path: '/mutationId',
      });
    }
    return before !== undefined;
  }

  function requireMatch({ request }: Call, document: Dashboard): void {
    const match = request.headers.get('if-match');
    if (match === null) {
      refuse(428, 'precondition-required', 'Send If-Match.');
    }
    if (match !== etagOf(document)) {
      refuse(412, 'conflict', 'The dashboard has changed since.', {
        current: document,
        currentEtag: etagOf(document),
      });
    }
  }

  function create({ body }: Call): Response {
    const { mutationId, ...init } = body as { mutationId: unknown; id?: string };
    requireMutationId(mutationId);
    const document = guard(() => stampNew(parseDashboard(init)));
    if (!isAddressable(document.id)) {
      refuse(422, 'invalid-document', 'No URL can hold this id.', { path: '/id' });
    }
    const before = stored.get(document.id);
    if (before) {
      if (isKnown(before, mutationId, init)) {
        return answer(200, before.document, before.document);
      }
      refuse(409, 'dashboard-exists', `There is a dashboard "${document.id}" already.`);
    }
    requireRoom(document);
    if (stored.size >= LIMITS.dashboards) {
      refuse(422, 'dashboard-limit', `A user has at most ${LIMITS.dashboards} dashboards.`);
    }
    stored.set(document.id, { document, mutations: new Map([[mutationId, canonicalJson(init)]]) });
    return answer(201, document, document);
  }

  function change(call: Call): Response {
    const entry = find(call);
    const { mutationId, changes } = call.body as { mutationId: unknown; changes: Change[] };
    requireMutationId(mutationId);
    if (!Array.isArray(changes) || changes.length < 1 || changes.length > LIMITS.changes) {
      refuse(422, 'invalid-request', `Send 1 to ${LIMITS.changes} changes.`, { path: '/changes' });
    }
    // A known mutation comes before the revision: its answer may have been lost.
    if (!isKnown(entry, mutationId, changes)) {
      requireMatch(call, entry.document);
      if (isNewerSchema(entry.document)) {
        refuse(422, 'newer-schema', 'Newer code wrote this dashboard.');
      }
      const next = guard(() => {
        changes.forEach(requireWritable);
        return applyChanges(entry.document, changes);
      });
      requireRoom(next);
      entry.document = stampEdit(entry.document, next);
      entry.mutations.set(mutationId, canonicalJson(changes));
    }
    return answer(200, { document: entry.document, applied: true }, entry.document);
  }

  const routes = router(
    {
      'GET /api/v1/dashboards': () =>
        answer(200, {
          dashboards: sortSummaries(
            [...stored.values()].map(({ document }) => ({
              ...summarize(document.id, document),
              isOwner: true,
              permissions: ['dashboard.read', 'dashboard.write'],
            })),
          ),
        }),
      'POST /api/v1/dashboards': create,
      'GET /api/v1/dashboards/:id': (call) => {
        const { document } = find(call);
        return call.request.headers.get('if-none-match') === etagOf(document)
          ? new Response(null, { status: 304, headers: { etag: etagOf(document) } })
          : answer(200, document, document);
      },
      'DELETE /api/v1/dashboards/:id': (call) => {
        const { document } = find(call);
        if (call.request.headers.get('if-match') !== '*') {
          requireMatch(call, document);
        }
        stored.delete(document.id);
        return new Response(null, { status: 204 });
      },
      'POST /api/v1/dashboards/:id/changes': change,
    },
    () => refuse(404, 'not-found', 'There is no such path.'),
  );

  return {
    async handle(request) {
      try {
        return await routes.handle(request);
      } catch (error) {
        if (error instanceof Problem) {
          return error.response;
        }
        throw error;
      }
    },
  };
}

function etagOf({ revision, createdAt }: Dashboard): string {
  return `"${revision}-${Date.parse(createdAt ?? '')}"`;
}

class Problem extends Error {
  constructor(readonly response: Response) {
    super();
  }
}

function refuse(status: number, code: string, title: string, more: object = {}): never {
  const problem = { type: `urn:dash-grid:problem:${code}`, title, status, code, requestId: 'r' };
  throw new Problem(
    new Response(JSON.stringify({ ...problem, ...more }), {
      status,
      headers: { 'content-type': 'application/problem+json' },
    }),
  );
}

function answer(status: number, body: object, document?: Dashboard): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      ...(document && { etag: etagOf(document) }),
    },
  });
}

function guard<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof DashError) {
      const { code, message, path } = error;
      return refuse(422, code, message, path === undefined ? {} : { path: `/changes${path}` });
    }
    throw error;
  }
}

function requireMutationId(id: unknown): asserts id is string {
  if (typeof id !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(id)) {
    refuse(422, 'invalid-request', 'Send 1 to 100 visible ASCII characters.', {
      path: '/mutationId',
    });
  }
}

function requireRoom({ widgets }: Dashboard): void {
  if (Object.keys(widgets).length > LIMITS.widgets) {
    refuse(422, 'widget-limit', `A dashboard has at most ${LIMITS.widgets} widgets.`);
  }
}

function requireWritable(change: Change, index: number): void {
  if (change.type !== 'dashboard.update') {
    return;
  }
  for (const pointer of [...Object.keys(change.set ?? {}), ...(change.unset ?? [])]) {
    if (NEVER.includes(pointer.split('/')[1] ?? '')) {
      throw new DashError('invalid-change', `${pointer} can't be written.`, { path: `/${index}` });
    }
  }
}
