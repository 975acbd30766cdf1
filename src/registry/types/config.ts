import type { JsonObject } from '../../model/json.js';

export type JsonSchema = JsonObject;

export interface ConfigFault {
  /** JSON Pointer into the config. */
  readonly path: string;
  readonly message: string;
}

/**
 * Returns the faults of a config, none if it is valid. Compiled at build time for built-in widgets.
 */
export type ConfigValidator = (config: JsonObject) => readonly ConfigFault[];
