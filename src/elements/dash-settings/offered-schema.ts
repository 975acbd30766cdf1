import { canonicalJson, equalJson } from '../../model/canonical.js';
import type { JsonObject } from '../../model/json.js';
import type { JsonSchema, SettingsHost } from '../../registry/types/index.js';
import { reasonOf } from './query-draft.js';
import { settingsStrings as strings } from './settings-strings.js';

/** For what a type is asked what it offers. */
export type Offered = Pick<SettingsHost, 'config' | 'query' | 'signal'>;
export type LoadOffers = (asked: Offered) => Promise<JsonSchema>;

/**
 * A config schema with the choices that only the host knows, as its type makes it for the data
 * request of the moment.
 */
export class OfferedSchema {
  /** Without those choices, until they are known. */
  schema: JsonSchema;
  /** Why they are not. */
  fault = '';
  /** When what was asked last is answered. */
  settled: Promise<void> = Promise.resolve();
  readonly #load: LoadOffers | undefined;
  /** Called with what makes the answer hold. */
  readonly #settle: (apply: () => void) => void;
  #key = '';
  #asking: AbortController | undefined;

  constructor(
    schema: JsonSchema,
    load: LoadOffers | undefined,
    settle: (apply: () => void) => void,
  ) {
    this.schema = schema;
    this.#load = load;
    this.#settle = settle;
  }

  /**
   * Asks what is offered now, unless the answer would be the same.
   *
   * @param depends What the answer depends on.
   */
  ask(asked: Omit<Offered, 'signal'>, depends: JsonObject): void {
    const key = canonicalJson(depends);
    if (!this.#load || key === this.#key) {
      return;
    }
    this.dispose();
    this.#key = key;
    this.#asking = new AbortController();
    this.settled = this.#follow(this.#load, { ...asked, signal: this.#asking.signal });
  }

  dispose(): void {
    this.#asking?.abort();
  }

  async #follow(load: LoadOffers, asked: Offered): Promise<void> {
    let { schema } = this;
    let fault = '';
    try {
      schema = await load(asked);
    } catch (error) {
      fault = strings.offersFailed(reasonOf(error));
    }
    const isNews = fault !== this.fault || !equalJson(schema, this.schema);
    if (!asked.signal.aborted && isNews) {
      this.#settle(() => Object.assign(this, { schema, fault }));
    }
  }
}
