import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { USE_WCAG22 } from '../../scripts/lib/axe.mjs';
import { root } from '../../scripts/lib/root.mjs';

/** The source text of axe, to be evaluated in a page. */
export const AXE =
  readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8') + USE_WCAG22;

/** Runs in the page: returns axe's findings, one line each. */
export async function violations() {
  const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.flat().join(' ')} ${failureSummary}`,
    ),
  );
}
