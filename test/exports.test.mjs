// The exports of package.json exist, and importing them in plain Node has no side effects.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { parseAst } from 'rollup/parseAst';
import { API_REPORT, apiReport } from '../scripts/lib/api-report.mjs';
import { root } from '../scripts/lib/root.mjs';
import { exportedPaths, manifest, specifierOf } from './support/library.mjs';

const exec = promisify(execFile);

/** Runs a module in a new Node process and returns its printed JSON. */
async function inNode(code, conditions = []) {
  const flags = conditions.map((condition) => `--conditions=${condition}`);
  const { stdout, stderr } = await exec(
    process.execPath,
    [...flags, '--input-type=module', '--eval', code],
    { cwd: root },
  );
  const warnings = stderr
    .split('\n')
    .filter((line) => line && !line.startsWith('Lit is in dev mode'));
  assert.deepEqual(warnings, [], 'importing prints no warning of ours');
  return JSON.parse(stdout);
}

/** The globals and tags that importing these modules adds, and the names that they export. */
function importing(specifiers, conditions) {
  return inNode(
    `
    const before = new Set(Reflect.ownKeys(globalThis));
    const exports = {};
    for (const name of ${JSON.stringify(specifiers)}) exports[name] = Object.keys(await import(name));
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String).sort();
    const tags = ['dash-grid', 'dash-widget', 'dash-catalog', 'dash-settings']
      .filter((tag) => globalThis.customElements?.get(tag));
    console.log(JSON.stringify({ added, tags, exports }));
    `,
    conditions,
  );
}

const scripts = exportedPaths().filter(
  ({ path, targets }) => targets.types && path !== './define' && path !== './testing',
);

for (const { path, targets } of exportedPaths()) {
  test(`${path} is there under every condition`, () => {
    for (const [condition, file] of Object.entries(targets)) {
      assert.ok(existsSync(join(root, file)), `${condition}: ${file} is missing`);
    }
    if (targets.types) {
      assert.equal(Object.keys(targets)[0], 'types', 'TypeScript takes the first');
    }
  });
}

for (const conditions of [[], ['development']]) {
  const build = conditions[0] ?? 'production';

  test(`importing the ${build} build in Node defines nothing`, async () => {
    const lit = await importing(['lit', 'lit/decorators.js'], conditions);
    const ours = await importing([manifest.name], conditions);
    const more = ours.added.filter((key) => !lit.added.includes(key));
    assert.deepEqual(more, [], 'no global beyond those of Lit');
    assert.deepEqual(ours.tags, []);
  });

  for (const { path } of scripts) {
    test(`${specifierOf(path)} of the ${build} build can be imported in Node`, async () => {
      const { exports, tags } = await importing([specifierOf(path)], conditions);
      assert.ok(exports[specifierOf(path)].length, 'it exports something');
      assert.deepEqual(tags, []);
    });
  }
}

for (const layer of ['model', 'storage', 'store', 'data', 'registry']) {
  test(`dash-grid/${layer} needs no Lit`, async () => {
    const { added } = await importing([`${manifest.name}/${layer}`]);
    assert.deepEqual(added, []);
    const seen = new Set();
    const visit = (file) => {
      if (seen.has(file)) {
        return;
      }
      seen.add(file);
      for (const { source } of parseAst(readFileSync(file, 'utf8')).body) {
        if (!source) {
          continue;
        }
        assert.doesNotMatch(source.value, /^(lit|gridstack|chart\.js)(\/|$)/, file);
        if (source.value.startsWith('.')) {
          visit(join(file, '..', source.value));
        }
      }
    };
    visit(join(root, manifest.exports[`./${layer}`].default));
  });
}

test('__DEV__ is replaced everywhere', async () => {
  const has = (folder, text) =>
    exec('grep', ['-rl', '--include=*.js', text, join(root, 'dist', folder)]).then(
      () => true,
      () => false,
    );
  for (const folder of ['dev', 'lib', 'chunks']) {
    assert.equal(await has(folder, '__DEV__'), false, `${folder} has __DEV__ left`);
  }
});

