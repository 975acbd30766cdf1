import { copyJson } from '../../model/copy-json.js';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { reasonOf } from '../../model/reason-of.js';
import type { DataSources, ExecuteOptions } from '../types.js';

/** Calls `execute` of a source; see {@link DataSource.execute}. */
export async function execute(
  sources: DataSources,
  source: string,
  request: JsonObject,
  { signal = new AbortController().signal, onProgress }: ExecuteOptions,
): Promise<JsonValue> {
  if (!Object.hasOwn(sources, source)) {
    throw new DashError('unknown-source', `There is no data source "${source}".`);
  }
  const known = sources[source]!;
  if (!('execute' in known) || !known.execute) {
    const text = `The data source "${source}" only reads: it has no execute() to run actions with.`;
    throw new DashError('source-failed', text);
  }
  const progress = (share: number): void => {
    if (!signal.aborted && share >= 0) {
      onProgress?.(Math.min(1, share));
    }
  };
  try {
    return copyJson((await known.execute(copyJson(request), { signal, progress })) ?? null);
  } catch (error) {
    if (error instanceof Error) {
      throw error;
    }
    const text = `The data source "${source}" failed: ${reasonOf(error)}`;
    throw new DashError('source-failed', text, { cause: error });
  }
}
