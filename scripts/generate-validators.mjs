/**
 * Compiles the config schema of every built-in widget to plain code, because a strict
 * Content-Security-Policy forbids compiling it in the browser. Writes a
 * `config-validator.generated.js` and its `.d.ts` next to each `src/widgets/<type>/schema.ts`.
 */
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCodeModule from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const widgets = path.join(root, 'src/widgets');
const standaloneCode = standaloneCodeModule.default;

const NOTICE = '// Made by scripts/generate-validators.mjs from schema.ts.\n';
const DECLARATION = `${NOTICE}import type { CompiledValidator } from '../shared/data/config-validator.js';

declare const validate: CompiledValidator;
export default validate;
`;

async function loadSchema(file) {
  const bundle = await build({ entryPoints: [file], bundle: true, format: 'esm', write: false });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  const module = await import(`data:text/javascript;base64,${code}`);
  return module.schema;
}

async function compile(schema) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    // Titles, examples and similar keywords are for the settings form.
    allowUnionTypes: true,
    validateFormats: false,
    code: { source: true, esm: true, lines: true },
  });
  const code = standaloneCode(ajv, ajv.compile(schema));
  // Some keywords need a helper of Ajv, which only bundling turns into browser code.
  const bundle = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js', sourcefile: 'schema.ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    treeShaking: true,
    legalComments: 'none',
    write: false,
  });
  return NOTICE + bundle.outputFiles[0].text;
}

async function writeIfChanged(file, text) {
  const before = existsSync(file) ? await readFile(file, 'utf8') : undefined;
  if (before !== text) {
    await writeFile(file, text);
  }
}

/** Writes all validators that are out of date. Returns the widget types that have one. */
export async function generateValidators() {
  const entries = await readdir(widgets);
  const types = entries.filter((type) => existsSync(path.join(widgets, type, 'schema.ts')));
  await Promise.all(
    types.map(async (type) => {
      const target = path.join(widgets, type, 'config-validator.generated');
      const schema = await loadSchema(path.join(widgets, type, 'schema.ts'));
      await writeIfChanged(`${target}.js`, await compile(schema));
      await writeIfChanged(`${target}.d.ts`, DECLARATION);
    }),
  );
  return types;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const types = await generateValidators();
  console.log(`Validators of ${types.length} widget types are up to date.`);
}
