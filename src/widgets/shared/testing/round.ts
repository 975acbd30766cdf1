import { expect } from '@open-wc/testing';
import { chartOf } from './count-draws.js';

/**
 * Asserts that the first segment of a round chart lies inside a box of this width, in CSS pixels.
 */
export function expectRound(element: HTMLElement, width: number): void {
  const arc = chartOf(element)!.getDatasetMeta(0).data[0] as unknown as {
    readonly x: number;
    readonly outerRadius: number;
  };
  expect(arc.outerRadius).to.be.greaterThan(40);
  expect(arc.x + arc.outerRadius, `${width}`).to.be.at.most(width);
  expect(arc.x - arc.outerRadius, `${width}`).to.be.at.least(0);
}
