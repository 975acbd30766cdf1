// Writes docs/api.txt: what the package exports, so that a change of it is seen in a diff.
// Reads the built declarations; run `node scripts/build.mjs types` first.
import { writeFileSync } from 'node:fs';
import { API_REPORT, apiReport } from './lib/api-report.mjs';

writeFileSync(API_REPORT, apiReport());
