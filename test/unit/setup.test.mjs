import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dependenciesAreInstalled, nodeIsRecentEnough } from '../../scripts/lib/setup.mjs';

test('versions of Node are compared as numbers', () => {
  assert.ok(nodeIsRecentEnough('20.19.0', '>=20.19'));
  assert.ok(nodeIsRecentEnough('22.0.0', '>=20.19'));
  assert.ok(!nodeIsRecentEnough('20.9.0', '>=20.19'));
  assert.ok(!nodeIsRecentEnough('18.20.0', '>=20.19'));
});

test('dependencies are installed when they are those of the lock file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dash-grid-setup-'));
  const write = (file, packages) => writeFile(join(folder, file), JSON.stringify({ packages }));
  const lock = {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', optional: true },
  };
  try {
    await write('package-lock.json', lock);
    assert.equal(dependenciesAreInstalled(folder), false, 'nothing is there');
    await mkdir(join(folder, 'node_modules/a'), { recursive: true });
    await write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    assert.equal(dependenciesAreInstalled(folder), true, 'only an optional one is missing');
    await write('node_modules/.package-lock.json', { 'node_modules/a': { version: '0.9.0' } });
    assert.equal(dependenciesAreInstalled(folder), false, 'an older one is there');
    await write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    await rm(join(folder, 'node_modules/a'), { recursive: true });
    assert.equal(dependenciesAreInstalled(folder), false, 'its folder is gone');
  } finally {
    await rm(folder, { recursive: true });
  }
});
