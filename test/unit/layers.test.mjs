import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { LAYERS, ROOMS, violation } from '../../scripts/eslint/layers.mjs';
import { root } from '../../scripts/lib/root.mjs';

/** The message about an import in a file of `src/`. */
function why(file, source, isType = false) {
  return violation(resolve(root, 'src', file), source, isType);
}

test('imports along the arrows are allowed', () => {
  assert.equal(why('store/store.ts', '../storage/types.js'), undefined);
  assert.equal(why('elements/dash-grid/dash-grid.ts', '../../store/index.js'), undefined);
  assert.equal(why('model/change/apply.ts', '../types.js'), undefined);
  assert.equal(why('define.ts', './widgets/manifests.js'), undefined);
});

test('imports against the arrows are refused, and the message names both folders', () => {
  assert.match(why('model/types.ts', '../store/index.js'), /src\/model\/.*src\/store\//);
  assert.match(why('elements/dash-grid/dash-grid.ts', '../../widgets/note/note.js'), /widgets/);
  assert.match(why('widgets/note/note.ts', '../../elements/dash-grid/dash-grid.js'), /elements/);
  assert.match(why('storage/memory.ts', '../store/index.js'), /store/);
  assert.match(why('model/types.ts', '../index.js'), /above/);
});

test('some layers may import only types of others', () => {
  assert.equal(why('widgets/note/note.ts', '../../registry/types.js', true), undefined);
  assert.match(why('widgets/note/note.ts', '../../registry/types.js'), /registry/);
});

test('packages belong to their layers', () => {
  assert.match(why('model/types.ts', 'lit'), /must not import lit/);
  assert.match(why('store/store.ts', 'lit/decorators.js'), /must not import lit/);
  assert.match(why('http/send.ts', 'lit'), /must not import lit/);
  assert.equal(why('icons/icon.ts', 'lit'), undefined);
  assert.match(
    why('elements/dash-grid/dash-grid.ts', 'chart.js/auto'),
    /must not import chart\.js/,
  );
  assert.equal(why('elements/dash-grid/dash-grid.ts', 'lit'), undefined);
});

test('a new folder must be given its place', () => {
  assert.match(why('helpers/text.ts', '../model/index.js'), /in no layer/);
  assert.match(why('elements/helpers/text.ts', '../shared/on.js'), /in no room/);
});

test('layers and rooms are listed from the lowest to the highest', () => {
  for (const [table, below] of [
    [LAYERS, ({ from, types = [] }) => [...from, ...types]],
    [ROOMS, (names) => names],
  ]) {
    const names = Object.keys(table);
    names.forEach((name, index) => {
      const above = below(table[name]).filter((other) => !names.slice(0, index).includes(other));
      assert.deepEqual(above, [], name);
    });
  }
});

test('rooms of the elements import those below them', () => {
  assert.equal(why('elements/board/board.ts', '../mount/widget-mount.js'), undefined);
  assert.equal(why('elements/board/board.ts', './rest.js'), undefined);
  assert.equal(why('elements/dash-grid/dash-grid.ts', '../editing/edit-session.js'), undefined);
  assert.equal(why('elements/overlays/menu.ts', '../../icons/index.js'), undefined);
});

test('rooms import none above or beside them, and the message names both', () => {
  assert.match(
    why('elements/shared/on.ts', '../dash-grid/dash-grid.js'),
    /elements\/shared\/.*elements\/dash-grid\/.*: nothing/,
  );
  assert.match(why('elements/editing/calls.ts', '../dash-catalog/open-catalog.js'), /catalog/);
  assert.match(why('elements/overlays/toast.ts', '../events/toast-event.js'), /host, shared\.$/);
  assert.match(why('elements/board/board.ts', '../index.js'), /itself/);
});

test('a type counts between rooms', () => {
  assert.match(why('elements/host/host.ts', '../board/board.js', true), /board/);
});

test('folders for tests are in no room', () => {
  assert.equal(why('elements/testing/mount.ts', '../dash-grid/dash-grid.js'), undefined);
  assert.equal(why('elements/board/testing/boxes.ts', '../../editing/session.js'), undefined);
  assert.match(why('elements/board/board.ts', '../testing/mount.js'), /testing/);
});

test('the rule is on: every kind of import is seen', async () => {
  const eslint = new ESLint({
    cwd: root,
    // Rules that need types would need a file on disk.
    overrideConfig: {
      files: ['src/**/*.ts'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        '@typescript-eslint/await-thenable': 'off',
        '@typescript-eslint/no-floating-promises': 'off',
        '@typescript-eslint/no-misused-promises': 'off',
        '@typescript-eslint/switch-exhaustiveness-check': 'off',
      },
    },
  });
  async function rulesFor(filePath, code) {
    const [{ messages }] = await eslint.lintText(code, { filePath });
    return messages.map(({ ruleId }) => ruleId);
  }
  const inModel = await rulesFor(
    'src/model/fixture.ts',
    `
    import '../elements/a.js';
    export * from '../store/b.js';
    export { c } from '../registry/c.js';
    export const d = () => import('../widgets/d.js');
    export type E = import('../data/e.js').E;
    export const f = () => document.title;
  `,
  );
  assert.equal(inModel.filter((id) => id === 'house/layers').length, 5, inModel.join());
  assert.equal(inModel.filter((id) => id === 'no-restricted-globals').length, 1);

  const inRoom = await rulesFor(
    'src/elements/editing/fixture.ts',
    `
    export const a = () => import('../dash-settings/a.js');
    export type { B } from '../dash-catalog/b.js';
  `,
  );
  assert.equal(inRoom.filter((id) => id === 'house/layers').length, 2, inRoom.join());
});
