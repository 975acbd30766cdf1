import { expect } from '@open-wc/testing';
import { hexOf } from './hex-of.js';

describe('the colour that the picker shows', () => {
  for (const [colour, hex] of [
    ['#2A5BD7', '#2a5bd7'],
    ['#f80', '#ff8800'],
    ['rebeccapurple', '#663399'],
    ['rgb(255 0 0)', '#ff0000'],
    ['rgb(255 0 0 / 50%)', '#000000'],
    ['no colour', '#000000'],
    ['', '#000000'],
  ] as const) {
    it(`is ${hex} for “${colour}”`, () => {
      expect(hexOf(colour)).to.equal(hex);
    });
  }
});
