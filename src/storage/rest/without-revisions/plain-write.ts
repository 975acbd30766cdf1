import { applyChange, applyChanges } from '../../../model/change/apply.js';
import type { Change, Dashboard, DashboardId, WidgetId } from '../../../model/types.js';
import type { ApplyResult } from '../../types.js';
import { notFound } from '../../write-record.js';
import { statusOfError } from '../rest-error.js';
import type { RestHttp, WriteOptions } from '../types.js';
import { findAdopted } from './adopt.js';
import { withPath } from './blame.js';
import { isOurs } from './is-ours.js';
import { keptPart } from './kept-part.js';
import { Names, renameWidgets } from './names.js';
import { refusalFor } from './refusal.js';
import { sendPlan } from './send-plan.js';
import type { PlainBackend, Reading } from './types.js';

/** The dashboard as the backend has it now. */
interface Present<R extends Reading> {
  readonly reading: R;
  /** Under our ids. */
  readonly dashboard: Dashboard;
}

/** The same, beside the document that the changes were made on. */
interface Compared<R extends Reading> extends Present<R> {
  readonly base: Dashboard;
}

/**
 * One write to a backend without revisions: reads, compares, and sends what is still to be done.
 *
 * Called again with the same changes after a failure, it finds what it has written already, and
 * sends the rest. Work of others that it reads is not written over; what they write between its
 * reading and its writing is.
 */
export class PlainWrite<R extends Reading> {
  readonly #backend: PlainBackend<R>;
  readonly #http: RestHttp;
  readonly #id: DashboardId;
  readonly #options: Pick<WriteOptions, 'learnt'>;
  readonly #names: Names;

  constructor(
    backend: PlainBackend<R>,
    http: RestHttp,
    id: DashboardId,
    options: Pick<WriteOptions, 'ids' | 'learnt'>,
  ) {
    this.#backend = backend;
    this.#http = http;
    this.#id = id;
    this.#options = options;
    this.#names = new Names(options.ids);
  }

  /** @param base The document that the changes were made on, if it is known. */
  async run(base: Dashboard | undefined, changes: readonly Change[]): Promise<ApplyResult> {
    if (!base) {
      return { status: 'conflict', current: (await this.#read()).dashboard };
    }
    const target = applyChanges(base, changes);
    this.#refuse(base, changes);
    const present = await this.#readAndAdopt(base, target);
    if (!this.#isOurs(present, target)) {
      return { status: 'conflict', current: present.dashboard };
    }
    try {
      return { status: 'applied', dashboard: await this.#send(present, target, changes) };
    } catch (error) {
      if (statusOfError(error) !== 404) {
        throw error;
      }
      // Somebody has removed the dashboard, or a widget that this write changes.
      const current = await this.#readAndAdopt(base, target);
      if (this.#isOurs(current, target)) {
        throw error;
      }
      return { status: 'conflict', current: current.dashboard };
    }
  }

  #refuse(base: Dashboard, changes: readonly Change[]): void {
    let dashboard = base;
    changes.forEach((change, index) => {
      const refusal = refusalFor(this.#backend, dashboard, change);
      if (refusal) {
        throw withPath(refusal, `/changes/${index}${refusal.path ?? ''}`);
      }
      dashboard = applyChange(dashboard, change);
    });
  }

  async #read(): Promise<Present<R>> {
    const reading = await this.#backend.read(this.#http, this.#id);
    if (!reading) {
      throw notFound(this.#id);
    }
    const dashboard = renameWidgets(reading.dashboard, (theirs) => this.#names.ours(theirs));
    return { reading, dashboard };
  }

  async #readAndAdopt(base: Dashboard, target: Dashboard): Promise<Compared<R>> {
    const { reading, dashboard } = await this.#read();
    const parts = this.#parts(base, dashboard, target);
    const adopted = findAdopted(...parts, this.#backend.takesTypeOnce);
    for (const [stranger, id] of adopted) {
      await this.#pair(id, this.#names.theirs(stranger));
    }
    const rename = (id: WidgetId): WidgetId => adopted.get(id) ?? id;
    return {
      reading,
      dashboard: renameWidgets(dashboard, rename),
      base: renameWidgets(base, rename),
    };
  }

  #isOurs({ base, dashboard }: Compared<R>, target: Dashboard): boolean {
    return isOurs(...this.#parts(base, dashboard, target));
  }

  #parts(base: Dashboard, present: Dashboard, target: Dashboard) {
    const part = (dashboard: Dashboard) => keptPart(dashboard, this.#backend);
    return [part(base), part(present), part(target)] as const;
  }

  /** Every id is remembered before the next request. */
  async #pair(id: WidgetId, theirs: string): Promise<void> {
    await this.#options.learnt(this.#names.pair(id, theirs));
  }

  #send({ reading, dashboard }: Present<R>, target: Dashboard, changes: readonly Change[]) {
    return sendPlan({
      backend: this.#backend,
      writing: { http: this.#http, id: this.#id, reading },
      names: this.#names,
      changes,
      present: dashboard,
      target,
      pair: (id, theirs) => this.#pair(id, theirs),
      readAgain: async () => (await this.#read()).dashboard,
    });
  }
}
