// Random gestures on the demo's board for many minutes: `node test/soak/gestures.mjs [seed…]`, with
// `--count` for the number of gestures of each run, and `--dir` for one direction alone. Needs a
// built demo.
import { inspect, parseArgs } from 'node:util';
import { launch, serveDemo } from '../support/browser.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { RandomGestures } from '../support/random-gestures.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '300' },
    dir: { type: 'string', multiple: true, default: ['ltr', 'rtl'] },
  },
});
const count = Number(values.count);
const seeds = positionals.length ? positionals.map(Number) : [1, 2, 3, 4];

const server = await serveDemo();
const browser = await launch();
let failed = 0;
for (const seed of seeds) {
  for (const dir of values.dir) {
    const started = Date.now();
    const context = await browser.createBrowserContext();
    const size = { width: 1280, height: 900 };
    const demo = await DashboardPage.open(context, server.url, size);
    let outcome = 'passed';
    try {
      await demo.page.evaluate((wanted) => (document.documentElement.dir = wanted), dir);
      await demo.settled();
      await demo.startEditing();
      await demo.settled();
      await new RandomGestures(demo, seed).run(count);
    } catch (error) {
      failed++;
      outcome = `failed\n${inspect(error)}`;
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`seed ${seed}, ${dir}: ${count} gestures in ${seconds} s, ${outcome}`);
    await context.close();
  }
}
await browser.close();
await server.close();
process.exitCode = failed ? 1 : 0;
