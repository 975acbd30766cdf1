import type { ChartConfiguration, ChartOptions } from './chart.js';
import type { ChartData } from './chart-data.js';
import { faded, type ChartTheme } from './chart-theme.js';
import { dateFormat, formatNumber, numberFormat, withUnit } from './format.js';
import { timeTicks } from './time-ticks.js';
import { tooltipOptions } from './tooltip.js';

/** How series are drawn. */
export interface CartesianView {
  readonly drawnAs: 'bar' | 'line' | 'area';
  readonly stacked: boolean;
  readonly fromZero: boolean;
  readonly unit: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly width: number;
  readonly height: number;
  readonly hidden: ReadonlySet<string>;
}

interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** With more points than this, single points would be a thick band. */
const MOST_POINTS_SHOWN = 32;
/** With more points than this, a thick line would fill the space between its turns. */
const MANY_POINTS = 300;
const LONGEST_LABEL = 20;
/** CSS pixels, about what one character of a tick label and the y axis take. */
const CHARACTER_WIDTH = 6.6;
const Y_AXIS_WIDTH = 44;
/** With less room than this for each category, labels are left out rather than cut off. */
const LEAST_LABEL_WIDTH = 34;
const SPACE_PER_X_TICK = 84;
const SPACE_PER_Y_TICK = 42;

/** Writes an x value out, for tooltips and the data table. */
export function formatX(x: string | number, kind: ChartData['kind'], view: CartesianView): string {
  if (typeof x === 'string') return x;
  if (kind === 'number') return numberFormat(view.locale, { useGrouping: false }).format(x);
  return kind === 'date'
    ? dateFormat(view.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(x)
    : dateFormat(view.locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: view.timeZone,
      }).format(x);
}

export function formatY(value: number, view: CartesianView): string {
  return withUnit(formatNumber(value, view.locale), view.unit);
}

/** On a canvas that runs right to left, “-5” or “7-day” would change their order. */
const isolated = (text: string, theme: ChartTheme): string =>
  theme.rtl ? `\u2068${text}\u2069` : text;

/** Cuts category labels to the room that each has: slanted labels are hard to read. */
function shortener(count: number, width: number): (label: string) => string {
  const room = (width - Y_AXIS_WIDTH) / Math.max(1, count);
  const most =
    room < LEAST_LABEL_WIDTH
      ? LONGEST_LABEL / 2
      : Math.min(LONGEST_LABEL, Math.floor((room - 4) / CHARACTER_WIDTH));
  return (label) => (label.length > most ? `${label.slice(0, most - 1)}…` : label);
}

/** The colour of a series: by its place in the data, so that hiding another does not change it. */
export const seriesColor = (theme: ChartTheme, index: number): string =>
  theme.palette[index % theme.palette.length] ?? theme.text;

/** Bars stand on categories; lines over numbers and time stand where their x is. */
const isContinuous = (data: ChartData, view: CartesianView): boolean =>
  data.kind !== 'category' && view.drawnAs !== 'bar';

function datasets(
  data: ChartData,
  view: CartesianView,
  theme: ChartTheme,
): ChartConfiguration<'bar' | 'line'>['data']['datasets'] {
  const continuous = isContinuous(data, view);
  return data.series.map((series, index) => {
    const color = seriesColor(theme, index);
    const values = data.x.flatMap((x, at): readonly (PlotPoint | number | null)[] => {
      const value = series.values[at];
      if (!continuous) return [value ?? null];
      return value === undefined ? [] : [{ x: Number(x), y: value ?? Number.NaN }];
    });
    const common = {
      label: series.name,
      data: values as number[],
      hidden: view.hidden.has(series.name),
    };
    if (view.drawnAs === 'bar') {
      return {
        ...common,
        type: 'bar',
        backgroundColor: color,
        hoverBackgroundColor: faded(color, 0.8),
        borderRadius: view.stacked ? 0 : 3,
        // A hairline of the ground keeps stacked parts apart.
        borderWidth: view.stacked ? { top: 1, bottom: 0, left: 0, right: 0 } : 0,
        borderColor: theme.ground,
        borderSkipped: 'start',
        maxBarThickness: 36,
        categoryPercentage: 0.72,
        barPercentage: data.series.length > 1 ? 0.92 : 1,
      };
    }
    const few = values.length <= MOST_POINTS_SHOWN && view.drawnAs === 'line';
    return {
      ...common,
      type: 'line',
      borderColor: color,
      borderWidth: values.length > MANY_POINTS ? 1.25 : 2,
      borderJoinStyle: 'round',
      borderCapStyle: 'round',
      backgroundColor: view.drawnAs === 'area' ? faded(color, view.stacked ? 0.35 : 0.14) : color,
      hoverBackgroundColor: color,
      hoverBorderColor: color,
      fill: view.drawnAs === 'area' ? (view.stacked && index > 0 ? '-1' : 'origin') : false,
      pointRadius: few ? 2 : values.length === 1 ? 3 : 0,
      pointHoverRadius: 4,
      pointHitRadius: 8,
      pointBackgroundColor: color,
      pointBorderWidth: 0,
      spanGaps: false,
      ...(continuous && { parsing: false, indexAxis: 'x' }),
    };
  });
}

