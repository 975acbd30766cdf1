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
  LogarithmicScale,
  PointElement,
  Tooltip,
  type ChartEvent,
  type ChartType,
  type InteractionItem,
  type InteractionModeFunction,
  type TooltipModel,
  type TooltipPositionerFunction,
} from 'chart.js';
import { boxAround, crosshair, type CrosshairOptions } from './crosshair.js';

declare module 'chart.js' {
  interface InteractionModeMap {
    /**
     * The mode that finds the point of each series nearest to the pointer, within one column of
     * pixels.
     */
    readonly column: InteractionModeFunction;
  }

  interface TooltipPositionerMap {
    /** Beside the points that the tooltip explains, so that it covers none of them. */
    readonly beside: TooltipPositionerFunction<ChartType>;
  }

  // The parameter must have the name that Chart.js gives it.
  interface PluginOptionsByType<TType extends ChartType> {
    crosshair?: CrosshairOptions & { readonly type?: TType };
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
  LogarithmicScale,
  PointElement,
  Tooltip,
  crosshair,
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

/** Below this width of a chart, a tooltip fits on neither side of a point. */
const LEAST_WIDTH_BESIDE = 300;

/** The approximate height of a tooltip, in CSS pixels. */
const TOOLTIP_HEIGHT = 56;

const beside: TooltipPositionerFunction<ChartType> = function position(
  this: TooltipModel<ChartType>,
  items,
) {
  if (items.length === 0) {
    return false;
  }
  const { chartArea, width } = this.chart;
  const { left, right, top, bottom } = boxAround(items.map(({ element }) => element));
  const middle = (left + right) / 2;
  if (width < LEAST_WIDTH_BESIDE) {
    // The points of a narrow chart have more room above or below them.
    const isAbove = top - chartArea.top > Math.min(TOOLTIP_HEIGHT, chartArea.bottom - bottom);
    return isAbove
      ? { x: middle, y: top, yAlign: 'bottom' as const }
      : { x: middle, y: bottom, yAlign: 'top' as const };
  }
  const isLeft = middle > (chartArea.left + chartArea.right) / 2;
  return {
    x: isLeft ? left : right,
    y: (top + bottom) / 2,
    xAlign: isLeft ? ('right' as const) : ('left' as const),
    yAlign: 'center' as const,
  };
};

Object.assign(Tooltip.positioners, { beside });

export { Chart };
export type {
  ActiveElement,
  ChartConfiguration,
  ChartEvent,
  ChartOptions,
  TooltipItem,
} from 'chart.js';
