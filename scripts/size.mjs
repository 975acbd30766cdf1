// Measures what the browser build makes a page load, and fails when that is too much or holds what
// it must not. If all is well, the sizes are recorded as the baseline that a failure is compared
// with; `--check` records nothing and fails when the baseline names modules that are gone.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { closure, firstLoadOf, GRAPH_FILE, readGraph } from './lib/bundle.mjs';
import { root } from './lib/root.mjs';

const DIST = join(root, 'dist');
const BASELINE = join(root, 'scripts/size-baseline.json');
/**
 * Of each part the module that starts it, and how many bytes that and its imports may have, less
 * what the parts before have brought.
 */
const PARTS = {
  'first load': { limit: 30_000 },
  // The editor of the document, and the commands.
  writing: { start: 'src/elements/dash-grid/writing.ts', limit: 20_000 },
  // The gestures, with gridstack. It never comes without the writing.
  editing: { start: 'src/elements/editing/edit-session.ts', limit: 38_000 },
};
/** Modules of which none may be in the first load. */
const NOT_IN_FIRST_LOAD = [
  /(^|\/)node_modules\/(gridstack|chart\.js|marked|dompurify|@cfworker|ajv|@tanstack)\//,
  // The manifests of the built-in widgets may.
  /^src\/widgets\/[^/]+\//,
  /^src\/elements\/editing\//,
  // The code that writes to a dashboard.
  /^src\/model\/(change|edits|import)\//,
  /^src\/store\/(dashboard-store|editor|history|outbox|replica|rebase|recover)\.ts$/,
  /^src\/storage\/(indexeddb-storage|journal|memory-storage|write-record)\.ts$/,
  /^src\/storage\/(rest|synced)\//,
  // Of the data layer only the trigger that loads it, src/elements/mount/lazy-data-client.ts.
  /^src\/data\//,
  /\.generated\.js$/,
];
const GRIDSTACK = /(^|\/)node_modules\/gridstack\//;
const WIDGET = /^src\/widgets\/([^/]+)\/\1\.ts$/;

if (!existsSync(GRAPH_FILE)) {
  console.error('There is no dist/manifest.json. Run `npm run build` first.');
  process.exit(1);
}
const graph = readGraph();
const files = Object.keys(graph);
function modulesOf(file) {
  return Object.keys(graph[file].modules);
}

const sizes = new Map();
function sizeOf(file) {
  if (!sizes.has(file)) {
    sizes.set(file, brotliCompressSync(readFileSync(join(DIST, file))).length);
  }
  return sizes.get(file);
}
function total(set) {
  return [...set].reduce((sum, file) => sum + sizeOf(file), 0);
}
function kB(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

const problems = [];
const firstLoad = firstLoadOf(graph);
const parts = { 'first load': firstLoad };
for (const [name, { start }] of Object.entries(PARTS)) {
  if (!start) {
    continue;
  }
  const chunk = files.find((file) => graph[file].facade === start);
  if (!chunk) {
    problems.push(`No chunk starts with ${start}, so ${name} is not measured.`);
  }
  const before = new Set(Object.values(parts).flatMap((set) => [...set]));
  parts[name] = closure(graph, chunk ? [chunk] : [], before);
}
if (![...parts.editing].flatMap(modulesOf).some((module) => GRIDSTACK.test(module))) {
  problems.push('The editing holds no gridstack, so it is not measured.');
}

for (const file of firstLoad) {
  for (const module of modulesOf(file)) {
    if (NOT_IN_FIRST_LOAD.some((pattern) => pattern.test(module))) {
      problems.push(`${module} is in the first load (${file}). Load it by a dynamic import.`);
    }
  }
}

/** The modules of some chunks with the length of their code before it is minified. */
function modulesIn(set) {
  return Object.fromEntries(
    [...set]
      .flatMap((file) => Object.entries(graph[file].modules))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const baseline = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, 'utf8')) : {};

/** The modules that grew since the baseline, the most first. */
function growth(name) {
  const before = baseline[name]?.modules ?? {};
  const now = modulesIn(parts[name]);
  return Object.keys({ ...before, ...now })
    .map((module) => ({ module, change: (now[module] ?? 0) - (before[module] ?? 0) }))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => b.change - a.change)
    .slice(0, 20)
    .map(({ module, change }) => `    ${change > 0 ? '+' : ''}${change}  ${module}`)
    .join('\n');
}

for (const [name, set] of Object.entries(parts)) {
  const bytes = total(set);
  const before = baseline[name]?.brotli;
  const change = before === undefined ? '' : `, ${bytes >= before ? '+' : ''}${bytes - before} B`;
  console.log(`${name}: ${kB(bytes)} brotli of at most ${kB(PARTS[name].limit)}${change}`);
  for (const file of set) {
    console.log(`  ${kB(sizeOf(file)).padStart(9)}  ${file}`);
  }
  if (bytes <= PARTS[name].limit) {
    continue;
  }
  const since =
    before === undefined ? 'Its largest modules' : 'Since the baseline these modules changed';
  problems.push(
    `The ${name} is ${bytes - PARTS[name].limit} bytes too large. ${since} (characters before ` +
      `minifying):\n${growth(name)}\n` +
      'Make it smaller, or load what is not needed at once by a dynamic import.',
  );
}

console.log('widgets, with what they share:');
for (const file of files) {
  const type = WIDGET.exec(graph[file].facade ?? '')?.[1];
  if (!type) {
    continue;
  }
  const all = closure(graph, [file], firstLoad);
  console.log(`  ${kB(total(all)).padStart(9)}  ${type} (${kB(sizeOf(file))} its own)`);
}

const named = new Set(Object.values(baseline).flatMap(({ modules }) => Object.keys(modules)));
const built = new Set(files.flatMap(modulesOf));
const gone = [...named].filter((module) => !built.has(module));
if (process.argv.includes('--check')) {
  if (gone.length) {
    problems.push(
      `scripts/size-baseline.json names modules that are gone:\n    ${gone.join('\n    ')}\n` +
        'Record the present ones with `npm run size`, and commit the file.',
    );
  }
} else if (!problems.length) {
  const record = Object.fromEntries(
    Object.entries(parts).map(([name, set]) => [
      name,
      { brotli: total(set), modules: modulesIn(set) },
    ]),
  );
  writeFileSync(BASELINE, `${JSON.stringify(record, null, 2)}\n`);
  console.log('These sizes are the baseline now: scripts/size-baseline.json.');
}
for (const problem of problems) {
  console.error(`✗ ${problem}`);
}
process.exitCode = problems.length ? 1 : 0;
