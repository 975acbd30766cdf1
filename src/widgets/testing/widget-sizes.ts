import type { GridSize, WidgetManifest } from '../../registry/types/index.js';

/** The column of a 12-column grid 1240 pixels wide, and the space that the chrome takes. */
const COLUMN = 102;
const ROW = 96;
const GAP = 16;

export interface Box extends GridSize {
  readonly width: number;
  readonly height: number;
}

function boxOf({ w, h }: GridSize): Box {
  const chrome = h === 1 ? 38 : 62;
  return { w, h, width: w * COLUMN - GAP - 34, height: h * ROW - GAP - chrome };
}

/**
 * The boxes of a widget type: at its smallest, default and largest size, mixes of these, and on a
 * phone.
 */
export function bodyBoxes({ size }: WidgetManifest): readonly Box[] {
  const { default: usual, min = { w: 2, h: 2 }, max = { w: 12, h: 8 } } = size!;
  const { h } = boxOf(usual);
  return [
    ...[min, usual, max, { w: min.w, h: max.h }, { w: max.w, h: min.h }].map(boxOf),
    { ...boxOf(usual), h, width: 390 - 24 - 34 },
  ];
}
