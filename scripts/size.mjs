// Measures what the browser build makes a page load, and fails when that is too much or holds what
// it must not. `node scripts/size.mjs --update` records the present sizes as the baseline that a
// failure is compared with.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { closure, firstLoadOf, GRAPH_FILE, readGraph } from './lib/bundle.mjs';
import { root } from './lib/root.mjs';

const DIST = join(root, 'dist');
const BASELINE = join(root, 'scripts/size-baseline.json');
/** Bytes, brotli. */
const LIMITS = { 'first load': 26_000, editing: 34_000 };
/** What must not be in the first load; the manifests of the built-in widgets may. */
const NOT_IN_FIRST_LOAD = [
  /(^|\/)node_modules\/(gridstack|chart\.js|marked|dompurify|@cfworker|ajv|@tanstack)\//,
  /^src\/widgets\/[^/]+\//,
  /^src\/elements\/editing\//,
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

function holds(file, test) {
  return modulesOf(file).some(test);
}
const firstLoad = firstLoadOf(graph);
const withGridstack = files.filter((file) => holds(file, (module) => GRIDSTACK.test(module)));
// gridstack itself, and what brings it with the first edit: whatever loads it later, at once.
const editing = closure(
  graph,
  files.filter(
    (file) =>
      withGridstack.includes(file) ||
      graph[file].dynamicImports.some((other) => withGridstack.includes(other)),
  ),
  firstLoad,
);
const parts = { 'first load': firstLoad, editing };

const problems = [];

if (!withGridstack.length) {
  problems.push('No chunk holds gridstack, so editing is not measured.');
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

/** What grew since the baseline, the most first. */
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
  console.log(`${name}: ${kB(bytes)} brotli of at most ${kB(LIMITS[name])}${change}`);
  for (const file of set) {
    console.log(`  ${kB(sizeOf(file)).padStart(9)}  ${file}`);
  }
  if (bytes <= LIMITS[name]) {
    continue;
  }
  const since =
    before === undefined ? 'Its largest modules' : 'Since the baseline these modules changed';
  problems.push(
    `The ${name} is ${bytes - LIMITS[name]} bytes too large. ${since} (characters before ` +
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

if (process.argv.includes('--update')) {
  const record = Object.fromEntries(
    Object.entries(parts).map(([name, set]) => [
      name,
      { brotli: total(set), modules: modulesIn(set) },
    ]),
  );
  writeFileSync(BASELINE, `${JSON.stringify(record, null, 2)}\n`);
  console.log('The baseline is recorded.');
}
for (const problem of problems) {
  console.error(`✗ ${problem}`);
}
process.exitCode = problems.length ? 1 : 0;
