/** Chart.js with only the parts that the built-in widgets use: one chunk for all of them. */
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
    /**
     * The mode that finds the point of each series nearest to the pointer, within one column of
     * pixels.
     */
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

/** The distance in CSS pixels within which points of several series are read together. */
const COLUMN = 1;

/**
 * The point of each visible series nearest to `x`, in CSS pixels, unless a point of another series
 * is clearly nearer.
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
