import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** The description of the chunks that the browser build writes: their modules and imports. */
export const GRAPH_FILE = join(root, 'dist/manifest.json');

export function readGraph() {
  return JSON.parse(readFileSync(GRAPH_FILE, 'utf8'));
}

/** The files that loading `start` loads at once, less those in `without`. */
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

/** The files that a page loads before any action of its user, without widgets. */
export function firstLoadOf(graph) {
  return closure(graph, ['dash-grid.js']);
}
