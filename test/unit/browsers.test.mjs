import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHROMIUM_CACHE, findBrowser } from '../../scripts/lib/browsers.mjs';
import { ensureBrowser } from '../../scripts/lib/install-browser.mjs';

const CACHED = join(CHROMIUM_CACHE, 'run.sh');

/** A machine with these files, of which the `broken` ones do not start. */
function machine({ files = [], broken = [], env = {}, ...rest }) {
  const there = new Set(files);
  const log = [];
  return {
    log,
    there,
    env: { PATH: '/usr/bin', ...env },
    platform: 'linux',
    arch: 'x64',
    exists: (path) => there.has(path),
    works: (path) => there.has(path) && !broken.includes(path),
    isRoot: () => false,
    run: async (command, args) => {
      log.push([command, ...args].join(' '));
      return { code: 1, output: '' };
    },
    unpackChromium: async () => {
      log.push('unpack');
      return 'no network';
    },
    ...rest,
  };
}

async function quietly(action) {
  const { log } = console;
  const lines = [];
  console.log = (line) => lines.push(line);
  try {
    return [await action(), lines.join('\n')];
  } finally {
    console.log = log;
  }
}

test('the environment comes first, then what is installed', () => {
  const files = ['/opt/chrome', '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const find = (env) => findBrowser('chromium', machine({ files, env }));
  assert.equal(find({ CHROME_PATH: '/opt/chrome' }), '/opt/chrome');
  assert.equal(find({}), '/usr/bin/chromium');
  assert.equal(find({ CHROME_PATH: '/nowhere' }), '/usr/bin/chromium');
  assert.equal(findBrowser('firefox', machine({ files })), undefined);
});

test('a stub that does not start is passed over', async () => {
  const system = machine({
    files: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
    broken: ['/usr/bin/chromium'],
  });
  assert.equal(await ensureBrowser('chromium', system), '/usr/bin/chromium-browser');
  assert.deepEqual(system.log, []);
});

test('root on Debian gets the package', async () => {
  const system = machine({ files: ['/usr/bin/apt-get'], isRoot: () => true });
  system.run = async (command, args) => {
    system.log.push([command, ...args].join(' '));
    if (args.includes('firefox-esr')) {
      system.there.add('/usr/bin/firefox-esr');
    }
    return { code: 0, output: '' };
  };
  const [path] = await quietly(() => ensureBrowser('firefox', system));
  assert.equal(path, '/usr/bin/firefox-esr');
  assert.equal(system.log.length, 2);
});

test('others, and root when the package cannot be had, get the Chromium that npm ships', async () => {
  for (const isRoot of [true, false]) {
    const system = machine({ files: ['/usr/bin/apt-get'], isRoot: () => isRoot });
    system.unpackChromium = async () => {
      system.there.add(CACHED);
      return '';
    };
    const [path] = await quietly(() => ensureBrowser('chromium', system));
    assert.equal(path, CACHED);
    assert.equal(system.log.length, isRoot ? 2 : 0);
  }
});

test('no way to a browser is no exception', async () => {
  const [path, printed] = await quietly(() => ensureBrowser('chromium', machine({})));
  assert.equal(path, undefined);
  assert.match(printed, /no network/);
  const [other] = await quietly(() => ensureBrowser('firefox', machine({})));
  assert.equal(other, undefined);
  const [arm] = await quietly(() => ensureBrowser('chromium', machine({ arch: 'arm64' })));
  assert.equal(arm, undefined);
});

test('a variable that names no browser is told', async () => {
  const system = machine({ files: ['/usr/bin/firefox'], env: { FIREFOX_PATH: '/gone' } });
  const [path, printed] = await quietly(() => ensureBrowser('firefox', system));
  assert.equal(path, '/usr/bin/firefox');
  assert.match(printed, /FIREFOX_PATH.*\/gone/);
});

test('two browsers that are missing are installed one after the other', async () => {
  const running = new Set();
  let most = 0;
  const system = machine({
    isRoot: () => true,
    run: async (program, args) => {
      running.add(args);
      most = Math.max(most, running.size);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.delete(args);
      return { code: 1, output: '' };
    },
    files: ['/usr/bin/apt-get'],
    unpackChromium: async () => 'none here',
  });
  await quietly(() =>
    Promise.all(['chromium', 'firefox'].map((name) => ensureBrowser(name, system))),
  );
  assert.equal(most, 1);
});
