import { formatX, isContinuous, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { faded, type ChartTheme } from './chart-theme.js';
import { dateFormat, numberFormat } from '../format/format.js';
import { timeTicks } from './time-ticks.js';

const TICK_SIZE = 11;

/** The approximate width of a character and of the y axis, in CSS pixels. */
const CHARACTER_WIDTH = 6.6;
const Y_AXIS_WIDTH = 44;

/** The width of the longest label, in CSS pixels, also where only some categories have labels. */
const LONGEST_LABEL = 132;
const SKIPPED_LABEL_WIDTH = 48;
const LABEL_GAP = 8;
const MOST_CHARACTERS = 40;

/** If categories have less width than this, some labels are left out; none is cut off. */
const LEAST_LABEL_WIDTH = 28;
const SPACE_PER_X_TICK = 84;
const SPACE_PER_Y_TICK = 42;

/**
 * Isolates the direction of a label: on a canvas that runs right to left, “-5” or “7-day” would
 * change their order.
 */
function isolated(text: string, theme: ChartTheme): string {
  return theme.rtl ? `\u2068${text}\u2069` : text;
}

let measuring: CanvasRenderingContext2D | null | undefined;

/** The approximate width of a tick label, in CSS pixels. */
function widthOf(text: string, theme: ChartTheme): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) {
    return text.length * CHARACTER_WIDTH;
  }
  measuring.font = `${TICK_SIZE}px ${theme.font}`;
  return measuring.measureText(text).width;
}

interface CategoryLabels {
  /** The distance between categories with labels: 1 if all have one. */
  readonly step: number;
  readonly shorten: (label: string) => string;
}

/**
 * Shortens labels to the width of their category, because slanted ones are hard to read. If that is
 * too narrow, and for dates, only some categories have labels.
 */
function fitLabels(
  labels: readonly string[],
  isCut: boolean,
  width: number,
  theme: ChartTheme,
): CategoryLabels {
  const own = Math.max(1, width - Y_AXIS_WIDTH) / Math.max(1, labels.length);
  const ends = [labels[0] ?? '', labels[labels.length - 1] ?? ''];
  const whole = Math.max(...ends.map((label) => widthOf(label, theme))) + LABEL_GAP;
  const [least, wanted] = isCut ? [LEAST_LABEL_WIDTH, SKIPPED_LABEL_WIDTH] : [whole, whole];
  const step = own >= least ? 1 : Math.ceil(wanted / own);
  const room = Math.min(LONGEST_LABEL, own * step - LABEL_GAP / 2);
  const shorten = (label: string): string => {
    if (!isCut || widthOf(label, theme) <= room) {
      return label;
    }
    let cut = label.slice(0, MOST_CHARACTERS);
    while (cut.length > 1 && widthOf(`${cut}…`, theme) > room) {
      cut = cut.slice(0, -1);
    }
    return `${cut}…`;
  };
  return { step, shorten };
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
    font: { family: theme.font, size: TICK_SIZE },
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
    const { step, shorten } = fitLabels(labels, data.kind === 'category', view.width, theme);
    return {
      ...common,
      type: 'category',
      ticks: {
        ...ticks,
        autoSkip: false,
        callback: (value: number) => isolated(shorten(labels[value] ?? ''), theme),
      },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = axis.ticks.filter(({ value }) => value % step === 0);
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
  if (typeof x === 'string' || data.kind === 'number') {
    return formatX(x, data.kind, view);
  }
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
    // Forced colours include no faint one.
    grid: { color: theme.forced ? faded(theme.border, 0.4) : theme.border, drawTicks: false },
    border: { display: false },
    ticks: {
      color: theme.muted,
      font: { family: theme.font, size: TICK_SIZE },
      padding: 6,
      maxTicksLimit: Math.max(3, Math.floor(view.height / SPACE_PER_Y_TICK)),
      callback: (value: number) =>
        isolated((Math.abs(value) >= 10_000 ? compact : precise).format(value), theme),
    },
  };
}
