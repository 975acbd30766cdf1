import { canonicalJson, equalJson } from '../../model/canonical.js';
import type { JsonObject } from '../../model/json.js';
import type { JsonSchema, SettingsHost } from '../../registry/types/index.js';
import { reasonOf } from './query-draft.js';
import { settingsStrings as strings } from './settings-strings.js';

/** The request by which a type is asked for its choices. */
export type Offered = Pick<SettingsHost, 'config' | 'query' | 'signal'>;
export type LoadOffers = (request: Offered) => Promise<JsonSchema>;

/**
 * A config schema with the choices that only the host knows, made by its type for the present data
 * request.
 */
export class OfferedSchema {
  /** The schema; without those choices until they are loaded. */
  schema: JsonSchema;
  /** The reason why they could not be loaded; empty if they could. */
  fault = '';
  /** Settles when the last request is answered. */
  settled: Promise<void> = Promise.resolve();
  readonly #load: LoadOffers | undefined;
  /** Called with a function that applies the answer. */
  readonly #settle: (apply: () => void) => void;
  #key = '';
  #loading: AbortController | undefined;

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
   * Loads the choices, unless the answer would be the same.
   *
   * @param depends The values that the answer depends on.
   */
  ask(request: Omit<Offered, 'signal'>, depends: JsonObject): void {
    const key = canonicalJson(depends);
    if (!this.#load || key === this.#key) {
      return;
    }
    this.dispose();
    this.#key = key;
    this.#loading = new AbortController();
    this.settled = this.#follow(this.#load, { ...request, signal: this.#loading.signal });
  }

  dispose(): void {
    this.#loading?.abort();
  }

  async #follow(load: LoadOffers, request: Offered): Promise<void> {
    let { schema } = this;
    let fault = '';
    try {
      schema = await load(request);
    } catch (error) {
      fault = strings.offersFailed(reasonOf(error));
    }
    const isNews = fault !== this.fault || !equalJson(schema, this.schema);
    if (!request.signal.aborted && isNews) {
      this.#settle(() => Object.assign(this, { schema, fault }));
    }
  }
}
