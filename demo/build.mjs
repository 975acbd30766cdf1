import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trimData } from './data/trim.mjs';
import { renderGuide } from './guide/render.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const read = (...path) => readFile(join(here, ...path), 'utf8');

const PLACE = '<!-- dashboard.json -->';

/** The page with its dashboard inside, as a host writes it. */
async function buildPage() {
  const [page, dashboard] = await Promise.all([read('index.html'), read('dashboard.json')]);
  if (!page.includes(PLACE)) throw new Error(`demo/index.html has no place for ${PLACE}.`);
  // No `<` may reach the HTML parser inside a script block.
  const json = JSON.stringify(JSON.parse(dashboard)).replaceAll('<', '\\u003c');
  return page.replace(PLACE, () => json);
}

/** Writes what of the demo is made from other files: its page, its data and its guide. */
export async function buildDemo({ outDir }) {
  await mkdir(join(outDir, 'data'), { recursive: true });
  await Promise.all([
    buildPage().then((page) => writeFile(join(outDir, 'index.html'), page)),
    trimData().then((data) => writeFile(join(outDir, 'data/flights.json'), data)),
    renderGuide({ outDir }),
  ]);
}
