import { expect } from '@open-wc/testing';
import { describe as describeValue, unexpectedShape } from './shape.js';

describe('shape', () => {
  it('says what a value is', () => {
    expect(describeValue(undefined)).to.equal('nothing');
    expect(describeValue(null)).to.equal('null');
    expect(describeValue([])).to.equal('an empty list');
    expect(describeValue({})).to.equal('an empty object');
    expect(describeValue([{ a: 1, b: 2 }])).to.equal('a list that starts with an object with a, b');
    expect(describeValue({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })).to.contain('a, b, c, d, e, …');
    expect(describeValue('x'.repeat(40))).to.equal(`the text "${'x'.repeat(24)}…"`);
    expect(describeValue(true)).to.equal('the boolean true');
  });

  it('names what was expected, what came, and where', () => {
    const error = unexpectedShape('a number', 'abc', '/value');
    expect(error.code).to.equal('unexpected-shape');
    expect(error.path).to.equal('/value');
    expect(error.message).to.match(/^Expected a number at \/value, but got the text "abc"\./);
  });
});
