/** Chart.js with only the parts that the built-in widgets draw with: one chunk for all of them. */
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Filler,
  Interaction,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
  type ChartEvent,
  type InteractionItem,
  type InteractionModeFunction,
} from 'chart.js';

declare module 'chart.js' {
  interface InteractionModeMap {
    /** Of each series the point next to the pointer, if it stands in the same column of pixels. */
    readonly column: InteractionModeFunction;
  }
}

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
);

/** CSS pixels: points of several series that stand no further apart are read together. */
const COLUMN = 1;

/**
 * Of each visible series the point nearest to `x`, in CSS pixels, if no other is clearly nearer.
 */
export function pointsInColumn(chart: Chart, x: number): InteractionItem[] {
  const nearest = chart.getSortedVisibleDatasetMetas().flatMap(({ data, index: datasetIndex }) => {
    let found: InteractionItem | undefined;
    let distance = Infinity;
    data.forEach((element, index) => {
      const away = Math.abs(element.x - x);
      if (!(away < distance)) {
        return;
      }
      found = { element, datasetIndex, index };
      distance = away;
    });
    return found ? [{ found, distance }] : [];
  });
  const least = Math.min(...nearest.map(({ distance }) => distance));
  return nearest
    .filter(({ distance }) => distance <= least + COLUMN)
    .map(({ found }) => found)
    .sort((a, b) => a.datasetIndex - b.datasetIndex);
}

const column: InteractionModeFunction = (chart, event) =>
  pointsInColumn(chart, (event as ChartEvent).x ?? 0);

Object.assign(Interaction.modes, { column });

export { Chart };
export type {
  ActiveElement,
  ChartConfiguration,
  ChartEvent,
  ChartOptions,
  TooltipItem,
} from 'chart.js';
