import { expect } from '@open-wc/testing';
import { reasonOf } from './reason-of.js';

describe('the reason of a failure', () => {
  for (const [thrown, reason] of [
    [new Error('Down'), 'Down'],
    [{ message: 'Down', code: 5 }, 'Down'],
    ['Down', 'Down'],
    [404, '404'],
    [new Error(), 'no reason given'],
    [{ code: 5 }, 'no reason given'],
    [{ message: { code: 5 } }, 'no reason given'],
    [undefined, 'no reason given'],
    [null, 'no reason given'],
  ] as const) {
    it(`is “${reason}” for ${thrown instanceof Error ? thrown.name : JSON.stringify(thrown)}`, () => {
      expect(reasonOf(thrown)).to.equal(reason);
    });
  }

  it('is not given by what throws when it is asked', () => {
    const hostile = {
      get message() {
        throw new Error('Gotcha');
      },
    };
    expect(reasonOf(hostile)).to.equal('no reason given');
  });
});
