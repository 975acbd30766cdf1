import { test } from 'node:test';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { functionDeclarations } from '../../scripts/eslint/function-declarations.mjs';

RuleTester.it = test;
RuleTester.describe = (_, run) => run();

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

function fixed(name, code, output) {
  return { name, code, output, errors: [{ messageId: 'declare' }] };
}

tester.run('function-declarations', functionDeclarations, {
  valid: [
    { name: 'a declaration', code: 'export function f() {}' },
    { name: 'a constant that is no function', code: 'const f = make(() => 1);' },
    { name: 'a type of the constant', code: 'const f: Handler = (event) => event.type;' },
    { name: 'a JSDoc type of the constant', code: '/** @type {Handler} */\nconst f = (a) => a;' },
    { name: 'a variable', code: 'let f = () => 1; f = () => 2;' },
    { name: 'a function in a function', code: 'function f() { const g = () => 1; return g; }' },
    { name: '`this`', code: 'const f = function () { return this.x; };' },
    { name: '`this` in an arrow within', code: 'const f = function () { return () => this; };' },
    { name: '`arguments`', code: 'const f = function () { return arguments.length; };' },
  ],
  invalid: [
    fixed('an expression', 'const f = (a) => a + 1;', 'function f(a) {\nreturn a + 1;\n}'),
    fixed('no parentheses', 'const f = a => a;', 'function f(a) {\nreturn a;\n}'),
    fixed('no parameters', 'const f = () => 1;', 'function f() {\nreturn 1;\n}'),
    fixed('a block', 'const f = () => { go(); };', 'function f() { go(); }'),
    fixed('an export', 'export const f = () => {};', 'export function f() {}'),
    fixed(
      'an asynchronous one without parentheses',
      'const f = async url => fetch(url);',
      'async function f(url) {\nreturn fetch(url);\n}',
    ),
    fixed(
      'type parameters, types and a result',
      'export const f = async <T, U = T>(a: T, b?: (c: U) => void): Promise<T> => a;',
      'export async function f<T, U = T>(a: T, b?: (c: U) => void): Promise<T> {\nreturn a;\n}',
    ),
    fixed(
      'a predicate',
      'const isText = (a: unknown): a is string => typeof a === "string";',
      'function isText(a: unknown): a is string {\nreturn typeof a === "string";\n}',
    ),
    fixed(
      'a function type as result',
      'const f = (): (() => T) => g;',
      'function f(): (() => T) {\nreturn g;\n}',
    ),
    fixed('an object', 'const f = (a) => ({ a });', 'function f(a) {\nreturn { a };\n}'),
    fixed(
      'an expression in parentheses',
      'const f = (a) => (\n  a\n    ? 1\n    : 2\n);',
      'function f(a) {\nreturn a\n    ? 1\n    : 2;\n}',
    ),
    fixed(
      'an arrow that returns an arrow',
      'const f = (a) => (b) => a + b;',
      'function f(a) {\nreturn (b) => a + b;\n}',
    ),
    fixed(
      'defaults, patterns and a trailing comma',
      'const f = (\n  { a, b } = {},\n  [c] = (d),\n  ...rest\n) => a;',
      'function f(\n  { a, b } = {},\n  [c] = (d),\n  ...rest\n) {\nreturn a;\n}',
    ),
    fixed('a trailing comma', 'const f = (a, ) => { a(); };', 'function f(a, ) { a(); }'),
    fixed('`void`', 'const f = () => void go();', 'function f() {\nvoid go();\n}'),
    fixed('a void result', 'const f = (): void => go();', 'function f(): void {\ngo();\n}'),
    fixed(
      'a function expression',
      'const f = function* (a) { yield a; };',
      'function* f(a) { yield a; }',
    ),
    fixed(
      'a function with a `this` of its own within',
      'const f = () => function () { return this; };',
      'function f() {\nreturn function () { return this; };\n}',
    ),
    fixed(
      'comments before it, among the parameters and in the body',
      '/** Why. */\nexport const f = (a /* one */) => {\n  // Two.\n};',
      '/** Why. */\nexport function f(a /* one */) {\n  // Two.\n}',
    ),
    fixed(
      'a comment behind the arrow',
      'const f = (a) =>\n  // Why.\n  a;',
      'function f(a) {\n// Why.\nreturn a;\n}',
    ),
    fixed('a comment that would get lost', 'const f = /* why */ () => 1;', null),
    fixed('the name of a function expression', 'const f = function g() { g(); };', null),
    {
      name: 'two in one statement',
      code: 'const f = () => 1, g = () => 2;',
      output: null,
      errors: 2,
    },
  ],
});
