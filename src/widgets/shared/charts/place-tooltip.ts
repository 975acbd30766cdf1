/** A box, in CSS pixels of the canvas. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The distance of a tooltip from the points that it explains, in CSS pixels. */
const GAP = 8;

/** Returns the first start of those whose range has the fewest of the points. */
function emptiest(starts: readonly number[], height: number, ys: readonly number[]): number {
  const covered = (start: number): number =>
    ys.filter((y) => y > start && y < start + height).length;
  return starts.reduce((best, start) => (covered(start) < covered(best) ? start : best));
}

/**
 * Returns the centre of a tooltip that covers none of its points if that is possible: beside them,
 * towards the middle of the canvas, or else above, below or between them. `points` is the box
 * around the points, and `ys` are their heights.
 */
export function placeTooltip(
  points: Edges,
  ys: readonly number[],
  tooltip: Size,
  canvas: Size,
): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = points;
  const { width, height } = tooltip;
  const middle = (left + right) / 2;
  const y = (top + bottom) / 2;
  const before = { x: left - GAP - width / 2, y };
  const after = { x: right + GAP + width / 2, y };
  const fitsBefore = left - GAP - width >= 0;
  const fitsAfter = right + GAP + width <= canvas.width;
  if (fitsBefore && (middle > canvas.width / 2 || !fitsAfter)) {
    return before;
  }
  if (fitsAfter) {
    return after;
  }
  const sorted = [...ys].sort((a, b) => a - b);
  const between = sorted.slice(1).map((next, index) => (next + sorted[index]! - height) / 2);
  const starts = [top - GAP - height, bottom + GAP, ...between, 0, canvas.height - height];
  const inside = starts.filter((start) => start >= 0 && start + height <= canvas.height);
  return { x: middle, y: emptiest([...inside, 0], height, ys) + height / 2 };
}
