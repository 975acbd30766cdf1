import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trimData } from './data/trim.mjs';
import { renderGuide } from './guide/render.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
function read(...path) {
  return readFile(join(here, ...path), 'utf8');
}

const PLACE = '<!-- dashboard.json -->';
const PART = /<!-- part: ([\w-]+) -->/g;

/** Reads the parts that all pages share, by name. */
async function readParts() {
  const files = await readdir(join(here, 'parts'));
  const texts = await Promise.all(files.map((file) => read('parts', file)));
  return new Map(files.map((file, index) => [file.replace('.html', ''), texts[index]]));
}

/** Reads a page, fills its parts in and marks it in the navigation. */
async function readPage(file, parts) {
  const page = (await read(file)).replace(PART, (_place, name) => {
    if (!parts.has(name)) {
      throw new Error(`demo/${file} wants the part "${name}", which is none.`);
    }
    return parts.get(name);
  });
  const link = `href="${file === 'index.html' ? './' : file}"`;
  if (!page.includes(link)) {
    throw new Error(`No page links to demo/${file}.`);
  }
  return page.replace(link, `${link} aria-current="page"`);
}

/** Fills the dashboard's document into the page, as a host does. */
async function withDashboard(page) {
  if (!page.includes(PLACE)) {
    throw new Error(`demo/index.html has no place for ${PLACE}.`);
  }
  // A `<` could end the script block.
  const json = JSON.stringify(JSON.parse(await read('dashboard.json'))).replaceAll('<', '\\u003c');
  return page.replace(PLACE, () => json);
}

/** The functions that complete a page after its parts are in. */
const FINISH = { 'index.html': withDashboard, 'guide.html': renderGuide };

/** Writes the generated files of the demo: pages, data and guide. */
export async function buildDemo({ outDir }) {
  await mkdir(join(outDir, 'data'), { recursive: true });
  const [files, parts] = await Promise.all([readdir(here), readParts()]);
  const buildPage = async (file) => {
    const page = await readPage(file, parts);
    const finished = (await FINISH[file]?.(page, { outDir })) ?? page;
    await writeFile(join(outDir, file), finished);
  };
  await Promise.all([
    ...files.filter((file) => file.endsWith('.html')).map(buildPage),
    trimData().then((data) => writeFile(join(outDir, 'data/flights.json'), data)),
  ]);
}
