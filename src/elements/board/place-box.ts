import type { Rect } from '../../model/types.js';

/** The factors that turn grid units into lengths. */
export interface GridUnits {
  readonly columns: number;
  /** Height of a row with its gap, in CSS pixels. */
  readonly row: number;
  readonly isRtl: boolean;
}

/**
 * Writes the position of a box; nothing else does. The geometry is the same as gridstack's, so that
 * nothing moves when gridstack takes an item over. Horizontal values are in per cent, so that no
 * script runs when the board changes its width.
 */
export function placeBox(
  { style }: HTMLElement,
  { x, y, w, h }: Rect,
  { columns, row, isRtl }: GridUnits,
): void {
  const across = (units: number) => `${(100 * units) / columns}%`;
  // gridstack writes `right` in right-to-left; a logical property beside it would override it.
  style.cssText = `${isRtl ? 'right' : 'left'}:${across(x)};top:${y * row}px;width:${across(w)};height:${h * row}px`;
}
