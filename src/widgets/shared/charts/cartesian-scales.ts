import { isContinuous, xFormat, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { faded, isolated, type ChartTheme } from './chart-theme.js';
import { drawnValues, valueRange } from './value-range.js';
import { linearScale, linearTicks } from '../scales/linear-scale.js';
import { logScale } from '../scales/log-scale.js';
import { momentLabels } from '../scales/moment-labels.js';
import { decimalsOfWhole, type Range } from '../scales/scale.js';
import { tickFormat } from '../scales/tick-format.js';
import { timeTicks, type TimeTicks } from '../scales/time-ticks.js';
import { DAY } from '../values/local-time.js';

const TICK_SIZE = 11;

/** The approximate width of a character, in CSS pixels. */
const CHARACTER_WIDTH = 6.6;
const Y_PADDING = 6;

/** The width of the longest label, in CSS pixels, also where only some categories have labels. */
const LONGEST_LABEL = 132;
const SKIPPED_LABEL_WIDTH = 48;
/** The width that a label may take from others that are left out anyway. */
const WHOLE_LABEL_WIDTH = 96;
const LABEL_GAP = 8;
const MOST_CHARACTERS = 40;

/** If categories have less width than this, some labels are left out; none is cut off. */
const LEAST_LABEL_WIDTH = 28;
const SPACE_PER_X_TICK = 84;
const SPACE_PER_Y_TICK = 42;

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

/** The width of the widest of some labels, of which the longest are measured. */
function widest(labels: readonly string[], theme: ChartTheme): number {
  const length = labels.reduce((most, label) => Math.max(most, label.length), 0);
  const [first = '', second = first] = labels.filter((label) => label.length === length);
  return Math.max(widthOf(first, theme), widthOf(second, theme));
}

interface CategoryLabels {
  /** True for the categories that have a label. */
  readonly isShown: (place: number) => boolean;
  readonly shorten: (label: string) => string;
}

/**
 * Shortens labels to the width of their category, because slanted ones are hard to read. If that is
 * too narrow, and for dates, only some categories have labels, and none that an edge would cut.
 */
function fitLabels(
  labels: readonly string[],
  isCut: boolean,
  width: number,
  beside: number,
  theme: ChartTheme,
): CategoryLabels {
  const own = width / Math.max(1, labels.length);
  const whole = widest(labels, theme) + LABEL_GAP;
  const [least, wanted] = isCut
    ? [
        LEAST_LABEL_WIDTH,
        // Four labels at least, if they fit.
        Math.max(SKIPPED_LABEL_WIDTH, Math.min(whole, WHOLE_LABEL_WIDTH, width / 4)),
      ]
    : [whole, whole];
  const step = own >= least ? 1 : Math.ceil(wanted / own);
  const room = Math.min(LONGEST_LABEL, own * step - LABEL_GAP / 2);
  const cut = (label: string, end: 'start' | 'end'): string => {
    const most = Math.min(label.length, MOST_CHARACTERS);
    for (let length = most; length > 1; length -= 1) {
      const text = end === 'end' ? `${label.slice(0, length)}…` : `…${label.slice(-length)}`;
      if (widthOf(text, theme) <= room) {
        return text;
      }
    }
    return end === 'end' ? `${label.slice(0, 1)}…` : `…${label.slice(-1)}`;
  };
  const isLong = (label: string): boolean => isCut && widthOf(label, theme) > room;
  // Labels that begin alike, such as those of rooms with numbers, are told apart by their ends.
  const shown = labels.filter((_label, place) => place % step === 0);
  const long = [...new Set(shown)].filter(isLong);
  const areAlike = new Set(long.map((label) => cut(label, 'end'))).size < long.length;
  const shorten = (label: string): string =>
    isLong(label) ? cut(label, areAlike ? 'start' : 'end') : label;
  const half = (place: number): number => widthOf(shorten(labels[place] ?? ''), theme) / 2;
  // The space of the y axis is free below the axis.
  const fits = (place: number): boolean =>
    own * (place + 0.5) + beside >= half(place) &&
    own * (labels.length - place - 0.5) >= half(place);
  const first = step === 1 || fits(0) ? 0 : Math.min(step - 1, 1);
  const isShown = (place: number): boolean =>
    step === 1 || (place % step === first && fits(place)) || labels.length === 1;
  return { isShown, shorten };
}

interface Axis {
  readonly scale: object;
  /** The space that a label takes beyond the end of the scale, in CSS pixels. */
  readonly beyond: number;
}

function continuousRange({ x, kind }: ChartData): Range {
  const min = Number(x[0]);
  const max = Number(x[x.length - 1]);
  if (min < max) {
    return { min, max };
  }
  const around = kind === 'number' ? Math.max(1, Math.abs(min)) / 2 : DAY / 2;
  return { min: min - around, max: max + around };
}

/** The ticks of a continuous x axis; a single value has one, at its place. */
function continuousTicks(
  data: ChartData,
  range: Range,
  count: number,
  view: CartesianView,
): TimeTicks {
  const [first = 0] = data.x;
  const isSingle = first === data.x[data.x.length - 1];
  if (isSingle) {
    const format = xFormat(data, view);
    return { values: [Number(first)], format: (value) => format(value) };
  }
  if (data.kind === 'number') {
    const decimals = decimalsOfWhole(data.x as readonly number[]);
    const { ticks, step } = linearTicks(range, { count, decimals });
    return {
      values: ticks,
      format: tickFormat(ticks, step, { ...view, unit: '', useGrouping: false }),
    };
  }
  const zone = data.kind === 'date' ? 'UTC' : view.timeZone;
  const areDays = data.kind === 'date';
  return timeTicks(range.min, range.max, count, view.locale, zone, { areDays });
}

/** The x axis; `places` are the categories that are drawn, as indexes into the data's x. */
export function xScale(
  data: ChartData,
  places: readonly number[],
  view: CartesianView,
  theme: ChartTheme,
  yWidth: number,
): Axis {
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
  const width = Math.max(1, view.width - yWidth);
  if (!isContinuous(data, view)) {
    const format = labelFormat(data, places, view);
    const labels = places.map((place) => format(data.x[place] ?? ''));
    const { isShown, shorten } = fitLabels(labels, data.kind === 'category', width, yWidth, theme);
    const scale = {
      ...common,
      type: 'category',
      // A single point lies in the middle, as bars do.
      offset: view.drawnAs === 'bar' || labels.length === 1,
      ticks: {
        ...ticks,
        autoSkip: false,
        callback: (value: number) => isolated(shorten(labels[value] ?? ''), theme),
      },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = axis.ticks.filter(({ value }) => isShown(value));
      },
    };
    return { scale, beyond: 0 };
  }
  const range = continuousRange(data);
  const count = Math.max(2, Math.floor(width / SPACE_PER_X_TICK));
  const { values, format } = continuousTicks(data, range, count, view);
  const last = values[values.length - 1] ?? range.max;
  const toEnd = ((range.max - last) / (range.max - range.min)) * width;
  return {
    beyond: Math.max(0, widthOf(format(last), theme) / 2 - toEnd),
    scale: {
      ...common,
      ...range,
      type: 'linear',
      ticks: {
        ...ticks,
        autoSkip: true,
        autoSkipPadding: 10,
        callback: (value: number) => isolated(format(value), theme),
      },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = values.map((value) => ({ value }));
      },
    },
  };
}

