import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { USE_WCAG22 } from './scripts/lib/axe.mjs';
import { BROWSER_TESTS, serveBundles } from './scripts/lib/browser-tests.mjs';
import { findChromium, findFirefox, CHROMIUM_FLAGS } from './scripts/lib/browsers.mjs';
import { pageScript } from './scripts/lib/page-script.mjs';
import { countingReporter } from './scripts/lib/wtr-reporter.mjs';
import { self } from './scripts/rollup/self.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const sources = self({ root });
const wanted = (process.env.BROWSERS ?? 'chromium').split(',');
/** The package is CommonJS, which no browser loads. */
const FAKE_TIMERS = '@sinonjs/fake-timers';
function fakeTimers() {
  return pageScript(`export { withGlobal } from '${FAKE_TIMERS}';`, 'esm');
}

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
      // Each page has a window: a background tab of a window gets no animation frames.
      createPage: ({ context }) => context.newPage({ type: 'window' }),
    }),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: { browser: 'firefox', executablePath: findFirefox(), headless: true },
      concurrency: 1,
    }),
};

export default {
  files: BROWSER_TESTS,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  browsers: wanted.map((name) => launchers[name]()),
  browserStartTimeout: 60_000,
  // The longest file, which attacks every widget, takes minutes on a busy machine.
  testsFinishTimeout: 300_000,
  // A busy machine may take seconds for what a person does in one.
  testFramework: { config: { timeout: 30_000 } },
  // npm test collects the counts itself.
  reporters: [process.env.TEST_COUNTS ? countingReporter() : defaultReporter()],
  plugins: [
    a11ySnapshotPlugin(),
    // As with Vite, the text of a style sheet can be imported.
    {
      name: 'inline-styles',
      resolveImport: ({ source }) =>
        source.endsWith('.css?inline') ? `/node_modules/${source}` : undefined,
      async serve({ path, query }) {
        if (!path.endsWith('.css') || query.inline === undefined) {
          return undefined;
        }
        const text = await readFile(join(root, path), 'utf8');
        return { type: 'js', body: `export default ${JSON.stringify(text)};` };
      },
    },
    // The examples import `dash-grid/…` as every consumer does, and get the sources.
    {
      name: 'self',
      resolveImport({ source }) {
        const file = sources.resolveId(source);
        return file ? `/${relative(root, file).replaceAll('\\', '/')}` : undefined;
      },
    },
    esbuildPlugin({
      ts: true,
      // So that modules of packages, which are JavaScript, are not compiled again.
      target: 'esnext',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      define: { __DEV__: 'true' },
    }),
    {
      name: 'fake-timers',
      resolveImport: ({ source }) => (source === FAKE_TIMERS ? '/fake-timers.js' : undefined),
      serve: ({ path }) => (path === '/fake-timers.js' ? fakeTimers() : undefined),
    },
    {
      name: 'axe',
      transform: ({ path, body }) =>
        /\/axe-core\/axe(\.min)?\.js$/.test(path) ? body + USE_WCAG22 : undefined,
    },
    {
      name: 'node-env',
      transform: ({ path, body }) =>
        /\/(@tanstack|echarts|zrender)\//.test(path)
          ? body.replaceAll('process.env.NODE_ENV', '"development"')
          : undefined,
    },
  ],
  middleware: [
    ...(process.env.BUNDLED_TESTS ? [serveBundles] : []),
    // msw requests its worker at the root; the packaged file is served there instead of a copy.
    function mockServiceWorker(context, next) {
      if (context.url === '/mockServiceWorker.js') {
        context.url = '/node_modules/msw/lib/mockServiceWorker.js';
      }
      return next();
    },
  ],
};
