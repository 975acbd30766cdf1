// Type-checks the sources, the demo and the examples.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generateValidators } from './generate-validators.mjs';
import { root } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

await generateValidators();
const projects = ['tsconfig.json', 'demo/tsconfig.json', 'examples/tsconfig.json'].filter((file) =>
  existsSync(join(root, file)),
);
const results = await Promise.all(
  projects.map((project) =>
    runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', project], { show: true }),
  ),
);
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
