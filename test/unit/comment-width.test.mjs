import { test } from 'node:test';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { commentWidth } from '../../scripts/eslint/comment-width.mjs';

RuleTester.it = test;
RuleTester.describe = (_, run) => run();

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });
const options = [40];

function right(name, ...lines) {
  return { name, code: lines.join('\n'), options };
}

function wrapped(name, before, after) {
  return {
    name,
    code: before.join('\n'),
    output: after?.join('\n') ?? null,
    options,
    errors: [{ messageId: 'wide' }],
  };
}

tester.run('comment-width', commentWidth, {
  valid: [
    right('a line of 40 columns', '// aaaaaaaaa bbbbbbbbb ccccccccc ddddddd'),
    right('short lines that would fit in one', '// a', '// b', '/**', ' * c', ' * d', ' */'),
    right('a long word', '// https://example.org/a/long/address/of/a/page', '/** Short. */'),
    right('a long word in JSDoc', '/**', ' * https://example.org/a/long/address/of', ' */'),
    right('a directive', '// eslint-disable-next-line no-eval -- A reason that is long'),
    right('a directive of TypeScript', '// @ts-expect-error: a reason that is really long'),
    right('a directive of prettier', '// prettier-ignore: a reason that is really so long'),
    right('a hint of the engine', '//# sourceMappingURL=a very long address is here .map'),
    right('a directive in a block', '/* eslint-disable no-eval -- A reason that is long */'),
    right('a table', '/**', ' * | a column | another | a third | a fourth |', ' */'),
    right(
      'a fence',
      '/**',
      ' * ```',
      ' * a long line of code, longer than is right',
      ' * ```',
      ' */',
    ),
    right(
      'an example',
      '/**',
      ' * @example',
      ' * a long line of code, longer than is right',
      ' */',
    ),
    right(
      'code that is set in',
      '// Use:',
      '//',
      '//   node a-script.mjs       does this and that',
    ),
    right('long code without a comment', 'const text = "a text that is longer than the width";'),
    right(
      'a text that looks like one',
      'f(`',
      '  // a text that is longer than the width is',
      '`);',
    ),
  ],
  invalid: [
    wrapped(
      'JSDoc in one line',
      ['/** One sentence that is longer than a line. */', 'f();'],
      ['/**', ' * One sentence that is longer than a', ' * line.', ' */', 'f();'],
    ),
    wrapped(
      'the indentation counts',
      ['class A {', '  /** One sentence of forty-one col. */', '  b = 1;', '}'].map((line) =>
        line.replace('forty-one col', 'forty-one columns'),
      ),
      ['class A {', '  /**', '   * One sentence of forty-one columns.', '   */', '  b = 1;', '}'],
    ),
    wrapped(
      'only the paragraph that is too wide',
      [
        '/**',
        ' * Short',
        ' * lines.',
        ' *',
        ' * A long line that has to be wrapped somewhere.',
        ' * Then more.',
        ' */',
      ],
      [
        '/**',
        ' * Short',
        ' * lines.',
        ' *',
        ' * A long line that has to be wrapped',
        ' * somewhere. Then more.',
        ' */',
      ],
    ),
    wrapped(
      'tags, whose further lines are set in',
      [
        '/**',
        ' * Short.',
        ' * @param a A description that is too long here.',
        ' * @param b Short,',
        ' *   and stays.',
        ' * @returns The number,',
        ' *  and with it a description that is too long.',
        ' */',
      ],
      [
        '/**',
        ' * Short.',
        ' * @param a A description that is too',
        ' *     long here.',
        ' * @param b Short,',
        ' *   and stays.',
        ' * @returns The number, and with it a',
        ' *  description that is too long.',
        ' */',
      ],
    ),
    wrapped(
      'lists',
      [
        '// Some:',
        '// - An entry that is too long for this one line.',
        '// - Short.',
        '// 1. An entry that is too long for this one line.',
      ],
      [
        '// Some:',
        '// - An entry that is too long for this',
        '//   one line.',
        '// - Short.',
        '// 1. An entry that is too long for this',
        '//    one line.',
      ],
    ),
    wrapped(
      'lines that follow each other are one comment',
      ['  // A line that is longer than it may be at all,', '  // and more.', '', '  // Another.'],
      ['  // A line that is longer than it may', '  // be at all, and more.', '', '  // Another.'],
    ),
    wrapped(
      'a directive ends a comment',
      ['// A line that is longer than it may be at all.', '// prettier-ignore', '// More.'],
      ['// A line that is longer than it may be', '// at all.', '// prettier-ignore', '// More.'],
    ),
    wrapped(
      'no line begins with a mark',
      [
        '// A line that is longer than its, well - limit.',
        '// The answer to all of this is, well, 42. Yes.',
      ],
      [
        '// A line that is longer than its,',
        '// well - limit. The answer to all of',
        '// this is, well, 42. Yes.',
      ],
    ),
    wrapped(
      'code in the text stays whole',
      ['// A sentence that shows all of `const a = 1`.'],
      ['// A sentence that shows all of', '// `const a = 1`.'],
    ),
    wrapped(
      'a block without stars',
      ['/* A sentence that is', '   longer than the lines that are wanted here. */'],
      ['/*', ' * A sentence that is longer than the', ' * lines that are wanted here.', ' */'],
    ),
    wrapped(
      'behind a statement',
      ['{', '  call(one, two); // A reason that is too long.', '}'],
      ['{', '  // A reason that is too long.', '  call(one, two);', '}'],
    ),
    wrapped(
      'behind an argument',
      ['call(', '  argument, // A reason that is too long here.', ');'],
      ['call(', '  // A reason that is too long here.', '  argument,', ');'],
    ),
    wrapped(
      'behind the end of a statement',
      ['export const a = call(', '  b,', '); // A reason that is really much too long.'],
      ['// A reason that is really much too long.', 'export const a = call(', '  b,', ');'],
    ),
    wrapped('behind an `else`', ['if (a) {', '} else { // A reason that is far too long.', '}']),
    wrapped('within a template', ['f(`', '  ${a // A reason that is really too long.', '}`);']),
    wrapped('before code', ['call(/* A reason that is really too long */ a);']),
  ],
});
