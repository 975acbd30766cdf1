import { decimalsOf } from '../format/decimals.js';
import { withUnit } from '../format/format.js';
import { numberFormat } from '../format/formatters.js';

export interface TickText {
  readonly locale: string;
  readonly unit?: string | undefined;
  /** Groups of three digits are separated, unless numbers may be years. */
  readonly useGrouping?: boolean | undefined;
}

/** From this size on, a shorter notation is tried. */
const LARGE = 10_000;
/** Below this size, powers of ten are shorter than zeros. */
const SMALL = 1e-4;
const HUGE = 1e15;

/** Intl.NumberFormat knows no more decimal places than these. */
const MOST_DECIMALS = 20;

/** The decimal places of a shortened number; more of them are no shorter than the whole number. */
const SHORT_DECIMALS = 2;

function texts(ticks: readonly number[], format: Intl.NumberFormat): readonly string[] {
  return ticks.map((tick) => format.format(tick));
}

function lengthOf(shown: readonly string[]): number {
  return Math.max(0, ...shown.map(({ length }) => length));
}

/** The notation with the fewest decimals that rounds no tick; undefined if it takes too many. */
function exactIn(
  notation: 'compact' | 'scientific',
  ticks: readonly number[],
  locale: string,
  most: number,
): Intl.NumberFormat | undefined {
  const make = (maximumFractionDigits: number): Intl.NumberFormat =>
    numberFormat(locale, { notation, maximumFractionDigits });
  const exact = texts(ticks, make(MOST_DECIMALS));
  for (let decimals = 0; decimals <= most; decimals += 1) {
    const format = make(decimals);
    if (texts(ticks, format).every((text, index) => text === exact[index])) {
      return format;
    }
  }
  return undefined;
}

/**
 * The format of the ticks of one scale. All have the decimals of their step, so neighbours differ
 * and only zero is written 0; a shorter notation is used where it is exact.
 */
export function tickFormat(
  ticks: readonly number[],
  step: number,
  { locale, unit = '', useGrouping = true }: TickText,
): (value: number) => string {
  const size = ticks.reduce((most, tick) => Math.max(most, Math.abs(tick)), 0);
  const isEven = ticks.every((tick) => decimalsOf(tick) <= decimalsOf(step));
  const decimals = Math.max(decimalsOf(step), ...ticks.map(decimalsOf));
  const plain = numberFormat(locale, {
    maximumFractionDigits: decimals,
    // The ticks of a logarithmic scale have as many decimals as each of them needs.
    minimumFractionDigits: isEven && size < LARGE ? decimals : 0,
    useGrouping: useGrouping || size >= LARGE * 10,
  });
  // No other notation has decimals enough.
  const isFine = decimals >= MOST_DECIMALS;
  const isTiny = ticks.some((tick) => tick !== 0 && Math.abs(tick) < SMALL);
  const notation =
    size >= HUGE || isTiny || isFine
      ? 'scientific'
      : size >= LARGE && useGrouping
        ? 'compact'
        : undefined;
  const short =
    notation && exactIn(notation, ticks, locale, isFine ? MOST_DECIMALS : SHORT_DECIMALS);
  const isShorter =
    short !== undefined &&
    (isFine || lengthOf(texts(ticks, short)) < lengthOf(texts(ticks, plain)));
  const format = isShorter ? short : plain;
  // Zero has no size that a notation could shorten.
  return (value) =>
    withUnit(
      value === 0 && isShorter ? numberFormat(locale).format(0) : format.format(value),
      unit,
    );
}
