// `npx dash-grid new` from the packed tarball: the created project installs, tests and builds, and
// the demo loads its widget.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../scripts/lib/root.mjs';
import { run, runNode } from '../scripts/lib/run.mjs';
import { serve } from '../scripts/lib/serve.mjs';
import { AuthoringPage } from './support/authoring-page.mjs';
import { launch, serveDemo } from './support/browser.mjs';
import { manifest } from './support/library.mjs';

const NAME = 'sales-total';
const MINUTE = 60_000;

let folder;
let tarball;
let cli;
let project;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-scaffold-'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  await run('npm', pack, { cwd: root });
  tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  // npx does the same, but through a registry.
  await run('tar', ['-xzf', tarball], { cwd: folder });
  cli = join(folder, 'package', manifest.bin['dash-grid']);
  project = join(folder, 'made', NAME);
});
after(() => rm(folder, { recursive: true, force: true }));

function dashGrid(args, cwd = folder) {
  return runNode([cli, ...args], { cwd });
}
function npm(args) {
  return run('npm', args, { cwd: project, timeout: 3 * MINUTE });
}

test('help says how it is used', async () => {
  const { code, output } = await dashGrid(['--help']);
  assert.equal(code, 0);
  assert.match(output, /Usage: dash-grid new <name>/);
  for (const option of ['--dir', '--sdk', '--help']) {
    assert.ok(output.includes(option), option);
  }
});

test('what is wrong is refused, and nothing is written', async () => {
  await mkdir(join(folder, 'full'));
  await writeFile(join(folder, 'full/notes.txt'), 'mine');
  const cases = [
    [[], /Say what to do/],
    [['make'], /no command "make"/],
    [['new'], /Name the widget/],
    [['new', 'Sales Map'], /lower-case.*such as "sales-map"/],
    [['new', '3d-map'], /such as "d-map"/],
    [['new', '../evil'], /such as "evil"/],
    [['new', 'a', 'b'], /One name is enough/],
    [['new', 'dash-grid'], /taken by dash-grid/],
    [['new', 'x'.repeat(61)], /too long/],
    [['new', 'x', '--color'], /Unknown option '--color'.*--help/],
    [['new', 'x', '--dir', 'full'], /full is not empty: it has notes\.txt.*Nothing was changed/],
    [['new', 'x', '--dir', 'full/notes.txt'], /is a file/],
    [['new', 'x', '--sdk', 'none.tgz'], /There is no .*none\.tgz/],
    [['new', 'x', '--sdk', 'full'], /not the folder of dash-grid/],
    [['new', 'x', '--sdk', 'full/notes.txt'], /is no tarball/],
    [['new', 'x', '--sdk', 'unbuilt'], /is not built.*npm run build/],
  ];
  await mkdir(join(folder, 'unbuilt'));
  await writeFile(join(folder, 'unbuilt/package.json'), '{"name": "dash-grid"}');
  for (const [args, message] of cases) {
    const { code, output } = await dashGrid(args);
    assert.equal(code, 1, args.join(' '));
    assert.match(output, message);
    assert.doesNotMatch(output, /\bat .*\.mjs:\d/, 'no stack');
  }
  assert.deepEqual(await readdir(join(folder, 'full')), ['notes.txt']);
  assert.ok(!existsSync(join(folder, 'x')));
});

test('without --sdk it asks for the published package, in a folder of its name', async () => {
  const { code } = await dashGrid(['new', 'tiny']);
  assert.equal(code, 0);
  const { devDependencies } = JSON.parse(await readFile(join(folder, 'tiny/package.json'), 'utf8'));
  assert.equal(devDependencies['dash-grid'], manifest.version);
});

