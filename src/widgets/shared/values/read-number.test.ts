import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { JsonValue } from '../../../model/json.js';
import { isNoValue, parseNumber, readNumber } from './read-number.js';

describe('readNumber', () => {
  it('reads numbers, and texts that are plain decimal numbers', () => {
    const read: readonly (readonly [JsonValue, number])[] = [
      [0, 0],
      [-0, 0],
      [1.5, 1.5],
      ['-5', -5],
      ['+5', 5],
      ['9.50', 9.5],
      ['.5', 0.5],
      ['5.', 5],
      ['1e3', 1000],
      ['1E-7', 1e-7],
      [' 12 ', 12],
      ['007', 7],
      ['-0', 0],
      ['9007199254740993', 9_007_199_254_740_992],
    ];
    for (const [value, number] of read) {
      expect(Object.is(readNumber(value, ''), number), JSON.stringify(value)).to.equal(true);
    }
  });

  it('knows values that stand for none', () => {
    const none = [
      undefined,
      null,
      NaN,
      Infinity,
      -Infinity,
      '',
      ' \t',
      'NaN',
      '-Infinity',
      '1e999',
    ];
    for (const value of none) {
      expect(readNumber(value, ''), String(value)).to.equal(undefined);
    }
    expect(isNoValue(0)).to.equal(false);
    expect(isNoValue(false)).to.equal(false);
    expect(isNoValue([])).to.equal(false);
  });

  it('refuses all else, with the path', () => {
    const wrong = [
      'abc',
      '0x10',
      '1,000',
      '1 000',
      '5%',
      '1_0',
      '--1',
      'e5',
      '.',
      true,
      false,
      [],
      {},
    ];
    for (const value of wrong) {
      expect(() => readNumber(value, '/a/1'), JSON.stringify(value)).to.throw(
        /^Expected a number at \/a\/1, but got /,
      );
      expect(parseNumber(value)).to.equal(undefined);
    }
    expect(() => readNumber('x', '/a', 'a number from 0 on')).to.throw('a number from 0 on at /a');
  });

  it('reads each number from its own text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readNumber(String(number), '')).to.equal(number + 0);
      }),
    );
  });
});
