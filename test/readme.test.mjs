// The snippets of the README and the guides work: pages are opened in a browser, modules are
// bundled with the built package as a host bundles it, and commands exist. A snippet whose first
// line is a comment with a file name, such as `// hello.ts`, is that file, and other snippets can
// import it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { root } from '../scripts/lib/root.mjs';
import { serve } from '../scripts/lib/serve.mjs';
import { launch } from './support/browser.mjs';
import { manifest } from './support/library.mjs';

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const snippets = documents.flatMap((document) => {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, code], index) => {
    const file = /^(?:\/\/|<!--)\s*([\w-]+\.\w+)/.exec(code)?.[1];
    const line = text.slice(0, text.indexOf(code)).split('\n').length;
    const unnamed = `${document.replace(/\W/g, '-')}-${index}.${language}`;
    return { language, code, file: file ?? unnamed, line: `${document}:${line}` };
  });
});

const modules = snippets.filter(({ language }) =>
  /^(?:js|ts|javascript|typescript)$/.test(language),
);
const pages = snippets.filter(({ language }) => language === 'html');
const commands = snippets.filter(({ language }) => /^(?:sh|bash|shell)$/.test(language));
function compiled(file) {
  return file.replace(/\.ts$/, '.js');
}

let folder;
let server;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-readme-'));
  // The snippets import other packages, too.
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await Promise.all(modules.map(({ file, code }) => writeFile(join(folder, file), code)));
  server = await serve({ mounts: { '/': folder, '/dist/': join(root, 'dist') } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

/** Bundles a snippet with the built package and with the snippets that it imports. */
async function bundle(file) {
  await build({
    entryPoints: [join(folder, file)],
    outdir: join(folder, 'bundled'),
    bundle: true,
    splitting: true,
    format: 'esm',
    conditions: ['development'],
    logLevel: 'silent',
  });
  return `/bundled/${compiled(basename(file))}`;
}

/** Opens a page and returns its problems. */
async function open(html) {
  const file = 'page.html';
  await writeFile(join(folder, file), html);
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${server.url}${file}`, { waitUntil: 'load' });
  const found = await page.evaluate(async () => {
    const grid = document.querySelector('dash-grid');
    if (!grid) {
      return { defined: false };
    }
    // The scripts of the page have run: a snippet that does not define the grid has no more to do.
    if (customElements.get('dash-grid')) {
      await Promise.race([grid.ready, new Promise((done) => setTimeout(done, 10_000))]);
    }
    return {
      defined: Boolean(customElements.get('dash-grid')),
      widgets: Object.keys(grid.dashboard?.widgets ?? {}).length,
    };
  });
  await page.close();
  return { problems, ...found };
}

const PAGE_START = '<!doctype html><meta charset="utf-8" /><title>README</title>';

test('there are snippets of each kind', () => {
  assert.ok(pages.length && modules.length && commands.length);
});

for (const { file, line } of modules) {
  test(`${line}: ${file} can be bundled and runs`, async () => {
    const script = await bundle(file);
    const html = `${PAGE_START}<dash-grid></dash-grid><script type="module" src="${script}"></script>`;
    const { problems } = await open(html);
    assert.deepEqual(problems, []);
  });
}

for (const { code, line } of pages) {
  test(`${line}: the page shows a dashboard`, async () => {
    let html = code.replace(/(["'])[^"'\s]*\/(dash-grid(?:-kit)?\.js)/g, '$1/dist/$2');
    for (const [match, name] of code.matchAll(/src="(?:\.\/)?([\w-]+)\.js"/g)) {
      const module = modules.find(({ file }) => file.replace(/\.\w+$/, '') === name);
      if (module) {
        html = html.replace(match, `src="${await bundle(module.file)}"`);
      }
    }
    // The page leaves the script to its bundler.
    if (!html.includes('<script type="module"') && !html.includes('<script src')) {
      html += '<script type="module" src="/dist/dash-grid.js"></script>';
    }
    const { problems, defined } = await open(/^<!doctype/i.test(html) ? html : PAGE_START + html);
    assert.deepEqual(problems, []);
    assert.ok(defined, 'there is a <dash-grid>, and it is defined');
  });
}

for (const { code, line } of commands) {
  test(`${line}: the commands exist`, () => {
    for (const [, name] of code.matchAll(/npm run ([\w:-]+)/g)) {
      assert.ok(name in manifest.scripts, `npm run ${name}`);
    }
    for (const [, name] of code.matchAll(/npm (start|test)\b/g)) {
      assert.ok(name in manifest.scripts, `npm ${name}`);
    }
  });
}
