// The guide to the built-in widgets names each of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';

test('docs/built-in-widgets.md lists the types that there are', () => {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const guide = read('docs/built-in-widgets.md').split('## Settings')[0];
  const listed = [...guide.matchAll(/^\| `([a-z-]+)`/gm)].map(([, type]) => type);
  const manifests = read('src/widgets/manifests.ts');
  const types = [...manifests.matchAll(/^ {4}type: '([a-z-]+)'/gm)].map(([, type]) => type);
  assert.ok(types.length > 10);
  assert.deepEqual(listed.sort(), types.sort());
});
