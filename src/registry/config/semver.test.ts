import { expect } from '@open-wc/testing';
import { compareVersions, parseVersion } from './semver.js';

describe('semantic versions', () => {
  it('orders as semver.org says', () => {
    const ordered = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries()) {
        const sign = Math.sign(compareVersions(parseVersion(a)!, parseVersion(b)!));
        expect(sign, `${a} to ${b}`).to.equal(Math.sign(i - j));
      }
    }
  });

  it('ignores build metadata', () => {
    expect(compareVersions(parseVersion('1.0.0+a')!, parseVersion('1.0.0+b')!)).to.equal(0);
  });

  it('reads nothing but semantic versions', () => {
    for (const text of ['', '1', '1.0', '01.0.0', '1.0.0-', '1.0.0 ', '^1.0.0', 'latest']) {
      expect(parseVersion(text), text).to.equal(undefined);
    }
  });
});
