import type { GridRules } from '../geometry/normalize.js';
import type { Compaction, Dashboard } from '../types.js';

/**
 * The columns and the compaction that a dashboard is shown and edited with.
 *
 * @param options `columns` overrides the columns of the document.
 */
export function gridRules(
  dashboard: Dashboard,
  options: { readonly columns?: number | undefined; readonly compaction: Compaction },
): GridRules {
  return { columns: options.columns ?? dashboard.columns, compaction: options.compaction };
}
