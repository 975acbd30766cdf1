import type { Dashboard } from '../model/types.js';
import type { DashboardSummary } from './types.js';

/**
 * The row of one stored document in a list. Reads loosely, so that one corrupt document does not
 * hide the others.
 */
export function summarize(
  id: string,
  document: Partial<Dashboard> | null | undefined,
): DashboardSummary {
  const { name, description, ownerId, createdAt, updatedAt } = document ?? {};
  return {
    id,
    name: typeof name === 'string' ? name : id,
    description: typeof description === 'string' ? description : '',
    isDefault: document?.isDefault === true,
    isShared: document?.isShared === true,
    widgetCount: Object.keys(document?.widgets ?? {}).length,
    revision: document?.revision ?? 0,
    ...(ownerId && { ownerId }),
    ...(createdAt && { createdAt }),
    ...(updatedAt && { updatedAt }),
  };
}

/**
 * Sorts a list as users expect it: the default dashboard first, one's own before a shared one; then
 * by newest. RFC 3339 times in UTC sort as text.
 */
export function sortSummaries(summaries: readonly DashboardSummary[]): DashboardSummary[] {
  return [...summaries].sort(
    (a, b) =>
      rank(b) - rank(a) || compare(b.updatedAt ?? '', a.updatedAt ?? '') || compare(a.id, b.id),
  );
}

function rank({ isDefault, isOwner }: DashboardSummary): number {
  return isDefault ? (isOwner === false ? 1 : 2) : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
