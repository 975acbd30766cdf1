import type { ChartConfiguration, ChartOptions, TooltipItem } from './chart.js';
import type { ChartData, Series } from './chart-data.js';
import { faded, isolated, type ChartTheme } from './chart-theme.js';
import { labelFormat, xScale, yScale } from './cartesian-scales.js';
import {
  drawnValue,
  formatY,
  isContinuous,
  rawX,
  seriesColor,
  xFormat,
  type CartesianView,
} from './cartesian-view.js';
import { dashesOf, patternFill, shapeOf } from '../colors/patterns.js';
import { isNumber } from '../data/shape.js';
import { neighboursOf } from '../format/decimals.js';
import {
  shorten,
  tooltipOptions,
  tooltipRoom,
  type TooltipPlace,
  type TooltipTexts,
} from './tooltip.js';

type Dataset = ChartConfiguration<'bar' | 'line'>['data']['datasets'][number];

/** CSS pixels: below this distance, dots on points would merge into a thick band. */
const SPACE_PER_POINT = 10;
/** Above this number of points, a thick line would fill the gaps between its turns. */
const MANY_POINTS = 300;

/** The room for the points at an end of the axis while the pointer is over them. */
const POINT_ROOM = 6;

/** The characters of a line beside its name and its value: a colon and spaces. */
const BETWEEN = 3;

/** The characters of a shortened name that is worth its room. */
const LEAST_NAME = 2;

/** The share of its colour that remains of what was not chosen. */
const NOT_CHOSEN = 0.35;

/** A series as it is drawn: its colour, and the places of its points in the data. */
interface Drawn {
  readonly name: string;
  readonly index: number;
  readonly color: string;
  readonly places: readonly number[];
}

/** The emphasis of a chart in which something was chosen. */
interface Emphasis {
  /** True for the x values that were chosen; undefined if it was none of them. */
  readonly isPlace: ((at: number) => boolean) | undefined;
  readonly isSeries: ((name: string) => boolean) | undefined;
}

function emphasisOf(data: ChartData, { chosen }: CartesianView): Emphasis {
  const isAt = (at: number): boolean => rawX(data.x[at] ?? '', data.kind) === chosen;
  const places = chosen !== undefined && data.x.some((_x, at) => isAt(at));
  const series = chosen !== undefined && data.series.some(({ name }) => name === chosen);
  return {
    isPlace: places ? isAt : undefined,
    isSeries: series && !places ? (name) => name === chosen : undefined,
  };
}

function barLook(
  { name, index, color, places }: Drawn,
  data: ChartData,
  view: CartesianView,
  theme: ChartTheme,
  { isPlace, isSeries }: Emphasis,
): object {
  const isMarked = places.map((at) => isPlace?.(at) ?? isSeries?.(name) ?? false);
  const hasChoice = isPlace !== undefined || isSeries !== undefined;
  const fill = theme.forced ? patternFill(view.slots[index] ?? index, theme) : color;
  const isWhole = (marked: boolean): boolean => !hasChoice || marked || theme.forced;
  const fills = isMarked.map((marked) => (isWhole(marked) ? fill : faded(color, NOT_CHOSEN)));
  const border = (marked: boolean): number | object => {
    if (marked) {
      return theme.forced ? 4 : 2;
    }
    // A line in the background's colour separates stacked parts.
    const between = view.stacked ? { top: 1, bottom: 0, left: 0, right: 0 } : 0;
    return theme.forced ? 1 : between;
  };
  return {
    type: 'bar',
    backgroundColor: hasChoice ? fills : fill,
    hoverBackgroundColor: theme.forced ? fill : faded(color, 0.8),
    borderRadius: view.stacked ? 0 : 3,
    borderWidth: hasChoice ? isMarked.map(border) : border(false),
    borderColor: hasChoice
      ? isMarked.map((marked) => (marked || theme.forced ? theme.text : theme.ground))
      : theme.forced
        ? theme.text
        : theme.ground,
    borderSkipped: 'start',
    maxBarThickness: 36,
    categoryPercentage: 0.72,
    barPercentage: data.series.length > 1 ? 0.92 : 1,
  };
}

/** True for the points of a line that have no neighbour to be joined to. */
function alone(values: readonly (number | null)[]): readonly boolean[] {
  return values.map(
    (value, at) => value !== null && !isNumber(values[at - 1]) && !isNumber(values[at + 1]),
  );
}

