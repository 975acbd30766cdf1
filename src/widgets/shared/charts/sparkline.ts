import { svg, type SVGTemplateResult } from 'lit';
import { thinLine } from './thin.js';

const WIDTH = 100;
const HEIGHT = 32;
/** The padding for the thickness of the line. */
const PAD = 2;

/** More points than this make no difference in a box of some hundred pixels. */
const MOST_POINTS = 400;
const COLUMNS = 100;

function thinned(series: readonly number[]): readonly number[] {
  const indexes = series.map((_value, index) => index);
  const columnOf = (index: number): number => Math.floor((index * COLUMNS) / series.length);
  return thinLine(indexes, columnOf, [series]).map((index) => series[index] ?? 0);
}

/**
 * The points of a sparkline in a box of 100 × 32. A flat series runs through the middle, and a
 * single value lies there.
 */
export function sparklinePoints(series: readonly number[]): readonly (readonly [number, number])[] {
  const low = series.reduce((least, value) => Math.min(least, value), Infinity);
  const span = series.reduce((most, value) => Math.max(most, value), -Infinity) - low;
  const step = WIDTH / Math.max(1, series.length - 1);
  return series.map((value, index) => {
    const share = span === 0 ? 0.5 : (value - low) / span;
    const x = series.length === 1 ? WIDTH / 2 : index * step;
    return [
      Math.round(x * 100) / 100,
      Math.round((HEIGHT - PAD - share * (HEIGHT - 2 * PAD)) * 100) / 100,
    ] as const;
  });
}

/** The content of the tile's `<svg viewBox="0 0 100 32">`: area, line, and a dot at the end. */
export function sparkline(series: readonly number[]): SVGTemplateResult {
  const points = sparklinePoints(series.length > MOST_POINTS ? thinned(series) : series);
  const line = points.map(([x, y]) => `${x},${y}`).join(' L');
  const [endX, endY] = points[points.length - 1] ?? [0, 0];
  // A line of length 0 with round caps stays a circle when the box is stretched.
  const [startX] = points[0] ?? [0];
  return svg`
    <path class="area" d="M${startX},${HEIGHT} L${line} L${endX},${HEIGHT} Z"></path>
    <path class="line" d="M${line}"></path>
    <path class="end" d="M${endX},${endY} L${endX},${endY}"></path>
  `;
}
