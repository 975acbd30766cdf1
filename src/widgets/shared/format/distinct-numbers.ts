import { decimalsOf } from './decimals.js';
import { numberFormat } from './formatters.js';

/** Numbers from here on are shortened ("120K"), if that loses nothing. */
const COMPACT_FROM = 10_000;
const MOST_COMPACT_DECIMALS = 2;

/** The digits by which a text must not differ, to count as exact. */
const CHECKED_DECIMALS = 8;

/** Decimals beyond these are too many to read. */
const MOST_DECIMALS = 9;

/** The significant digits of scientific notation, from few to all that a number has. */
const SCIENTIFIC_DIGITS = [3, 6, 9, 17];

function stepOf(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? value));
  return steps.length > 0 ? Math.min(...steps) : Math.abs(sorted[0] ?? 0);
}

/** True if different numbers have different texts, and only 0 is written as 0. */
function isDistinct(values: readonly number[], format: Intl.NumberFormat): boolean {
  const different = [...new Set(values)];
  const texts = new Set(different.map((value) => format.format(value)));
  const zeros = [format.format(0), format.format(-0)];
  return (
    texts.size === different.length &&
    different.every((value) => value === 0 || !zeros.includes(format.format(value)))
  );
}

/** Compact notation with the fewest decimals that lose nothing; undefined if there is none. */
function exactCompact(
  values: readonly number[],
  locale: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat | undefined {
  const compact = (decimals: number): Intl.NumberFormat =>
    numberFormat(locale, { ...options, notation: 'compact', maximumFractionDigits: decimals });
  const exact = compact(CHECKED_DECIMALS);
  for (let decimals = 0; decimals <= MOST_COMPACT_DECIMALS; decimals += 1) {
    const format = compact(decimals);
    if (values.every((value) => format.format(value) === exact.format(value))) {
      return format;
    }
  }
  return undefined;
}

/**
 * A format for numbers that are seen together, such as the ticks of a scale: different numbers have
 * different texts, and only 0 is written as 0. The decimals follow the least distance of the
 * numbers, not their size; large numbers are shortened where that loses nothing.
 */
export function distinctNumbers(
  values: readonly number[],
  locale: string,
  options: Intl.NumberFormatOptions = {},
): (value: number) => string {
  const given = values.filter(Number.isFinite).map((value) => value + 0);
  const largest = given.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = options.style === 'percent' ? 100 : 1;
  const decimals = decimalsOf(stepOf(given) * scale);
  const candidates: (Intl.NumberFormat | undefined)[] = [
    largest >= COMPACT_FROM ? exactCompact(given, locale, options) : undefined,
    decimals <= MOST_DECIMALS
      ? numberFormat(locale, { ...options, maximumFractionDigits: decimals })
      : undefined,
    ...SCIENTIFIC_DIGITS.map((digits) =>
      numberFormat(locale, {
        ...options,
        notation: 'scientific',
        maximumSignificantDigits: digits,
      }),
    ),
  ];
  const format = candidates.find((one) => one !== undefined && isDistinct(given, one));
  const chosen = format ?? numberFormat(locale, { ...options, maximumFractionDigits: decimals });
  const zero = numberFormat(locale, { ...options, maximumFractionDigits: 0 }).format(0);
  return (value) => (value === 0 ? zero : chosen.format(value));
}
