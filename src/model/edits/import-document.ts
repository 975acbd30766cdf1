import { diffDashboards } from '../change/diff.js';
import { importDashboard } from '../import/index.js';
import type { Change, Dashboard } from '../types.js';

/**
 * The changes that replace the content of a dashboard by a document in any format that
 * `importDashboard` reads. Owner, sharing, permissions and default flag are no content and stay.
 *
 * @throws DashError `import-format`, `invalid-document`.
 */
export function replaceDocument(present: Dashboard, input: unknown): Change[] {
  const imported = importDashboard(input, { name: present.name });
  const { id, isDefault, isShared, ownerId, permissions } = present;
  return diffDashboards(present, {
    ...imported,
    id,
    isDefault,
    isShared,
    ownerId,
    permissions,
  });
}
