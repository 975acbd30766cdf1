#!/usr/bin/env node
/**
 * Measures dash-grid beside plain gridstack and a hand-written page, in one run. README.md in this
 * folder explains how to run it and how to read its report.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/lib/browsers.mjs';
import { serve } from '../scripts/lib/serve.mjs';
import { measureAll, measureDraws, measureLeaks } from './lib/measures.mjs';
import { readOptions, USAGE } from './lib/options.mjs';
import { buildRows, formatTable, missedTargets } from './lib/report.mjs';
import { Session } from './lib/session.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** Measurements without repetition, each on new pages. */
const ONCE = [
  { group: 'draws', measure: measureDraws },
  { group: 'leaks', measure: measureLeaks },
];

/**
 * Boards with at most so many widgets get more rounds: their figures are some milliseconds, which a
 * busy machine changes easily.
 */
const SMALL = 100;

function roundsOf(size, { rounds }) {
  return size <= SMALL ? 2 * rounds : rounds;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    return console.log(USAGE);
  }
  requireFiles(options.rivals);

  const started = Date.now();
  const server = await serve({ mounts: { '/': root } });
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, '--disable-smooth-scrolling'],
    defaultViewport: { width: 1280, height: 1000 },
  });
  const samples = new Map();
  const faults = [];
  const version = await browser.version();
  try {
    await measureRivals(browser, server.url, options, samples, faults);
  } finally {
    await browser.close();
    await server.close();
  }

  const rows = buildRows(samples, options);
  const missed = missedTargets(rows);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n${formatTable(rows)}\n`);
  const rounds = options.sizes.map((size) => `${roundsOf(size, options)} of ${size} widgets`);
  console.log(`${version}, ${cpus().length} cores, ${seconds} s; rounds: ${rounds.join(', ')}`);
  console.log('Main-thread CPU, medians; longest tasks, draws and leaks are the worst seen.');
  for (const fault of faults) {
    console.log(`FAULT  ${fault}`);
  }
  for (const miss of missed) {
    console.log(`MISSED ${miss}`);
  }
  await save({
    date: new Date().toISOString(),
    version,
    cores: cpus().length,
    options,
    rows,
    missed,
    faults,
  });
  if (faults.length > 0 || (options.check && missed.length > 0)) {
    process.exitCode = 1;
  }
}

function requireFiles(rivals) {
  if (!findChromium()) {
    throw new Error('No Chromium or Chrome was found. Install one, or set CHROME_PATH.');
  }
  if (rivals.includes('dash-grid') && !existsSync(join(root, 'dist/dash-grid.js'))) {
    throw new Error('dist/dash-grid.js is missing. Run "npm run build" first.');
  }
}

/**
 * Measures round by round, size by size. Every round begins with another rival, so that drift
 * affects all.
 */
async function measureRivals(browser, base, options, samples, faults) {
  const run = async (rival, size, { label, round }, measure) => {
    showProgress(`${label}, ${size} widgets, ${rival}`);
    const session = await Session.open(browser, `${base}bench/pages/${rival}.html`);
    const record = (metric, figure) => {
      const key = `${metric}/${size}/${rival}`;
      samples.set(key, [...(samples.get(key) ?? []), { ...figure, round }]);
    };
    try {
      await measure(session, record);
      faults.push(...session.faults.map((fault) => `${rival}, ${size} widgets: ${fault}`));
    } catch (error) {
      faults.push(`${rival}, ${size} widgets, ${label}: ${error.message}`);
    } finally {
      await session.close();
    }
  };

  const repeats = options.only.some((group) => ONCE.every((entry) => entry.group !== group));
  for (let round = 0; repeats && round < 2 * options.rounds; round++) {
    const isTraced = round < options.traced;
    const label = `round ${round + 1}`;
    for (const size of options.sizes.filter((count) => round < roundsOf(count, options))) {
      for (const rival of rotate(options.rivals, round)) {
        await run(rival, size, { label, round }, (session, record) =>
          measureAll(session, { ...options, size, isTraced }, record),
        );
      }
    }
  }
  for (const { group, measure } of ONCE) {
    if (!options.only.includes(group)) {
      continue;
    }
    for (const size of options.sizes) {
      for (const rival of options.rivals) {
        await run(rival, size, { label: group, round: 0 }, (session, record) =>
          measure(session, { ...options, size }, record),
        );
      }
    }
  }
  showProgress('');
}

/** Prints one line that replaces itself in a terminal; nothing in a log file. */
function showProgress(text) {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\x1b[K${text}`);
  }
}

function rotate(list, by) {
  return list.map((_, index) => list[(index + by) % list.length]);
}

async function save(result) {
  await mkdir(join(here, 'results'), { recursive: true });
  await writeFile(join(here, 'results/latest.json'), `${JSON.stringify(result, null, 2)}\n`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
