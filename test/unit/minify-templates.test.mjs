import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollup } from 'rollup';
import { minifyCss, minifyHtml, minifyTemplates } from '../../scripts/rollup/minify-templates.mjs';

async function minified(code) {
  const build = await rollup({
    input: 'entry.ts',
    external: () => true,
    plugins: [{ name: 'entry', resolveId: () => 'entry.ts', load: () => code }, minifyTemplates()],
  });
  const { output } = await build.generate({ format: 'es' });
  return output[0].code;
}

test('CSS loses comments and spaces that mean nothing', () => {
  assert.equal(
    minifyCss('\n  a {\n  color: red;\n  margin: 0 1px;\n}\n /* x */ b{}'),
    ' a{color: red;margin: 0 1px}b{}',
  );
});

test('CSS keeps what means something', () => {
  for (const text of [
    'a :hover{}',
    ':host([a]) > b{}',
    'a{width: calc(1px + 2px)}',
    '@media (width > 1px) and (hover){}',
    "a{content: ' x;  { '}",
    'a{content: "/* no comment */"}',
  ]) {
    assert.equal(minifyCss(text), text);
  }
});

test('an apostrophe in a comment opens no string', () => {
  assert.equal(minifyCss("/* don't */ a { content: '  '; } /* it's */"), " a{content: '  '}");
});

test('HTML keeps one space where one shows', () => {
  assert.equal(minifyHtml('<b>a</b>\n   <i>b  c</i> <!-- x -->'), '<b>a</b>\n<i>b  c</i> ');
  assert.equal(
    minifyHtml('\n<header class="x">\n  <b>a</b>\n  <i>b</i>\n</header>\n<p>c</p>\n'),
    '<header class="x"><b>a</b>\n<i>b</i></header><p>c</p>\n',
  );
});

test('the literal parts of templates are shortened, and the expressions stay', async () => {
  const code =
    'export const s = css`\n  a {\n    b: ${x};\n  }\n`; export const h = html`\n   <p>\n      ${y}\n</p>`;';
  const out = await minified(code);
  assert.match(out, /css` a\{b: \$\{x\};?\}`/);
  assert.match(out, /html`\n<p>\n\$\{y\}\n<\/p>`/);
});

test('a style sheet without expressions is minified by a CSS parser', async () => {
  const out = await minified(
    'export const s = css`\n  a {\n    color: #ffffff;\n    margin: 0;\n  }\n`;',
  );
  assert.match(out, /css`a\{color:#fff;margin:0\}`/);
});

test('templates that could change their meaning are left alone', async () => {
  for (const template of [
    'html`<pre>\n  a\n</pre>`',
    'html`<p style="white-space: pre">\n  a\n</p>`',
    'css`a { content: "${x}  ;  "; }`',
    'css`a { content: "\\201c  "; }`',
    'other`a  \n  b`',
  ]) {
    assert.ok((await minified(`export const t = ${template};`)).includes(template), template);
  }
});
