import {
  applyChanges,
  diffDashboards,
  type Change,
  type Dashboard,
} from '../../../src/model/index.js';
import type { ApplyResult, RestStorage, WidgetIds } from '../../../src/storage/index.js';

/** One device in front of a backend: what it knows, as a replica on it would. */
export class Device {
  base!: Dashboard;
  ids: WidgetIds = {};
  #mutations = 0;

  constructor(
    public storage: RestStorage,
    readonly id: string,
  ) {}

  async load(): Promise<Dashboard> {
    this.base = (await this.storage.load(this.id, { ids: this.ids }))!;
    return this.base;
  }

  /** Writes once. What the answer tells is kept. */
  async try(changes: readonly Change[]): Promise<ApplyResult> {
    const { base, ids } = this;
    const result = await this.storage.apply(this.id, changes, {
      baseRevision: base.revision,
      mutationId: `m${++this.#mutations}`,
      base,
      ids,
      learnt: async (learnt) => {
        this.ids = { ...this.ids, ...learnt };
      },
    });
    this.base = result.status === 'applied' ? result.dashboard : result.current;
    return result;
  }

  /** Writes until it is done. Returns the document. */
  async write(...changes: Change[]): Promise<Dashboard> {
    const target = applyChanges(this.base, changes);
    for (let tries = 0; tries < 10; tries++) {
      try {
        const result = await this.try(changes);
        if (result.status === 'applied') {
          return result.dashboard;
        }
        throw new Error(`a conflict: ${JSON.stringify(diffDashboards(target, result.current))}`);
      } catch (error) {
        const { code } = error as { code?: string };
        if (code !== 'offline' && code !== 'server-failed' && code !== 'rate-limited') {
          throw error;
        }
      }
    }
    throw new Error('it never succeeded');
  }
}