test('it makes a project that installs, tests and builds', async () => {
  const made = await dashGrid(['new', NAME, '--dir', `made/${NAME}`, '--sdk', tarball]);
  assert.equal(made.code, 0, made.output);
  assert.match(made.output, /cd made\/sales-total\n {2}npm install/);
  const files = await readdir(project, { recursive: true });
  assert.ok(files.includes('.gitignore') && files.includes(join('src', `${NAME}.test.ts`)));
  for (const file of files.filter((name) => /\.\w+$/.test(name))) {
    const text = await readFile(join(project, file), 'utf8');
    assert.doesNotMatch(text, /my.?widget/i, `${file} has another name`);
  }
  const steps = [
    ['install', '--prefer-offline', '--no-audit', '--no-fund'],
    ['test'],
    ['run', 'build'],
  ];
  for (const args of steps) {
    const { code, output } = await npm(args);
    assert.equal(code, 0, `npm ${args.join(' ')}:\n${output}`);
  }
  assert.deepEqual((await readdir(join(project, 'dist'))).sort().slice(0, 2), [
    `${NAME}.js`,
    `${NAME}.js.LEGAL.txt`,
  ]);
});

test('its tests fail when the widget does', async () => {
  const file = join(project, `src/${NAME}.ts`);
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace("changed.has('locale')", 'false'));
  try {
    const { code, output } = await npm(['test']);
    assert.notEqual(code, 0);
    assert.match(output, /When context\.locale changes, it shows what it showed before/);
  } finally {
    await writeFile(file, source);
  }
});

test('the demo loads the file by its URL: it is in the catalog, and works', async () => {
  const widget = await serve({
    mounts: { '/': join(project, 'dist/') },
    headers: { 'access-control-allow-origin': '*' },
  });
  const demo = await serveDemo();
  const browser = await launch();
  try {
    const page = await AuthoringPage.open(browser, `${demo.url}authoring.html`);
    const said = await page.load(`${widget.url}${NAME}.js`);
    assert.match(said, /^good: “Sales total” \(sales-total 0\.1\.0\) is in the catalog now\./);
    await page.addFromCatalog(NAME, 'sales');
    // The widget needs a data source; the page offers one.
    await page.click('.state.unconfigured [data-action="settings"]');
    await page.choose('/source', 'Visitors today');
    await page.saveSettings();
    await page.shows(NAME, '1,284 Total');
    await page.openSettings(NAME);
    await page.fill('/label', 'Guests');
    await page.fill('/decimals', '2');
    await page.saveSettings();
    await page.shows(NAME, '1,284.00 Guests');
    assert.deepEqual(page.problems, []);
  } finally {
    await browser.close();
    await Promise.all([demo.close(), widget.close()]);
  }
});

test('the story page shows the widget in each of its states', async () => {
  const port = 8490;
  const { spawn } = await import('node:child_process');
  const story = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: project,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A separate process group: its esbuild may outlive it, and would keep this run from ending.
    detached: true,
  });
  const browser = await launch();
  try {
    const url = await new Promise((done, failed) => {
      story.stdout.setEncoding('utf8').on('data', (text) => {
        const [address] = /http\S+/.exec(text) ?? [];
        if (address) {
          done(address);
        }
      });
      story.once('exit', () => failed(new Error('npm start has ended')));
    });
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const states = () =>
      page.evaluate(() =>
        [
          ...(document.querySelector('dash-grid')?.shadowRoot?.querySelectorAll('dash-widget') ??
            []),
        ]
          .map(({ state }) => state)
          .join(' '),
      );
    const wanted = 'ready ready unconfigured loading error empty';
    const end = Date.now() + 15_000;
    while ((await states().catch(() => '')) !== wanted && Date.now() < end) {
      await new Promise((go) => setTimeout(go, 100));
    }
    assert.equal(await states(), wanted);
    // The page reloads on a change.
    const reloaded = page.waitForNavigation({ timeout: 15_000, waitUntil: 'domcontentloaded' });
    const file = join(project, `src/${NAME}.ts`);
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('font-size: 32px', 'font-size: 30px'),
    );
    await reloaded;
  } finally {
    process.kill(-story.pid, 'SIGKILL');
    await browser.close();
  }
});
