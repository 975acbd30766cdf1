import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { commentSubject } from './scripts/eslint/comment-subject.mjs';
import { commentWidth } from './scripts/eslint/comment-width.mjs';
import { functionDeclarations } from './scripts/eslint/function-declarations.mjs';
import { layers } from './scripts/eslint/layers.mjs';

/** The rules of this project. */
const house = {
  rules: {
    'comment-subject': commentSubject,
    'comment-width': commentWidth,
    'function-declarations': functionDeclarations,
    layers,
  },
};

/** Globals that the layers without a DOM must not use, because they also run in Node. */
const DOM = [
  'BroadcastChannel',
  'CustomEvent',
  'HTMLElement',
  'customElements',
  'document',
  'indexedDB',
  'localStorage',
  'location',
  'navigator',
  'requestAnimationFrame',
  'sessionStorage',
  'window',
];

function forbid(names, message) {
  return names.map((name) => ({ name, message }));
}

export default tseslint.config(
  {
    ignores: ['dist/', 'coverage/', '.cache/', 'bench/results/', '**/*.generated.*', '**/*.d.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    plugins: { house },
    rules: {
      curly: ['error', 'all'],
      eqeqeq: ['error', 'always'],
      'house/comment-subject': 'error',
      'house/comment-width': ['error', 100],
      'house/function-declarations': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
    },
  },
  {
    // No type check covers the scripts, so undefined names are errors. Many scripts hold functions
    // that run in a page.
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-undef': 'error' },
  },
  {
    files: ['{src,demo,examples,test/backends}/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        // A plugin declares chai's `equal` as a promise, which it is not.
        { allowForKnownSafeCalls: [{ from: 'package', name: 'Equal', package: '@types/chai' }] },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Listeners that an element adds to itself are garbage-collected with it.
      'wc/require-listener-teardown': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'house/layers': 'error',
      'max-lines': ['error', 600],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: ['src/model/**/*.ts', 'src/store/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...forbid(DOM, 'This layer has no DOM.')],
    },
  },
  {
    // Tests see every layer, and chai's assertions are expressions.
    files: ['**/*.test.ts'],
    rules: {
      'house/layers': 'off',
      'no-restricted-globals': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  { files: ['src/testing/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);
