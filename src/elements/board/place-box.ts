import type { Rect } from '../../model/types.js';

/** How grid units become lengths. */
export interface GridUnits {
  readonly columns: number;
  /** Height of a row with its gap, in CSS pixels. */
  readonly row: number;
  readonly isRtl: boolean;
}

/**
 * The one writer of positions. It writes the same geometry as gridstack does, so that nothing moves
 * when gridstack takes an item; across in per cent, so that no script runs when the board changes
 * its width.
 */
export function placeBox(
  { style }: HTMLElement,
  { x, y, w, h }: Rect,
  { columns, row, isRtl }: GridUnits,
): void {
  const across = (units: number) => `${(100 * units) / columns}%`;
  // gridstack writes `right` in right-to-left; a logical property beside it would win over it.
  style.cssText = `${isRtl ? 'right' : 'left'}:${across(x)};top:${y * row}px;width:${across(w)};height:${h * row}px`;
}
