import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/lib/root.mjs';

const SOURCES = join(root, 'src');

/** The sources without tests, as paths below `src/`. */
function sources() {
  return readdirSync(SOURCES, { recursive: true })
    .filter((file) => /(?<!\.d)(?<!\.test)\.ts$/.test(file))
    .filter((file) => !/(^|\/)testing\//.test(file) && !file.endsWith('-fixture.ts'))
    .sort();
}

/** The sources that a file imports, including lazy and type imports. */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(SOURCES, file), 'utf8'));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(SOURCES, resolve(SOURCES, dirname(file), name)))
    .map((name) => name.replace(/\.js$/, '.ts'))
    .filter((name) => existsSync(join(SOURCES, name)));
}

/**
 * Finds groups of nodes that can all reach each other, by Tarjan's algorithm, without single nodes.
 */
function circles(graph) {
  const found = [];
  const order = new Map();
  const low = new Map();
  const stack = [];
  function visit(node) {
    order.set(node, order.size);
    low.set(node, order.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) {
        visit(next);
      }
      if (stack.includes(next)) {
        low.set(node, Math.min(low.get(node), low.get(next)));
      }
    }
    if (low.get(node) === order.get(node)) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) {
        found.push(circle.sort());
      }
    }
  }
  [...graph.keys()].forEach((node) => order.has(node) || visit(node));
  return found;
}

const graph = new Map(sources().map((file) => [file, importsOf(file)]));

test('the circles of a graph are found', () => {
  const small = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', ['e']],
    ['e', []],
  ]);
  assert.deepEqual(circles(small), [['a', 'b', 'c']]);
});

test('the sources are read with their lazy and type imports', () => {
  assert.ok(graph.size > 300, `${graph.size} sources`);
  const imports = graph.get('elements/dash-grid/dash-grid.ts');
  assert.ok(imports.includes('elements/dash-catalog/open-catalog.ts'), 'lazy');
  assert.ok(imports.includes('model/types.ts'), 'types');
});

test('no circle of imports has more than three files', () => {
  const large = circles(graph).filter((circle) => circle.length > 3);
  assert.deepEqual(large, []);
});

test('no circle of imports goes through folders of elements', () => {
  const folderOf = (file) => /^elements\/([^/]+)\//.exec(file)?.[1];
  const folders = new Map();
  for (const [file, imports] of graph) {
    const folder = folderOf(file);
    if (folder) {
      const others = imports.map(folderOf).filter((other) => other && other !== folder);
      folders.set(folder, new Set([...(folders.get(folder) ?? []), ...others]));
    }
  }
  assert.ok(folders.size > 8, [...folders.keys()].join());
  assert.deepEqual(circles(folders), []);
});

test('the folder of the element stays small', () => {
  const files = sources().filter((file) => file.startsWith('elements/dash-grid/'));
  const lines = files.map(
    (file) => readFileSync(join(SOURCES, file), 'utf8').split('\n').length - 1,
  );
  const sum = lines.reduce((total, count) => total + count, 0);
  assert.ok(sum > 0 && sum <= 1300, `${sum} lines`);
});

test('docs/architecture.md names no file that is not there', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const named = [...text.matchAll(/`((?:src|server|demo|docs|scripts|test|bench)\/[^`\s]*)`/g)].map(
    ([, path]) => path,
  );
  const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
    .map(([, path]) => path)
    .filter((path) => !path.includes(':'))
    .map((path) => join('docs', path));
  assert.ok(named.length > 10, 'it names files');
  const missing = [...named, ...links].filter((path) => !existsSync(join(root, path)));
  assert.deepEqual(missing, []);
});
