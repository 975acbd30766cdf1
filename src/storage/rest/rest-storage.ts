import type { HttpOptions } from '../../http/http.js';
import { equalJson } from '../../model/canonical.js';
import { newId } from '../../model/create.js';
import { DashError } from '../../model/errors.js';
import { parseDashboard } from '../../model/parse/dashboard.js';
import type { Change, Dashboard, DashboardId, WidgetId } from '../../model/types.js';
import type {
  ActionResult,
  ApplyOptions,
  ApplyResult,
  DashboardSummary,
  LoadOptions,
  StorageAdapter,
  StorageCapabilities,
} from '../types.js';
import { notFound } from '../write-record.js';
import { readMessage } from './read-message.js';
import { createRestHttp, type RestHttpOptions } from './rest-http.js';
import { isAddressable } from './segment.js';
import { Sighting } from './sighting.js';
import type { CreateAttempt, Dialect, RestHttp } from './types.js';

export interface RestStorageOptions extends HttpOptions {
  /** The URL that the paths of the dialect are below; a relative one is relative to the page. */
  readonly baseUrl: string | URL;
  readonly dialect: Dialect;
  /** Milliseconds for one answer. Default 30,000. */
  readonly timeout?: number;
}

interface Creation {
  readonly dashboard: Dashboard;
  readonly attempt: CreateAttempt;
  running?: Promise<Dashboard> | undefined;
}

/**
 * Keeps dashboards on a backend, and nothing on this device: without a connection nothing can be
 * loaded or saved. `SyncedStorage` adds a copy that works offline.
 *
 * It asks once and tells how that ended; it never repeats a request, other than after a refresh of
 * credentials. A method rejects with a `DashError` that has the `status` of the answer and
 * `retryAfter`, in milliseconds, if there was one, and the code
 * - `offline` for no answer, `server-failed` for 5xx, 408 and what is not JSON, `rate-limited`: the
 *   same call may succeed later, and is harmless if the first one has arrived;
 * - `unauthorized` (401) and `forbidden` (403);
 * - `dashboard-not-found`, `dashboard-exists`;
 * - `unsupported-change` for what the backend has no place for, before anything is sent;
 * - `refused`, `too-large` and others for what the backend does not take; `path` names the change,
 *   as in `/changes/3`.
 */
export class RestStorage implements StorageAdapter {
  readonly capabilities: StorageCapabilities;
  readonly executeAction?: NonNullable<StorageAdapter['executeAction']>;
  readonly refusal?: NonNullable<StorageAdapter['refusal']>;
  readonly #dialect: Dialect;
  readonly #options: Omit<RestHttpOptions, 'signal'>;
  #http!: RestHttp;
  #requests!: AbortController;
  readonly #sightings = new Map<DashboardId, Sighting>();
  readonly #creations = new Map<DashboardId, Creation>();

  constructor({ dialect, timeout = 30_000, ...options }: RestStorageOptions) {
    this.#dialect = dialect;
    const message = dialect.message?.bind(dialect) ?? readMessage;
    this.#options = { ...options, timeout, message };
    this.#open();
    const { ids, conditionalWrites, atomic } = dialect;
    this.capabilities = {
      persistent: true,
      conditionalWrites,
      durability: 'synced',
      actions: dialect.action !== undefined,
      ids,
      atomic,
    };
    if (dialect.action) {
      this.executeAction = (...call) => this.#act(...call);
    }
    if (dialect.refusal) {
      this.refusal = (dashboard, change) => refusalOf(dialect, dashboard, change);
    }
  }

