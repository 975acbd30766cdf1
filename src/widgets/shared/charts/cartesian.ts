import type { ChartConfiguration, ChartOptions, TooltipItem } from './chart.js';
import type { ChartData } from './chart-data.js';
import { faded, type ChartTheme } from './chart-theme.js';
import { xScale, yScale } from './cartesian-scales.js';
import {
  formatX,
  formatY,
  isContinuous,
  seriesColor,
  type CartesianView,
} from './cartesian-view.js';
import { isNumber } from '../data/shape.js';
import {
  charactersFor,
  mostLinesFor,
  shorten,
  tooltipOptions,
  type TooltipPlace,
  type TooltipTexts,
} from './tooltip.js';

type Dataset = ChartConfiguration<'bar' | 'line'>['data']['datasets'][number];

/** CSS pixels: below this distance, dots on points would merge into a thick band. */
const SPACE_PER_POINT = 10;
/** Above this number of points, a thick line would fill the gaps between its turns. */
const MANY_POINTS = 300;

/** With forced colours, lines also differ in their dashes. */
const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3]];

function barLook(data: ChartData, view: CartesianView, theme: ChartTheme, color: string): object {
  return {
    type: 'bar',
    backgroundColor: color,
    hoverBackgroundColor: faded(color, 0.8),
    borderRadius: view.stacked ? 0 : 3,
    // A line in the background's colour separates stacked parts.
    borderWidth: view.stacked ? { top: 1, bottom: 0, left: 0, right: 0 } : 0,
    borderColor: theme.ground,
    borderSkipped: 'start',
    maxBarThickness: 36,
    categoryPercentage: 0.72,
    barPercentage: data.series.length > 1 ? 0.92 : 1,
  };
}

function lineLook(
  index: number,
  count: number,
  view: CartesianView,
  theme: ChartTheme,
  color: string,
): object {
  const few = count * SPACE_PER_POINT <= view.width && view.drawnAs === 'line';
  return {
    type: 'line',
    borderColor: color,
    borderWidth: count > MANY_POINTS ? 1.25 : 2,
    borderDash: theme.forced ? DASHES[index % DASHES.length] : [],
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    backgroundColor: view.drawnAs === 'area' ? faded(color, view.stacked ? 0.35 : 0.14) : color,
    hoverBackgroundColor: color,
    hoverBorderColor: color,
    fill: view.drawnAs === 'area' ? (view.stacked && index > 0 ? '-1' : 'origin') : false,
    pointRadius: few ? 2 : count === 1 ? 3 : 0,
    pointHoverRadius: 4,
    pointHitRadius: 8,
    pointBackgroundColor: color,
    pointBorderWidth: 0,
    spanGaps: false,
  };
}

function datasets(
  data: ChartData,
  points: readonly (readonly number[])[],
  view: CartesianView,
  theme: ChartTheme,
): Dataset[] {
  const continuous = isContinuous(data, view);
  return data.series.map(({ name, values }, index) => {
    const color = seriesColor(theme, index);
    const places = points[index] ?? [];
    const drawn = continuous
      ? places.map((at) => ({ x: Number(data.x[at]), y: values[at] ?? Number.NaN }))
      : places.map((at) => values[at] ?? null);
    const look =
      view.drawnAs === 'bar'
        ? barLook(data, view, theme, color)
        : lineLook(index, places.length, view, theme, color);
    return {
      label: name,
      data: drawn,
      hidden: view.hidden.has(name),
      ...look,
      ...(continuous && { parsing: false, indexAxis: 'x' }),
    } as Dataset;
  });
}

/**
 * The Chart.js configuration of a line, area or bar chart. `points` are the indexes of the values
 * of each series that are drawn.
 */
export function cartesianConfig(
  data: ChartData,
  points: readonly (readonly number[])[],
  view: CartesianView,
  theme: ChartTheme,
): ChartConfiguration {
  const continuous = isContinuous(data, view);
  const categories = points[0] ?? [];
  const room = charactersFor(view.width);
  const rawIndex = ({ datasetIndex, dataIndex }: TooltipPlace): number =>
    points[datasetIndex]?.[dataIndex] ?? -1;
  const texts: TooltipTexts = {
    title: ([item]) =>
      item ? shorten(formatX(data.x[rawIndex(item)] ?? '', data.kind, view), room) : '',
    label: (item) => {
      const series = data.series[item.datasetIndex];
      const value = series?.values[rawIndex(item)];
      if (!series || !isNumber(value)) {
        return '';
      }
      const text = formatY(value, view);
      return ` ${shorten(series.name, room - text.length)}: ${text}`;
    },
  };
  const options = {
    responsive: false,
    maintainAspectRatio: false,
    animation: false,
    locale: view.locale,
    interaction: { mode: continuous ? 'column' : 'index', axis: 'x', intersect: false },
    // Chart.js reserves no space for the last label of a reversed axis.
    layout: { padding: { top: 4, left: theme.rtl ? 14 : 0 } },
    scales: { x: xScale(data, categories, view, theme), y: yScale(view, theme) },
    plugins: {
      tooltip: {
        ...tooltipOptions(theme, texts, ({ datasetIndex }) => seriesColor(theme, datasetIndex)),
        filter: ({ parsed }: TooltipItem<'bar' | 'line'>, position: number) =>
          isNumber(parsed.y) && position < mostLinesFor(view.height),
      },
    },
  } as ChartOptions<'bar' | 'line'>;
  return {
    type: view.drawnAs === 'bar' ? 'bar' : 'line',
    data: {
      labels: continuous ? [] : categories.map((place) => data.x[place] ?? ''),
      datasets: datasets(data, points, view, theme),
    },
    options,
  } as ChartConfiguration;
}
