// The dialect that docs/backends.md writes is short, and works: every request of a write can be
// lost, and nothing is there twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/root.mjs';

const guide = readFileSync(join(root, 'docs/backends.md'), 'utf8');
const code = /^```ts\n(\/\/ boards\.ts\n[^]*?)^```$/m.exec(guide)[1];

let folder;
let used;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-guide-'));
  await writeFile(join(folder, 'boards.ts'), code);
  const parts = [
    `export { boards } from ${JSON.stringify(join(folder, 'boards.ts'))};`,
    "export { RestStorage } from 'dash-grid/storage';",
    "export { BoardsBackend } from './test/backends/doubles/boards.ts';",
    "export { ServedBackend } from './test/backends/doubles/serve-backend.ts';",
    "export { Device } from './test/backends/support/device.ts';",
    "export { edits, PLACE } from './test/backends/support/edits.ts';",
  ];
  const outfile = join(folder, 'guide.mjs');
  await build({
    absWorkingDir: root,
    stdin: { contents: parts.join('\n'), resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: {
      'dash-grid/storage': join(root, 'src/storage/index.ts'),
      'dash-grid': join(root, 'src/model/index.ts'),
    },
    define: { __DEV__: 'true' },
  });
  used = await import(pathToFileURL(outfile));
});
after(() => rm(folder, { recursive: true }));

test('a dialect has at most 60 lines', () => {
  assert.ok(code.split('\n').length <= 60, `${code.split('\n').length} lines`);
});

test('it loads, writes and lists, and does nothing twice when a request is lost', async () => {
  const { boards, RestStorage, BoardsBackend, ServedBackend, Device, edits, PLACE } = used;
  const { add, move, remove, rename, set } = edits;
  for (const fault of ['lost-before', 'lost-after', 'half-body']) {
    for (let failing = 0; failing < 8; failing++) {
      const served = await new ServedBackend(new BoardsBackend()).start();
      const storage = new RestStorage({ baseUrl: served.url, dialect: boards });
      const device = new Device(storage, '1');
      await device.load();
      await device.write(add({ id: 'a', type: 'note' }), add({ id: 'b', type: 'note' }));
      served.requests.length = 0;
      served.fault = (_sent, index) => (index === failing ? fault : undefined);
      await device.write(
        rename('New'),
        remove('b'),
        add({ id: 'c', type: 'gauge', title: ' C ', config: { max: 5 } }, { ...PLACE, x: 2 }),
        set('a', { '/title': 'A' }),
        move({ a: { x: 0, y: 4, w: 3, h: 1 } }),
      );
      served.fault = () => undefined;
      const { name, widgets, layouts } = await device.load();
      assert.equal(name, 'New');
      assert.deepEqual(
        ['a', 'c'].map((id) => widgets[id]).map(({ id, title, config }) => ({ id, title, config })),
        [
          { id: 'a', title: 'A', config: {} },
          { id: 'c', title: 'C', config: { max: 5 } },
        ],
      );
      assert.equal(Object.keys(widgets).length, 2);
      assert.deepEqual(layouts.lg.a, { x: 0, y: 4, w: 3, h: 1 });
      assert.equal((await storage.list())[0].name, 'New');
      assert.equal(await storage.load('2'), undefined);
      await served.stop();
    }
  }
});

test('what it has no place for is refused before it is made', async () => {
  const { boards, RestStorage } = used;
  const storage = new RestStorage({ baseUrl: 'https://nobody.example', dialect: boards });
  const refusal = storage.refusal({}, { type: 'dashboard.update', set: { '/columns': 6 } });
  assert.equal(refusal.code, 'unsupported-change');
});
