import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { violation } from '../../scripts/eslint/layers.mjs';
import { root } from '../../scripts/lib/root.mjs';

const why = (file, source, isType = false) => violation(resolve(root, 'src', file), source, isType);

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
  assert.match(
    why('elements/dash-grid/dash-grid.ts', 'chart.js/auto'),
    /must not import chart\.js/,
  );
  assert.equal(why('elements/dash-grid/dash-grid.ts', 'lit'), undefined);
});

test('a new folder must be given its place', () => {
  assert.match(why('helpers/text.ts', '../model/index.js'), /in no layer/);
});

test('the rule is on: every kind of import is seen', async () => {
  const eslint = new ESLint({
    cwd: root,
    // What needs types would need a file on disk.
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
  const code = `
    import '../elements/a.js';
    export * from '../store/b.js';
    export { c } from '../registry/c.js';
    export const d = () => import('../widgets/d.js');
    export type E = import('../data/e.js').E;
    export const f = () => document.title;
  `;
  const [{ messages }] = await eslint.lintText(code, { filePath: 'src/model/fixture.ts' });
  const rules = messages.map(({ ruleId }) => ruleId);
  assert.equal(rules.filter((id) => id === 'house/layers').length, 5, JSON.stringify(messages));
  assert.equal(rules.filter((id) => id === 'no-restricted-globals').length, 1);
});
