import type { SourceInfo } from '../types.js';

/** What the options of a source say of it; what they leave out is as the source itself has it. */
export function infoOf(options: SourceInfo, defaults: SourceInfo = {}): SourceInfo {
  const { title, requestSchema, refreshInterval } = options;
  const own = { title, requestSchema, refreshInterval };
  return {
    ...defaults,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}