/** The format of the labels of places: only the parts of moments that tell them apart. */
export function labelFormat(
  data: ChartData,
  places: readonly number[],
  view: CartesianView,
): (x: string | number) => string {
  if (data.kind !== 'date' && data.kind !== 'time') {
    return xFormat(data, view);
  }
  const zone = data.kind === 'date' ? 'UTC' : view.timeZone;
  const times = places.map((place) => Number(data.x[place]));
  const format = momentLabels(times, view.locale, zone, data.kind === 'date');
  return (x) => format(Number(x));
}

/** The y axis, with the width of its labels in CSS pixels. */
export function yScale(
  data: ChartData,
  view: CartesianView,
  theme: ChartTheme,
): { readonly scale: object; readonly width: number } {
  const make = view.isLog ? logScale : linearScale;
  const count = Math.max(2, Math.floor(view.height / SPACE_PER_Y_TICK));
  const decimals = view.decimals ?? decimalsOfWhole(drawnValues(data, view));
  const { min, max, ticks, step } = make(valueRange(data, view), { ...view, count, decimals });
  const format = tickFormat(ticks, step, view);
  const width = Math.max(...ticks.map((tick) => widthOf(format(tick), theme)), 0);
  const scale = {
    type: view.isLog ? 'logarithmic' : 'linear',
    position: theme.rtl ? 'right' : 'left',
    stacked: view.stacked,
    min,
    max,
    // Forced colours include no faint one.
    grid: { color: theme.forced ? faded(theme.border, 0.4) : theme.border, drawTicks: false },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = ticks.map((value) => ({ value }));
    },
    ticks: {
      color: theme.muted,
      font: { family: theme.font, size: TICK_SIZE },
      padding: Y_PADDING,
      autoSkip: false,
      callback: (value: number) => isolated(format(value), theme),
    },
  };
  return { scale, width: width + Y_PADDING };
}
