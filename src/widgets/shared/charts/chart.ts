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
import { placeTooltip } from './place-tooltip.js';

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

/** The size that Chart.js has measured for the texts; it is known when the place is read. */
interface Measured {
  readonly _size?: { readonly width: number; readonly height: number };
}

const beside: TooltipPositionerFunction<ChartType> = function position(
  this: TooltipModel<ChartType> & Measured,
  items,
) {
  if (items.length === 0) {
    return false;
  }
  const elements = items.map(({ element }) => element);
  const points = boxAround(elements);
  const heights = elements.map(({ y }) => y);
  const place = () => placeTooltip(points, heights, this._size ?? this, this.chart);
  return {
    get x() {
      return place().x;
    },
    get y() {
      return place().y;
    },
    xAlign: 'center' as const,
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
