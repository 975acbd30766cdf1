#!/usr/bin/env node
// `dash-grid new my-widget`: makes a project for a widget. Plain Node, no dependencies.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createProject, Refusal } from './create-project.mjs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const HELP = `dash-grid ${version}

Usage: dash-grid new <name> [options]

Makes a TypeScript project for a widget: element, manifest, settings schema, tests, a story page that
reloads on change, and a build into one file that dashboards load by its URL.

  <name>          the widget type: lower-case words with dashes between them, such as sales-map
  --dir <folder>  where to make it; default: a folder of that name here
  --sdk <path>    a tarball or folder of dash-grid to use in place of the published package
  --help          this text
  --version       the version of dash-grid
`;

/** Parses the arguments; throws a Refusal with the right usage. */
function read(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        sdk: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new Refusal(
      `${error.message.split('. To ')[0].replace(/\.$/, '')}. See dash-grid --help.`,
    );
  }
}

function main(args) {
  const { values, positionals } = read(args);
  const [command, name, ...rest] = positionals;
  if (values.version) {
    return console.log(version);
  }
  if (values.help || command === 'help') {
    return console.log(HELP);
  }
  if (command === undefined) {
    throw new Refusal(`Say what to do.\n\n${HELP}`);
  }
  if (command !== 'new') {
    throw new Refusal(`There is no command "${command}". Write: dash-grid new <name>.`);
  }
  if (name === undefined) {
    throw new Refusal('Name the widget: dash-grid new my-widget.');
  }
  if (rest.length) {
    throw new Refusal(
      `One name is enough; "${rest.join(' ')}" is too much. Use dashes for spaces.`,
    );
  }
  const { folder, shown } = createProject({
    name,
    folder: resolve(values.dir ?? name),
    sdk: values.sdk && resolve(values.sdk),
    version,
  });
  console.log(`Made the widget "${name}" in ${folder}

  cd ${shown}
  npm install
  npm start        the story page, which reloads when you change something
  npm test         its tests, in a real browser
  npm run build    dist/${name}.js, which dashboards load by its URL
`);
}

const [major, minor] = process.versions.node.split('.').map(Number);
try {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(`dash-grid needs Node 20.19 or newer, and this is ${process.versions.node}.`);
  }
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
