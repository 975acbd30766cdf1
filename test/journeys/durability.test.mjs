// No edit is lost: the browser is killed as soon as the page shows that an edit is on disk, and the
// page closes in the task of a drop.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, serveDemo } from '../support/browser.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';

const TIMES = 10;

let server;
before(async () => {
  server = await serveDemo();
});
after(() => server?.close());

/** Kills a browser and all of its processes, like a power cut. */
async function kill(browser) {
  const child = browser.process();
  const ended = once(child, 'exit');
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
  }
  // puppeteer starts the browser as the leader of a process group.
  else {
    process.kill(-child.pid, 'SIGKILL');
  }
  await ended;
}

/** Swaps the first tile with its neighbour; a second call swaps them back. */
async function swap(demo) {
  const id = await demo.grid((grid) => {
    const [first] = Object.entries(grid.dashboard.layouts.lg).find(
      ([, { x, y }]) => x === 0 && y === 0,
    );
    return first;
  });
  await demo.drag(id, 3, 0);
}

/** Runs in the page: on the next drop, stores the layout and leaves, in the task of the drop. */
function leaveOnDrop(grid, way) {
  grid.addEventListener('dash-change', ({ dashboard }) => {
    localStorage.setItem('expected', JSON.stringify(dashboard.layouts.lg));
    if (way === 'close') {
      window.close();
    } else {
      location.replace('about:blank');
    }
  });
}

/** Opens the demo from another page, because only such a page may close itself. */
async function openFrom(page, url) {
  const [popup] = await Promise.all([
    once(page, 'popup'),
    page.evaluate((address) => void window.open(address, '_blank'), url),
  ]);
  const demo = new DashboardPage(popup[0]);
  await demo.page.setViewport({ width: 1280, height: 900 });
  await demo.until((grid) => grid?.dashboard);
  return demo;
}

// Each runs in its own browser, in parallel: most of the time is spent waiting.
describe('nothing is lost when', { concurrency: true }, () => {
  test('the browser is killed right after the save state says “local”', async (t) => {
    const userDataDir = await mkdtemp(join(tmpdir(), 'dash-grid-profile-'));
    t.after(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }));
    let expected;
    for (let time = 0; time <= TIMES; time++) {
      const browser = await launch({ userDataDir });
      try {
        const demo = await DashboardPage.open(browser, server.url);
        await demo.until((grid) => grid.dashboard);
        if (expected) {
          assert.deepEqual(await demo.layout(), expected, `after kill ${time}`);
        }
        if (time === TIMES) {
          break;
        }
        const before = await demo.layout();
        await demo.startEditing();
        await demo.grid((grid) => {
          window.saved = new Promise((resolve) => {
            grid.addEventListener('dash-save-state', ({ saveState }) => {
              if (saveState === 'local') {
                resolve(grid.dashboard.layouts.lg);
              }
            });
          });
        });
        await swap(demo);
        expected = await demo.page.evaluate(() => window.saved);
        assert.notDeepEqual(expected, before);
      } finally {
        await kill(browser);
      }
    }
  });

  for (const way of ['close', 'navigate']) {
    test(`the page goes away in the task of a drop: ${way}`, async (t) => {
      const browser = await launch();
      t.after(() => browser.close());
      const opener = await browser.newPage();
      await opener.goto(`${server.url}guide.html`);
      let before;
      for (let time = 0; time <= TIMES; time++) {
        const demo = await openFrom(opener, server.url);
        const layout = await demo.layout();
        if (time > 0) {
          const expected = await demo.page.evaluate(() => JSON.parse(localStorage.expected));
          assert.notDeepEqual(expected, before);
          assert.deepEqual(layout, expected, `after ${way} ${time}`);
        }
        before = layout;
        if (time === TIMES) {
          break;
        }
        await demo.startEditing();
        await demo.grid(leaveOnDrop, way);
        const left = way === 'close' ? once(demo.page, 'close') : demo.page.waitForNavigation();
        // The reply to the mouse event may be lost with the page.
        swap(demo).catch(() => {});
        await left;
        if (way === 'navigate') {
          await demo.page.close();
        }
      }
    });
  }
});