function xScale(data: ChartData, view: CartesianView, theme: ChartTheme): object {
  const ticks = {
    color: theme.muted,
    font: { family: theme.font, size: 11 },
    padding: 4,
    maxRotation: 0,
  };
  const common = {
    reverse: theme.rtl,
    stacked: view.stacked,
    grid: { display: false },
    border: { color: theme.border },
  };
  const count = Math.max(2, Math.floor(view.width / SPACE_PER_X_TICK));
  const zone = data.kind === 'date' ? 'UTC' : view.timeZone;
  if (!isContinuous(data, view)) {
    const labels = data.x.map((x) => categoryLabel(x, data, view));
    const shorten = shortener(labels.length, view.width);
    const fit = data.kind === 'category' ? (view.width - Y_AXIS_WIDTH) / LEAST_LABEL_WIDTH : 0;
    return {
      ...common,
      type: 'category',
      ticks: {
        ...ticks,
        autoSkip: labels.length > fit,
        autoSkipPadding: 8,
        callback: (_value: unknown, index: number) => isolated(shorten(labels[index] ?? ''), theme),
      },
    };
  }
  const first = Number(data.x[0]);
  const last = Number(data.x[data.x.length - 1]);
  const scale = { ...common, type: 'linear', min: first, max: last };
  if (data.kind === 'number') {
    const plain = numberFormat(view.locale, { useGrouping: false });
    return {
      ...scale,
      ticks: {
        ...ticks,
        maxTicksLimit: count,
        callback: (value: number) => isolated(plain.format(value), theme),
      },
    };
  }
  const { values, format } = timeTicks(first, last, count, view.locale, zone);
  return {
    ...scale,
    ticks: {
      ...ticks,
      autoSkip: true,
      autoSkipPadding: 10,
      callback: (value: number) => isolated(format(value), theme),
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = values.map((value) => ({ value }));
    },
  };
}

function categoryLabel(x: string | number, data: ChartData, view: CartesianView): string {
  if (typeof x === 'string' || data.kind === 'number') return formatX(x, data.kind, view);
  const clock = data.kind === 'time';
  const sameDay = clock && Number(data.x[data.x.length - 1]) - Number(data.x[0]) < 36 * 3_600_000;
  return sameDay
    ? dateFormat(view.locale, {
        timeStyle: 'short',
        timeZone: view.timeZone,
      }).format(x)
    : dateFormat(view.locale, {
        day: 'numeric',
        month: 'short',
        timeZone: clock ? view.timeZone : 'UTC',
      }).format(x);
}

function yScale(view: CartesianView, theme: ChartTheme): object {
  const compact = numberFormat(view.locale, { notation: 'compact', maximumFractionDigits: 1 });
  const precise = numberFormat(view.locale, { maximumFractionDigits: 3 });
  return {
    type: 'linear',
    position: theme.rtl ? 'right' : 'left',
    stacked: view.stacked,
    beginAtZero: view.fromZero || view.drawnAs !== 'line',
    grace: view.drawnAs === 'line' && !view.fromZero ? '5%' : 0,
    grid: { color: theme.border, drawTicks: false },
    border: { display: false },
    ticks: {
      color: theme.muted,
      font: { family: theme.font, size: 11 },
      padding: 6,
      maxTicksLimit: Math.max(3, Math.floor(view.height / SPACE_PER_Y_TICK)),
      callback: (value: number) =>
        isolated((Math.abs(value) >= 10_000 ? compact : precise).format(value), theme),
    },
  };
}

/** The Chart.js configuration of a line, area or bar chart. */
export function cartesianConfig(
  data: ChartData,
  view: CartesianView,
  theme: ChartTheme,
): ChartConfiguration {
  const continuous = isContinuous(data, view);
  const options = {
    responsive: false,
    maintainAspectRatio: false,
    animation: false,
    locale: view.locale,
    interaction: { mode: continuous ? 'nearest' : 'index', axis: 'x', intersect: false },
    // Chart.js forgets the room for the last label of a reversed axis.
    layout: { padding: { top: 4, left: theme.rtl ? 14 : 0 } },
    scales: { x: xScale(data, view, theme), y: yScale(view, theme) },
    plugins: {
      decimation: { enabled: continuous, algorithm: 'min-max' },
      tooltip: tooltipOptions(theme, {
        title: ([item]) =>
          item
            ? formatX(xOf(item.parsed.x, item.dataIndex, data, continuous), data.kind, view)
            : '',
        label: ({ dataset, parsed }) =>
          parsed.y === null ? '' : ` ${dataset.label ?? ''}: ${formatY(parsed.y, view)}`,
      }),
    },
  } as ChartOptions<'bar' | 'line'>;
  return {
    type: view.drawnAs === 'bar' ? 'bar' : 'line',
    data: { labels: data.x as (string | number)[], datasets: datasets(data, view, theme) },
    options,
  } as ChartConfiguration;
}

function xOf(
  parsed: number | null,
  index: number,
  data: ChartData,
  continuous: boolean,
): string | number {
  return (continuous ? parsed : data.x[index]) ?? '';
}
