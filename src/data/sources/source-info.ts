import type { SourceInfo } from '../types.js';

/** The {@link SourceInfo} of a source's options, with the source's own defaults. */
export function infoOf(options: SourceInfo, defaults: SourceInfo = {}): SourceInfo {
  const { title, requestSchema, refreshInterval } = options;
  const own = { title, requestSchema, refreshInterval };
  return {
    ...defaults,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}
