// Packs the project, installs the tarball into an empty TypeScript project, and uses it there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import nodeResolve from '@rollup/plugin-node-resolve';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rollup } from 'rollup';
import { root } from '../scripts/lib/root.mjs';

const exec = promisify(execFile);
function npm(args, options) {
  return exec('npm', [...args, '--no-audit', '--no-fund'], options);
}

let folder;
let tarball;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-consumer-'));
  // The scripts are skipped, because dist/ is already built.
  await npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root });
  tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  await cp(join(root, 'test/consumer'), folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  await npm(['install', '--prefer-offline', '--no-package-lock', '--silent', `./${tarball}`], {
    cwd: folder,
  });
});
after(() => rm(folder, { recursive: true, force: true }));

/** Type-checks the project with the compiler of this one. */
async function compile(options) {
  const name = `tsconfig.${options.moduleResolution}.json`;
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    ...options,
  };
  await writeFile(join(folder, name), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return exec(process.execPath, [tsc, '-p', name], { cwd: folder }).then(
    () => '',
    ({ stdout }) => stdout,
  );
}

test('publint finds nothing in the tarball', async () => {
  const { buffer } = new Uint8Array(await readFile(join(folder, tarball)));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  // The template of new widgets becomes a separate package when it is copied.
  const ours = messages.filter(({ code }) => code !== 'NESTED_PACKAGE_JSON_FIELD_IGNORED');
  assert.deepEqual(
    ours.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test('every import finds its types', async () => {
  const script = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const options = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color'];
  // The files for script tags have no types.
  const scripts = ['--exclude-entrypoints', './dash-grid.js', './dash-grid-kit.js'];
  const problems = await exec(process.execPath, [script, tarball, ...options, ...scripts], {
    cwd: folder,
  }).then(
    () => '',
    ({ stdout }) => stdout,
  );
  assert.equal(problems, '');
});

test('a project with a bundler type-checks', async () => {
  assert.equal(await compile({ module: 'ESNext', moduleResolution: 'bundler' }), '');
});

test('a project for Node type-checks', async () => {
  assert.equal(await compile({ module: 'NodeNext', moduleResolution: 'nodenext' }), '');
});

test('its types catch a mistake', async () => {
  const file = join(folder, 'wrong.ts');
  await writeFile(file, await readFile(join(folder, 'wrong.txt')));
  try {
    const errors = await compile({ module: 'ESNext', moduleResolution: 'bundler' });
    const lines = errors.match(/^wrong\.ts\(\d+/gm) ?? [];
    assert.equal(new Set(lines).size, 3, errors);
  } finally {
    await rm(file);
  }
});

test('it runs in Node', async () => {
  const { stdout, stderr } = await exec(process.execPath, ['run.mjs'], { cwd: folder });
  assert.equal(stderr, '');
  assert.equal(stdout.trim(), 'ok');
});

test('the tarball holds what is needed and nothing else', async () => {
  const installed = join(folder, 'node_modules/dash-grid');
  const top = (await readdir(installed)).sort();
  assert.deepEqual(
    top.filter((name) => name !== 'README.md'),
    [
      'CHANGELOG.md',
      'CONVENTIONS.md',
      'LICENSE',
      'bench',
      'custom-elements.json',
      'dist',
      'docs',
      'package.json',
      'scaffold',
    ],
  );
  const dist = (await readdir(join(installed, 'dist'))).sort();
  assert.deepEqual(dist, [
    'chunks',
    'dash-grid-kit.js',
    'dash-grid.js',
    'dev',
    'lib',
    'third-party-licenses.txt',
    'types',
  ]);
  const all = await readdir(join(installed, 'dist'), { recursive: true });
  assert.deepEqual(
    all.filter((file) => /\.test\.|fixture|fake-context|arbitraries/.test(file)),
    [],
  );
});

/** The bundle of a consumer's module, without the dependencies. */
async function bundled(code) {
  const entry = join(folder, 'entry.js');
  await writeFile(entry, code);
  const build = await rollup({
    input: entry,
    external: (id) => !/^[./]|^dash-grid/.test(id),
    plugins: [nodeResolve({ browser: true })],
    onLog() {},
  });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  return output[0].code.trim();
}

test('a bundler drops what is not used and keeps what has side effects', async () => {
  assert.match(await bundled("import 'dash-grid/define';"), /dash-grid/);
  const rest = await bundled("import { DashGrid } from 'dash-grid'; import 'dash-grid/model';");
  assert.doesNotMatch(rest, /class |function /);
});