  list(): Promise<readonly DashboardSummary[]> {
    return typed(() => this.#dialect.list(this.#http));
  }

  load(id: DashboardId, options: LoadOptions = {}): Promise<Dashboard | undefined> {
    return typed(async () => {
      if (!isAddressable(id)) {
        return undefined;
      }
      const sighting = this.#learn(id, options.ids);
      const { document, ids } = sighting;
      const known = document?.revision === options.knownRevision ? document : undefined;
      const found = await this.#dialect.load(this.#http, id, { ids, known });
      if (!found) {
        this.#sightings.delete(id);
        return undefined;
      }
      return this.#see(sighting, found);
    });
  }

  create(dashboard: Dashboard): Promise<Dashboard> {
    return typed(async () => {
      const document = parseDashboard(dashboard);
      const { id } = document;
      if (!isAddressable(id)) {
        const text = `No URL can hold the dashboard id "${id}". Choose another.`;
        throw new DashError('invalid-document', text, { path: '/id' });
      }
      const before = this.#creations.get(id);
      const creation: Creation =
        before && equalJson(before.dashboard, document)
          ? before
          : { dashboard: document, attempt: { mutationId: newId('create'), ids: {} } };
      // The backend may have made it even if the answer is an error, or is lost.
      this.#creations.set(id, creation);
      creation.running ??= this.#create(creation).finally(() => (creation.running = undefined));
      return creation.running;
    });
  }

  async #create({ dashboard, attempt }: Creation): Promise<Dashboard> {
    const created = await this.#dialect.create(this.#http, dashboard, attempt);
    this.#creations.delete(dashboard.id);
    return this.#see(this.#learn(created.id), created);
  }

  apply(id: DashboardId, changes: readonly Change[], options: ApplyOptions): Promise<ApplyResult> {
    return typed(async () => {
      if (!isAddressable(id)) {
        throw notFound(id);
      }
      const sighting = this.#learn(id, options.ids);
      return this.#dialect.conditionalWrites
        ? this.#write(sighting, id, changes, options)
        : sighting.inTurn(() => this.#write(sighting, id, changes, options));
    });
  }

  async #write(
    sighting: Sighting,
    id: DashboardId,
    changes: readonly Change[],
    options: ApplyOptions,
  ): Promise<ApplyResult> {
    const { baseRevision } = options;
    const { document, ids } = sighting;
    const base = options.base ?? (document?.revision === baseRevision ? document : undefined);
    const result = await this.#dialect.write(this.#http, id, changes, {
      ...options,
      ids,
      ...(base && { base }),
      learnt: async (learnt) => {
        this.#learn(id, learnt);
        await options.learnt?.(learnt);
      },
    });
    if (result.status === 'applied') {
      const dashboard = this.#see(sighting, result.dashboard, baseRevision);
      return { status: 'applied', dashboard };
    }
    return { status: 'conflict', current: this.#see(sighting, result.current) };
  }

  remove(id: DashboardId): Promise<void> {
    return typed(async () => {
      if (isAddressable(id)) {
        await this.#dialect.remove(this.#http, id);
        this.#sightings.delete(id);
      }
    });
  }

  /**
   * Ends what is under way, so that a write of many requests does not go on behind the next one.
   */
  close(): void {
    this.#requests.abort(new DashError('offline', 'The connection to the server was closed.'));
    this.#open();
  }

  #open(): void {
    this.#requests = new AbortController();
    this.#http = createRestHttp({ ...this.#options, signal: this.#requests.signal });
  }

  #act(id: DashboardId, widgetId: WidgetId, key: string): Promise<ActionResult> {
    const { ids } = this.#learn(id);
    return typed(async () => this.#dialect.action!(this.#http, id, widgetId, key, ids));
  }

  #learn(id: DashboardId, ids?: Sighting['ids']): Sighting {
    const sighting = this.#sightings.get(id) ?? new Sighting();
    this.#sightings.set(id, sighting);
    if (ids) {
      sighting.ids = { ...sighting.ids, ...ids };
    }
    return sighting;
  }

  #see(sighting: Sighting, dashboard: Dashboard, above?: number): Dashboard {
    return this.#dialect.conditionalWrites
      ? sighting.see(dashboard)
      : sighting.number(dashboard, above);
  }
}

/** A dialect that fails over a change does not keep it from being made. */
function refusalOf(dialect: Dialect, dashboard: Dashboard, change: Change): DashError | undefined {
  try {
    return dialect.refusal?.(dashboard, change);
  } catch {
    return undefined;
  }
}

/** A fault of a dialect is no answer of the backend; callers know `DashError` alone. */
async function typed<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof DashError) {
      throw cause;
    }
    const text = 'The answer of the server could not be understood. Try again.';
    throw new DashError('server-failed', text, { cause });
  }
}
