import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

/** Renders the README as a page of the demo, `guide.html`, with its pictures. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const PLACE = '<!-- README.md -->';

function isElsewhere(address) {
  return /^[a-z][a-z+.-]*:|^#/i.test(address);
}

/**
 * The anchor of a heading, as code hosts make it, so that the README's own links work here, too.
 */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function toHtml(markdown) {
  const pictures = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const inner = this.parser.parseInline(tokens);
        return `<h${depth} id="${anchor(text)}">${inner}</h${depth}>\n`;
      },
      // Files of the repository are not part of the demo.
      link({ href, tokens }) {
        if (isElsewhere(href)) {
          return false;
        }
        return this.parser.parseInline(tokens);
      },
      image({ href }) {
        if (!isElsewhere(href)) {
          pictures.push(normalize(href));
        }
        return false;
      },
    },
  });
  return { html: marked.parse(markdown), pictures };
}

async function copyPicture(picture, outDir) {
  const from = join(root, picture);
  if (!from.startsWith(root) || !existsSync(from)) {
    throw new Error(`README.md shows ${picture}, which is not in the repository.`);
  }
  const to = join(outDir, picture);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

/** Fills the README into `page` and copies its pictures. */
export async function renderGuide(page, { outDir }) {
  const { html, pictures } = toHtml(await readFile(join(root, 'README.md'), 'utf8'));
  await Promise.all(pictures.map((picture) => copyPicture(picture, outDir)));
  return page.replace(PLACE, () => html);
}
