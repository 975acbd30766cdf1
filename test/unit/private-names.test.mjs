import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollup } from 'rollup';
import { shortPrivateNames } from '../../scripts/rollup/private-names.mjs';

async function shortened(code) {
  const build = await rollup({
    input: 'entry',
    plugins: [{ name: 'entry', resolveId: () => 'entry', load: () => code }],
  });
  const { output } = await build.generate({ format: 'es', plugins: [shortPrivateNames()] });
  return output[0].code;
}

async function run(code) {
  return (await import(`data:text/javascript,${encodeURIComponent(await shortened(code))}`))
    .default;
}

test('each class starts anew', async () => {
  const code = await shortened(
    'class A { #first = 1; #second() { return this.#first; } }\n' +
      'class B { #third = 2; get x() { return this.#third; } }\nexport { A, B };',
  );
  assert.match(code, /class A \{ #a = 1; #b\(\) \{ return this\.#a; \} \}/);
  assert.match(code, /class B \{ #a = 2; get x\(\) \{ return this\.#a; \} \}/);
});

test('a class in a class keeps apart from the outer one, also by the same name', async () => {
  const result = await run(`
    class Outer {
      #value = 1;
      #other = 2;
      static has(object) { return #other in object; }
      inner() {
        const outer = this;
        return new (class {
          #value = 3;
          sum() { return this.#value + outer.#other; }
        })().sum();
      }
      get value() { return this.#value; }
    }
    const outer = new Outer();
    export default [outer.inner(), outer.value, Outer.has(outer), Outer.has({})];
  `);
  assert.deepEqual(result, [5, 1, true, false]);
});

test('getter and setter share a name, and there are enough names', async () => {
  const fields = Array.from({ length: 120 }, (_, i) => `#field${i} = ${i};`).join('');
  const sum = Array.from({ length: 120 }, (_, i) => `this.#field${i}`).join('+');
  const result = await run(`
    class A {
      ${fields}
      get #x() { return this.#field1; }
      set #x(value) { this.#field1 = value; }
      sum() { this.#x = this.#x + 1; return ${sum}; }
    }
    export default new A().sum();
  `);
  assert.equal(result, (119 * 120) / 2 + 1);
});
