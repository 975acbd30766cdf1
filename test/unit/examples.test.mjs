import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';

const folder = join(root, 'examples/elements');
const examples = readdirSync(folder).filter((file) => /^[^.]+\.ts$/.test(file));

test('sixteen libraries are widgets', () => {
  const packages = examples.map((file) => {
    const [, name] = /import\('(@[^/]+\/[^/']+|[^/']+)/.exec(
      readFileSync(join(folder, file), 'utf8'),
    );
    return name;
  });
  assert.equal(new Set(packages).size, 16, packages.join(', '));
});

for (const file of examples) {
  test(`${file} needs no more than 15 lines`, () => {
    const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
    assert.ok(lines.length <= 15, `${lines.length} lines`);
  });
}
