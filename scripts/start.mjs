// Builds the demo and serves it. On a fresh machine it installs the dependencies first.
import { join } from 'node:path';
import { root } from './lib/root.mjs';
import { installDependencies, requireNode } from './lib/setup.mjs';
import { serve } from './lib/serve.mjs';

const DEFAULT_PORT = 8000;

function wantedPort() {
  const { PORT } = process.env;
  if (!PORT) {
    return { port: DEFAULT_PORT, tries: 50 };
  }
  const port = Number(PORT);
  if (Number.isInteger(port) && port >= 0 && port < 65536) {
    return { port, tries: 1 };
  }
  console.error(`PORT must be a number from 0 to 65535, not “${PORT}”.`);
  return process.exit(1);
}

requireNode();
const wanted = wantedPort();
await installDependencies();
const { buildDemo } = await import('./lib/demo.mjs');
const outDir = join(root, 'dist/demo/');
try {
  await buildDemo({ outDir });
} catch (error) {
  console.error(`The demo could not be built.\n${error.stack}`);
  process.exit(1);
}
try {
  const { url } = await serve({ mounts: { '/': outDir }, ...wanted });
  console.log(`dash-grid demo: ${url}  (Ctrl+C stops it)`);
} catch (error) {
  const reason = error.code === 'EADDRINUSE' ? 'it is taken' : error.message;
  console.error(`Cannot serve on port ${wanted.port}: ${reason}. Choose another with PORT.`);
  process.exit(1);
}
