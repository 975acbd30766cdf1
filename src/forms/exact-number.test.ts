import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { firstLossyNumber, keepsDigits } from './exact-number.js';

describe('a number keeps the digits that were typed', () => {
  for (const text of [
    '0',
    '-0.0',
    '007',
    '+1.50',
    '.5',
    '5.',
    '1e3',
    '1.5E+300',
    '0.1',
    '0.30000000000000004',
    '9007199254740991',
    '9007199254740992',
    '1e21',
    '123456789012345680000',
    '5e-324',
  ]) {
    it(`of ${text}`, () => expect(keepsDigits(Number(text), text)).to.equal(true));
  }

  for (const text of [
    '9007199254740993',
    '-9007199254740993',
    '12345678901234567890',
    '0.1234567890123456789',
    '1.00000000000000000001',
    '1e-400',
    '1e400',
  ]) {
    it(`not of ${text}`, () => expect(keepsDigits(Number(text), text)).to.equal(false));
  }

  it('of whatever a number is written as', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(keepsDigits(number, String(number))).to.equal(true);
        expect(keepsDigits(number, number.toExponential())).to.equal(true);
      }),
    );
  });

  it('of whole numbers exactly if they are the same as big ones', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (big) => {
        const kept = BigInt(String(Number(big)).includes('e') ? BigInt(Number(big)) : Number(big));
        // Beyond 21 digits, the shortest text of a number may stand for fewer digits than it has.
        if (keepsDigits(Number(big), String(big))) {
          expect(kept).to.equal(big);
        }
      }),
    );
  });
});

describe('numbers in JSON', () => {
  for (const [json, lossy] of [
    ['{"a": [1, 2.5, -3e2]}', undefined],
    ['{"id": "9007199254740993"}', undefined],
    ['{"9007199254740993": 1}', undefined],
    ['["\\"9007199254740993", 1]', undefined],
    ['{"id": 9007199254740993}', '9007199254740993'],
    ['[1, [0.12345678901234567891]]', '0.12345678901234567891'],
    ['-9007199254740993', '-9007199254740993'],
  ] as const) {
    it(`${json} loses ${lossy ?? 'nothing'}`, () => {
      expect(firstLossyNumber(json)).to.equal(lossy);
    });
  }
});
