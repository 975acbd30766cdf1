import { expect } from '@open-wc/testing';
import { overlaps } from '../geometry/rect.js';
import type { Layout } from '../types.js';

/**
 * A layout from a picture: one row of text for a grid row, one letter for a cell, a dot for an
 * empty one. Each letter is the id of a widget, whose cells make a rectangle.
 */
export function layout(...rows: readonly string[]): Layout {
  const result: Record<string, { x: number; y: number; w: number; h: number }> = {};
  rows.forEach((row, y) =>
    [...row].forEach((id, x) => {
      if (id === '.') {
        return;
      }
      const rect = (result[id] ??= { x, y, w: 1, h: 1 });
      rect.w = x - rect.x + 1;
      rect.h = y - rect.y + 1;
    }),
  );
  return result;
}

/** The picture of a layout without overlaps, as {@link layout} reads it. */
function picture(shown: Layout, columns: number): string[] {
  const rows: string[][] = [];
  for (const [id, { x, y, w, h }] of Object.entries(shown)) {
    for (let row = y; row < y + h; row++) {
      while (rows.length <= row) {
        rows.push(Array<string>(columns).fill('.'));
      }
      rows[row]?.fill(id, x, x + w);
    }
  }
  return rows.map((row) => row.join(''));
}

export function expectLayout(shown: Layout, ...rows: readonly string[]): void {
  expectValid(shown, rows[0]?.length ?? 1);
  expect(picture(shown, rows[0]?.length ?? 1)).to.deep.equal(rows);
}

/** Asserts whole units, places inside the columns, and no overlap. */
export function expectValid(shown: Layout, columns: number): void {
  const rects = Object.values(shown);
  for (const { x, y, w, h } of rects) {
    expect([x, y, w, h].every(Number.isInteger)).to.equal(true);
    expect(x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= columns).to.equal(true);
  }
  const overlapping = rects.some((rect, index) =>
    rects.slice(index + 1).some((other) => overlaps(rect, other)),
  );
  expect(overlapping, JSON.stringify(shown)).to.equal(false);
}
