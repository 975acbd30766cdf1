import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser, FLAGS } from './scripts/find-browser.mjs';

const tsconfig = fileURLToPath(new URL('./tsconfig.json', import.meta.url));

export default {
  files: 'src/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig })],
  browsers: [chromeLauncher({ launchOptions: { executablePath: findBrowser(), args: FLAGS } })],
  browserStartTimeout: 60_000,
};
