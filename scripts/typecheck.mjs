// Type-checks the sources, the demo and the examples.
import { generateValidators } from './generate-validators.mjs';
import { runNode } from './lib/run.mjs';

await generateValidators();
const { code } = await runNode(['node_modules/typescript/bin/tsc'], { show: true });
process.exitCode = code;
