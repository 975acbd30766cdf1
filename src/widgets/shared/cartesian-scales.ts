import { formatX, isContinuous, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import type { ChartTheme } from './chart-theme.js';
import { dateFormat, numberFormat } from './format.js';
import { timeTicks } from './time-ticks.js';

const LONGEST_LABEL = 20;

/** CSS pixels, about what one character of a tick label and the y axis take. */
const CHARACTER_WIDTH = 6.6;
const Y_AXIS_WIDTH = 44;

/** With less room than this for each category, labels are left out rather than cut off. */
const LEAST_LABEL_WIDTH = 34;
const SPACE_PER_X_TICK = 84;
const SPACE_PER_Y_TICK = 42;

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

/** The x axis; `places` are the categories that are drawn, as indexes into the data's x. */
export function xScale(
  data: ChartData,
  places: readonly number[],
  view: CartesianView,
  theme: ChartTheme,
): object {
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
    const labels = places.map((place) => categoryLabel(data.x[place] ?? '', data, view));
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

export function yScale(view: CartesianView, theme: ChartTheme): object {
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
