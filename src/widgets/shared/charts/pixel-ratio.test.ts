import { expect } from '@open-wc/testing';
import { onPixelRatioChange } from './pixel-ratio.js';

describe('onPixelRatioChange', () => {
  const original = window.matchMedia;
  let queries: EventTarget[] = [];
  let listening = 0;

  beforeEach(() => {
    queries = [];
    listening = 0;
    window.matchMedia = () => {
      const target = new EventTarget();
      const { addEventListener, removeEventListener } = target;
      target.addEventListener = function add(...given: Parameters<typeof addEventListener>) {
        listening += 1;
        addEventListener.apply(target, given);
      };
      target.removeEventListener = function remove(
        ...given: Parameters<typeof removeEventListener>
      ) {
        listening -= 1;
        removeEventListener.apply(target, given);
      };
      queries.push(target);
      return target as MediaQueryList;
    };
  });

  afterEach(() => {
    window.matchMedia = original;
  });

  it('has one listener for all, renews it at each change, and ends with the last', () => {
    const calls: string[] = [];
    const stopFirst = onPixelRatioChange(() => calls.push('first'));
    const stopSecond = onPixelRatioChange(() => calls.push('second'));
    expect([queries.length, listening]).to.deep.equal([1, 1]);
    queries[0]?.dispatchEvent(new Event('change'));
    expect(calls).to.deep.equal(['first', 'second']);
    expect([queries.length, listening]).to.deep.equal([2, 1]);
    stopFirst();
    queries[1]?.dispatchEvent(new Event('change'));
    expect(calls).to.deep.equal(['first', 'second', 'second']);
    stopSecond();
    expect(listening).to.equal(0);
  });
});
