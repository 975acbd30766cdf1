import type { Chart, ChartType, Plugin } from 'chart.js';

/** The style of the crosshair; charts without it have none. */
export interface CrosshairOptions {
  readonly color?: string;
  /** The colour of the band behind the bars of one category. */
  readonly band?: string;
}

/** The boundaries of the points that the tooltip explains, in CSS pixels. */
interface ActiveBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box around some elements of a chart: whole bars, and the centres of points. */
export function boxAround(
  elements: readonly { readonly x: number; readonly y: number }[],
): ActiveBox {
  const halves = elements.map((element) => {
    const width = (element as { readonly width?: unknown }).width;
    return typeof width === 'number' ? width / 2 : 0;
  });
  const xs = elements.map(({ x }) => x);
  const ys = elements.map(({ y }) => y);
  return {
    left: Math.min(...xs.map((x, index) => x - (halves[index] ?? 0))),
    right: Math.max(...xs.map((x, index) => x + (halves[index] ?? 0))),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** Half of the gap between a group of bars and the next. */
const BAND_MARGIN = 4;

function drawBehind(chart: Chart, { color = '', band = '' }: CrosshairOptions): void {
  const active = chart.getActiveElements().map(({ element }) => element);
  if (active.length === 0 || color === '') {
    return;
  }
  const { ctx, chartArea } = chart;
  const { left, right } = boxAround(active);
  ctx.save();
  if (right - left > 1) {
    ctx.fillStyle = band;
    ctx.fillRect(
      left - BAND_MARGIN,
      chartArea.top,
      right - left + 2 * BAND_MARGIN,
      chartArea.bottom - chartArea.top,
    );
  } else {
    const x = Math.round((left + right) / 2) + 0.5;
    ctx.strokeStyle = color;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
  }
  ctx.restore();
}

/** Draws a line, or a band behind bars, through the points that the tooltip explains. */
export const crosshair: Plugin<ChartType, CrosshairOptions> = {
  id: 'crosshair',
  beforeDatasetsDraw: (chart, _given, options) => drawBehind(chart, options),
};
