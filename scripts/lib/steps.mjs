import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateValidators } from '../generate-validators.mjs';
import { compileBrowserTests } from './browser-tests.mjs';
import { browserVariable } from './browsers.mjs';
import { NONE } from './counts.mjs';
import { ensureBrowser, howToInstall } from './install-browser.mjs';
import { compilePureTests } from './pure-tests.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const MINUTE = 60_000;

/** Runs a step that passes or fails as a whole. */
async function check(args, options) {
  const { code, output } = await runNode(args, options);
  return code === 0 ? { passed: 1, output: options?.quiet ? '' : output } : { failed: 1, output };
}

/** Runs a step that reports its test counts. A step without a report has failed. */
async function counted(args, { env, timeout }) {
  const folder = await mkdtemp(join(tmpdir(), 'dash-grid-'));
  const file = join(folder, 'counts.json');
  try {
    const { code, output } = await runNode(args, { env: { ...env, TEST_COUNTS: file }, timeout });
    if (!existsSync(file)) {
      return { ...NONE, failed: 1, output };
    }
    const counts = JSON.parse(await readFile(file, 'utf8'));
    if (code !== 0 && counts.failed === 0) {
      counts.failed = 1;
    }
    return { ...counts, output: counts.failed ? output : '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function testFiles(folder) {
  return existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true })
        .filter((file) => file.endsWith('.test.mjs'))
        .sort()
        .map((file) => join(folder, file))
    : [];
}

/** Runs Node test files; without any, the counts are zero. */
async function nodeTests(files, { timeout = 10 * MINUTE, env } = {}) {
  const found = files.filter((file) => existsSync(join(root, file)));
  if (!found.length) {
    return { output: 'There are no such tests.' };
  }
  return counted(['scripts/lib/node-tests.mjs', ...found], { timeout, env });
}

/** The environment that names a browser to the tests, or undefined if there is none. */
async function browserEnvironment(browser) {
  const path = await ensureBrowser(browser);
  return path && { [browserVariable(browser)]: path };
}

/** The tests beside the sources, in one browser. */
async function browserTests(browser, { files }) {
  const env = await browserEnvironment(browser);
  if (env) {
    const args = ['node_modules/@web/test-runner/dist/bin.js'];
    if (files) {
      args.push('--files', ...files);
    }
    const variables = { ...env, BROWSERS: browser, BUNDLED_TESTS: '1' };
    return counted(args, { env: variables, timeout: 15 * MINUTE });
  }
  if (browser === 'chromium') {
    return { failed: 1, output: `No browser to test in. ${howToInstall(browser)}` };
  }
  return { skipped: 1, output: `Skipped: no ${browser} here. ${howToInstall(browser)}` };
}

async function journeys({ files = testFiles('test/journeys') }) {
  const env = await browserEnvironment('chromium');
  if (!env) {
    return { failed: 1, output: `No browser to test in. ${howToInstall('chromium')}` };
  }
  const both = { ...env, ...(await browserEnvironment('firefox')) };
  return nodeTests(files, { env: both, timeout: 20 * MINUTE });
}

async function pureTests() {
  const env = { NODE_OPTIONS: '--enable-source-maps' };
  return nodeTests(await compilePureTests(), { env });
}

async function withChromium(file) {
  return nodeTests([file], { env: await browserEnvironment('chromium') });
}

function step(name, start, options) {
  return { name, start, needs: 'validators', ...options };
}
const built = { needs: 'build' };
const bundled = { needs: 'bundles' };

/** The steps of `npm test`. Several run at a time, the first that can start first: the slowest. */
export const steps = [
  step(
    'validators',
    async () => {
      await generateValidators();
      return { passed: 1 };
    },
    { needs: undefined },
  ),
  step('bundles', async ({ files }) => {
    await compileBrowserTests(files);
    return { passed: 1 };
  }),
  step('build', () =>
    check(['scripts/build.mjs', ...['library', 'browser', 'types', 'manifest', 'demo']], {
      timeout: 10 * MINUTE,
    }),
  ),
  step('firefox', (options) => browserTests('firefox', options), {
    browser: 'firefox',
    ...bundled,
  }),
  step('journeys', journeys, built),
  step('chromium', (options) => browserTests('chromium', options), {
    browser: 'chromium',
    ...bundled,
  }),
  step('eslint', () => check(['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'])),
  step('scaffold', () => withChromium('test/scaffold.test.mjs'), built),
  step('typecheck', () => check(['scripts/typecheck.mjs'])),
  step('consumer', () => nodeTests(['test/consumer.test.mjs']), built),
  step('prettier', () =>
    check(['node_modules/prettier/bin/prettier.cjs', '--check', '.'], { quiet: true }),
  ),
  step('pure', pureTests),
  step('readme', () => withChromium('test/readme.test.mjs'), built),
  step('exports', () => nodeTests(['test/exports.test.mjs']), built),
  step('unit', () => nodeTests(testFiles('test/unit'))),
  step('knip', () => check(['node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors'])),
  step('size', () => check(['scripts/size.mjs', '--check']), built),
];

/** Names for groups of steps. */
export const GROUPS = {
  browser: ['chromium', 'firefox'],
  journey: ['journeys'],
  lint: ['eslint', 'prettier', 'knip'],
};