function lineLook(
  { name, index, color: given, places }: Drawn,
  values: Series['values'],
  view: CartesianView,
  theme: ChartTheme,
  { isPlace, isSeries }: Emphasis,
): object {
  const count = places.length;
  const few = count * SPACE_PER_POINT <= view.width && view.drawnAs === 'line';
  const slot = view.slots[index] ?? index;
  const color = isSeries && !isSeries(name) ? faded(given, NOT_CHOSEN) : given;
  const isMarked = places.map((at) => isPlace?.(at) ?? false);
  const usual = few ? (theme.forced ? 3.5 : 2) : 0;
  // Between gaps there is no line, so a value is a dot however many there are.
  const radii = alone(places.map((at) => drawnValue(values[at], view))).map((isAlone) =>
    isAlone ? Math.max(usual, count === 1 ? 4 : 2) : usual,
  );
  const isOpen = view.min === undefined && view.max === undefined;
  return {
    type: 'line',
    borderColor: color,
    borderWidth: (count > MANY_POINTS ? 1.25 : 2) + (isSeries?.(name) ? 1 : 0),
    borderDash: theme.forced ? dashesOf(slot) : [],
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    backgroundColor: view.drawnAs === 'area' ? faded(color, view.stacked ? 0.35 : 0.14) : color,
    hoverBackgroundColor: color,
    hoverBorderColor: color,
    fill: view.drawnAs === 'area' ? (view.stacked && index > 0 ? '-1' : 'origin') : false,
    pointStyle: theme.forced ? shapeOf(slot) : 'circle',
    pointRadius: isMarked.map((marked, at) => (marked ? 5 : (radii[at] ?? usual))),
    pointHoverRadius: isPlace ? isMarked.map((marked) => (marked ? 6 : 4)) : 4,
    pointHitRadius: 8,
    pointBackgroundColor: color,
    pointBorderColor: isPlace ? theme.text : color,
    pointBorderWidth: isPlace ? isMarked.map((marked) => (marked ? 2 : 0)) : theme.forced ? 1 : 0,
    spanGaps: false,
    // Points at the edge are whole, unless the values go on beyond a bound of the config.
    ...(isOpen && { clip: POINT_ROOM }),
  };
}

function datasets(
  data: ChartData,
  points: readonly (readonly number[])[],
  view: CartesianView,
  theme: ChartTheme,
): Dataset[] {
  const continuous = isContinuous(data, view);
  const emphasis = emphasisOf(data, view);
  return data.series.map(({ name, values }, index) => {
    const places = points[index] ?? [];
    const drawn = continuous
      ? places.map((at) => ({
          x: Number(data.x[at]),
          y: drawnValue(values[at], view) ?? Number.NaN,
        }))
      : places.map((at) => drawnValue(values[at], view));
    const series = { name, index, color: seriesColor(theme, index, view), places };
    const look =
      view.drawnAs === 'bar'
        ? barLook(series, data, view, theme, emphasis)
        : lineLook(series, values, view, theme, emphasis);
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
  const room = tooltipRoom(view.width, view.height);
  const places = data.x.map((_x, index) => index);
  const formatX = room.isCompact ? labelFormat(data, places, view) : xFormat(data, view);
  const y = yScale(data, view, theme);
  const x = xScale(data, categories, view, theme, y.width);
  const end = Math.max(continuous ? POINT_ROOM : 0, Math.ceil(x.beyond));
  const rawIndex = ({ datasetIndex, dataIndex }: TooltipPlace): number =>
    points[datasetIndex]?.[dataIndex] ?? -1;
  const texts: TooltipTexts = {
    title: ([item]) =>
      isolated(item ? shorten(formatX(data.x[rawIndex(item)] ?? ''), room.title) : '', theme),
    label: (item) => {
      const series = data.series[item.datasetIndex];
      const at = rawIndex(item);
      const value = series?.values[at];
      if (!series || !isNumber(value)) {
        return '';
      }
      const text = formatY(value, view, neighboursOf(series.values, at));
      const left = room.characters - text.length - (room.isCompact ? BETWEEN : 0);
      if (room.isCompact && left < LEAST_NAME) {
        // The colour, and the legend, tell the series.
        return ` ${isolated(text, theme)}`;
      }
      return ` ${isolated(shorten(series.name, left), theme)}: ${isolated(text, theme)}`;
    },
  };
  const options = {
    responsive: false,
    maintainAspectRatio: false,
    animation: false,
    locale: view.locale,
    interaction: { mode: continuous ? 'column' : 'index', axis: 'x', intersect: false },
    // Chart.js reserves no space for the last point, nor for the last label of a reversed axis.
    layout: { padding: { top: POINT_ROOM, ...(theme.rtl ? { left: end } : { right: end }) } },
    scales: { x: x.scale, y: y.scale },
    plugins: {
      crosshair: { color: faded(theme.muted, 0.6), band: faded(theme.muted, 0.14) },
      tooltip: {
        ...tooltipOptions(
          theme,
          texts,
          ({ datasetIndex }) => seriesColor(theme, datasetIndex, view),
          room,
        ),
        position: 'beside',
        filter: ({ parsed }: TooltipItem<'bar' | 'line'>, position: number) =>
          isNumber(parsed.y) && position < room.lines,
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
