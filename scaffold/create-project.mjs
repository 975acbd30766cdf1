import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const template = fileURLToPath(new URL('template', import.meta.url));

/** An error for people: its message says what can't be done and what to do. */
export class Refusal extends Error {}

/** Makes a package name: `sales map` becomes `sales-map`; undefined if nothing is left. */
function toName(text) {
  const name = text
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '');
  return name || undefined;
}

/** Names that npm or JavaScript reserve. */
const RESERVED = new Set([
  'index',
  'schema',
  'node-modules',
  'favicon-ico',
  'dash-grid',
  'dash-widget',
  'config',
  'manifest',
]);

function checkName(name) {
  const isName = /^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(name);
  if (!isName) {
    const better = toName(name);
    throw new Refusal(
      `"${name}" can't be a widget's name: use lower-case letters and digits, with dashes between words, and a letter first${better ? `, such as "${better}"` : ''}.`,
    );
  }
  if (name.length > 60) {
    throw new Refusal(`"${name}" is too long: 60 letters are enough.`);
  }
  if (RESERVED.has(name)) {
    throw new Refusal(`"${name}" is taken by dash-grid or npm. Choose another name.`);
  }
}

function checkFolder(folder) {
  if (!existsSync(folder)) {
    return;
  }
  if (!statSync(folder).isDirectory()) {
    throw new Refusal(`${folder} is a file. Name another folder with --dir.`);
  }
  const files = readdirSync(folder).filter((file) => file !== '.git');
  if (files.length) {
    const some = files.slice(0, 3).join(', ');
    throw new Refusal(
      `${folder} is not empty: it has ${some}${files.length > 3 ? ' and more' : ''}. Nothing was changed; name an empty folder with --dir.`,
    );
  }
}

/** The version or path of the SDK in the project's package.json. */
function dependency(sdk, folder, version) {
  if (sdk === undefined) {
    return version;
  }
  if (!existsSync(sdk)) {
    throw new Refusal(`There is no ${sdk}. Give --sdk a tarball of dash-grid, or its folder.`);
  }
  if (statSync(sdk).isDirectory()) {
    const file = join(sdk, 'package.json');
    const name = existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name;
    if (name !== 'dash-grid') {
      throw new Refusal(`${sdk} is not the folder of dash-grid.`);
    }
    if (!existsSync(join(sdk, 'dist/lib'))) {
      throw new Refusal(`${sdk} is not built. Run there: npm install && npm run build.`);
    }
  } else if (!/\.(tgz|tar\.gz)$/.test(sdk)) {
    throw new Refusal(`${sdk} is no tarball. Make one with npm pack.`);
  }
  // Between two drives there is no relative path.
  const path = relative(folder, sdk);
  return `file:${path.split(sep).join('/')}`;
}

/** The paths of the template's files. */
function templateFiles(folder = template) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? templateFiles(path) : [path];
  });
}

/**
 * Creates the project, or writes nothing if anything is wrong.
 *
 * @throws Refusal
 */
export function createProject({ name, folder, sdk, version }) {
  checkName(name);
  checkFolder(folder);
  const spec = dependency(sdk, folder, version);
  const words = name.split('-');
  const className = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  const title = words.join(' ').replace(/^./, (letter) => letter.toUpperCase());
  // The template is a working project for a widget named “my-widget”.
  const fill = (text) =>
    text
      .replaceAll('MyWidget', className)
      .replaceAll('My widget', title)
      .replaceAll('my-widget', name)
      .replaceAll('"file:../.."', JSON.stringify(spec));
  for (const file of templateFiles()) {
    // npm does not pack files such as `.gitignore`, so in the template they start with `_`.
    const path = fill(relative(template, file)).replace(/(^|[\\/])_/, '$1.');
    const target = resolve(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, fill(readFileSync(file, 'utf8')));
  }
  // npm would link a folder, whose own dependencies then come a second time.
  if (sdk && statSync(sdk).isDirectory()) {
    writeFileSync(join(folder, '.npmrc'), 'install-links=true\n');
  }
  return { folder, shown: relative(process.cwd(), folder) || '.' };
}