test('only what has side effects is said to have them', () => {
  const has = (file) => manifest.sideEffects.includes(file);
  assert.ok(has(manifest.exports['./define'].default));
  assert.ok(has(manifest.exports['./define'].development));
  for (const { targets } of scripts) {
    assert.ok(!has(targets.default) && !has(targets.development), targets.default);
  }
});

test('a module is imported for its effect only where it is said to have one', () => {
  for (const folder of ['dist/dev', 'dist/lib']) {
    for (const name of readdirSync(join(root, folder), { recursive: true })) {
      const text = name.endsWith('.js') ? readFileSync(join(root, folder, name), 'utf8') : '';
      for (const [, target] of text.matchAll(/^import ['"](\.[^'"]+)['"]/gm)) {
        const path = join(folder, name, '..', target).replaceAll('\\', '/');
        assert.ok(manifest.sideEffects.includes(`./${path}`), `${name} imports ${target}`);
      }
    }
  }
});

/** The files that would be published, with their sizes. */
async function packed() {
  const { stdout } = await exec('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    maxBuffer: 1e8,
  });
  const [pack] = JSON.parse(stdout);
  return pack;
}

test('the package is at most 5 MB, and names no file that it does not have', async () => {
  const { unpackedSize, files } = await packed();
  assert.ok(unpackedSize <= 5_000_000, `${unpackedSize} bytes`);
  const paths = new Set(files.map(({ path }) => path));
  for (const path of paths) {
    assert.doesNotMatch(path, /\.map$/);
    if (path.endsWith('.js')) {
      const text = readFileSync(join(root, path), 'utf8');
      assert.doesNotMatch(text, /^\/\/# sourceMappingURL/m, `${path} names a map`);
    }
  }
  for (const field of ['unpkg', 'jsdelivr', 'types', 'customElements']) {
    assert.ok(paths.has(manifest[field].replace('./', '')), field);
  }
  for (const path of [...paths].filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(join(root, path), 'utf8').replace(/```[\s\S]*?```/g, '');
    for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (!/^(https?:|#)/.test(link)) {
        const target = join(path, '..', link.replace(/#.*/, ''));
        assert.ok(paths.has(target), `${path} links to ${link}, which is not in the package`);
      }
    }
  }
});

test('package.json says where the project is', () => {
  const { repository, homepage, bugs } = manifest;
  assert.match(repository.url, /^git\+https:\/\/github\.com\/.+\.git$/);
  const address = repository.url.slice('git+'.length, -'.git'.length);
  assert.ok(homepage.startsWith(address));
  assert.ok(bugs.startsWith(address));
});

test('docs/api.txt says what the package exports', () => {
  const present = readFileSync(API_REPORT, 'utf8').split('\n');
  const wanted = apiReport().split('\n');
  const line = wanted.findIndex((text, index) => text !== present[index]);
  const difference =
    `docs/api.txt differs from the build at line ${line + 1}: it says “${present[line]}”, and the ` +
    `build “${wanted[line]}”. If this change of the public API is meant, run ` +
    '`npm run build && npm run api` and commit the file.';
  assert.ok(present.join('\n') === wanted.join('\n'), difference);
});

test('the root exports what a host needs, and no more', async () => {
  const { exports } = await importing([manifest.name]);
  assert.deepEqual(exports[manifest.name].sort(), [
    'DashError',
    'DashGrid',
    'IndexedDBStorage',
    'MemoryStorage',
    'SourceError',
    'WidgetRegistry',
    'createDashboard',
    'createWidget',
    'define',
    'eventStream',
    'fromElement',
    'fromFunction',
    'fromUrl',
    'graphqlSource',
    'importDashboard',
    'metricSource',
    'parseDashboard',
    'restSource',
    'staticSource',
    'widgetRegistry',
  ]);
});
