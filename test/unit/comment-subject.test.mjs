import { test } from 'node:test';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { commentSubject } from '../../scripts/eslint/comment-subject.mjs';

RuleTester.it = test;
RuleTester.describe = (_, run) => run();

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

function asked(code, ...words) {
  return { code, errors: words.map((word) => ({ messageId: 'question', data: { word } })) };
}

tester.run('comment-subject', commentSubject, {
  valid: [
    '/** The name of a widget. */',
    '/** Tells what it is, and whether it is. */',
    '// Whatever it is, whoever made it.\n// Whose it is.',
    '// The widget says\n// what it is.',
    '/**\n * The answer, as\n * what it is.\n */',
    '/** @param what The thing. */',
    '/** @param {string} whether - True if it is. */',
    '/** @returns The thing. */',
    '// eslint-disable-next-line no-eval -- What.',
    'const text = "// What";',
  ],
  invalid: [
    asked('/** What it is. */', 'What'),
    asked('/** what it is. */', 'what'),
    asked('/**\n * Whether it is.\n */', 'Whether'),
    asked('// Who does it.', 'Who'),
    asked('// What’s in it.', 'What'),
    asked('/* WHAT it is. */', 'WHAT'),
    asked('call(a); // What it is.', 'What'),
    asked('// The first.\n\n// What is next.', 'What'),
    asked('/** The name. @see x\n * @param a Whether it is. */', 'Whether'),
    asked('/** @param {A | B} [a=1] - What it is. */', 'What'),
    asked('/** @param a\n *     Who it is. */', 'Who'),
    asked(
      '/**\n * What it is.\n * @param a Whether.\n * @returns What.\n */',
      'What',
      'Whether',
      'What',
    ),
    asked('/** @returns {string} Who it is. */', 'Who'),
    asked('/** @slot - What it shows. */', 'What'),
  ],
});
