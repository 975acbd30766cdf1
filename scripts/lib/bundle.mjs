import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** The graph that the browser build writes: the modules of each chunk, and its imports. */
export const GRAPH_FILE = join(root, 'dist/manifest.json');

export function readGraph() {
  return JSON.parse(readFileSync(GRAPH_FILE, 'utf8'));
}

/** The files that loading `start` loads at once, except those in `without`. */
export function closure(graph, start, without = new Set()) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file) || without.has(file) || !graph[file]) {
      return;
    }
    found.add(file);
    graph[file].imports.forEach(visit);
  };
  start.forEach(visit);
  return found;
}

<<<<<<< HEAD
/** The files that a page loads before any action of its user, without widgets. */
=======
/**
 * Comes with the first widget, whatever its type: src/elements/mount/config-edits.ts exports it.
 */
const WITH_A_WIDGET = 'src/registry/config/edit-config.ts';

/** The files that a page loads before its user does anything, the code of widgets left out. */
>>>>>>> wt-P
export function firstLoadOf(graph) {
  const later = Object.keys(graph).filter((file) => WITH_A_WIDGET in graph[file].modules);
  return closure(graph, ['dash-grid.js', ...later]);
}
