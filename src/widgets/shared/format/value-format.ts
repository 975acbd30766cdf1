import { decimalsFor, keepsWhole, precise } from './decimals.js';
import { formatNumber, numberFormat, withUnit } from './format.js';

export interface ValueFormat {
  readonly format?: 'number' | 'currency' | 'percentage';
  readonly unit?: string;
  readonly decimals?: number;
}

export interface FormattedValue {
  readonly number: string;
  /** The unit, shown smaller after the number. */
  readonly unit: string;
  /** The exact value with its unit, for screen readers and the tooltip. */
  readonly exact: string;
}

const CURRENCY = /^[A-Z]{3}$/;

function isCurrency(format: ValueFormat): boolean {
  return format.format === 'currency' && CURRENCY.test(format.unit ?? 'USD');
}

function optionsFor(format: ValueFormat): Intl.NumberFormatOptions {
  const decimals = format.decimals === undefined ? {} : { maximumFractionDigits: format.decimals };
  if (isCurrency(format)) {
    return {
      style: 'currency',
      currency: format.unit ?? 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 0,
      ...decimals,
    };
  }
  return format.format === 'percentage' ? { style: 'percent', ...decimals } : decimals;
}

/**
 * The least decimals of an amount of money: none of a whole one, else those of its currency, so
 * that half a euro is written 0.50.
 */
function leastDecimals(
  value: number,
  { style, currency, maximumFractionDigits = 0 }: Intl.NumberFormatOptions,
): Intl.NumberFormatOptions {
  if (style !== 'currency' || Number.isInteger(Number(value.toFixed(maximumFractionDigits)))) {
    return {};
  }
  const usual = numberFormat('en', { style, currency }).resolvedOptions().maximumFractionDigits;
  return { minimumFractionDigits: Math.min(usual ?? 0, maximumFractionDigits) };
}

/** The least decimals of the exact value, also of a number that is shown without any. */
const EXACT_DECIMALS = 2;

/** The decimals that a share may need so that it stays below the whole. */
const MOST_SHARE_DECIMALS = 12;

/** Numbers from here on are shortened ("1.2M"); in narrow tiles smaller ones are, too. */
const COMPACT_FROM = 1_000_000;
const COMPACT_FROM_NARROW = 10_000;
/** Numbers from here on are in scientific notation, for which languages have no short words. */
const SCIENTIFIC_FROM = 1e15;

/**
 * Moves long words such as "Mio." or "CHF" from a number to its unit, so that the number fits into
 * a narrow tile.
 */
function withoutWords(parts: readonly Intl.NumberFormatPart[]): readonly [string, string] {
  const isWord = ({ type, value }: Intl.NumberFormatPart): boolean =>
    (type === 'compact' || type === 'currency') && value.length > 1;
  const words = parts.filter(isWord).map(({ value }) => value);
  const rest = parts.filter((part) => !isWord(part)).map(({ value }) => value);
  return [rest.join('').trim().replace(/\s+/g, '\u202f'), words.join(' ')];
}

/** Formats a tile's value for a locale. `narrow` requests few characters. */
export function formatValue(
  value: number,
  locale: string,
  format: ValueFormat,
  narrow = false,
): FormattedValue {
  const shown = format.format === 'percentage' ? value / 100 : value;
  const options = optionsFor(format);
  const size = Math.abs(value);
  // The number of decimals depends on the number shown, which for a percentage is the given value.
  const decimals = size >= 1000 ? 0 : decimalsFor(value);
  const formatWith = (most: number): Intl.NumberFormatOptions => {
    const complete = precise(shown, { maximumFractionDigits: most, ...options });
    return { ...complete, ...leastDecimals(shown, complete) };
  };
  const exact = numberFormat(locale, formatWith(Math.max(EXACT_DECIMALS, decimals))).format(shown);
  const fewer = narrow && size >= 10 && keepsWhole(size, decimals - 1) ? decimals - 1 : decimals;
  const notation = size >= SCIENTIFIC_FROM ? 'scientific' : 'compact';
  const isShort = size >= (narrow ? COMPACT_FROM_NARROW : COMPACT_FROM);
  const shortFormat = { ...options, notation, maximumFractionDigits: 1 } as const;
  const formatter = numberFormat(locale, isShort ? shortFormat : formatWith(fewer));
  const [number, words] = narrow
    ? withoutWords(formatter.formatToParts(shown))
    : [formatter.format(shown), ''];
  const unit = isCurrency(format) || format.format === 'percentage' ? '' : (format.unit ?? '');
  return {
    number,
    unit: words && unit ? `${words} ${unit}` : words || unit,
    exact: withUnit(exact, unit),
  };
}

/**
 * Formats a share such as 4.2% without a sign, because the arrow of a change shows it. Less than a
 * whole never becomes 100%.
 */
export function formatShare(share: number, locale: string, narrow = false): string {
  const size = Math.abs(share);
  const percent = size * 100;
  let decimals = size >= (narrow ? 0.01 : 1) ? 0 : percent >= 1 ? 1 : 2;
  while (size < 1 && decimals < MOST_SHARE_DECIMALS && Number(percent.toFixed(decimals)) >= 100) {
    decimals += 1;
  }
  return formatNumber(size, locale, { style: 'percent', maximumFractionDigits: decimals });
}

/** The width of a character in the bold type of numbers, in em. */
function widthOf(character: string): number {
  return /\d/u.test(character)
    ? 0.7
    : /[.,:'’\s٫٬]/u.test(character)
      ? 0.4
      : /[mMWw%]/u.test(character)
        ? 1.05
        : 0.75;
}

/**
 * The approximate width of a number in em, by which the styles fit it in. Units are half as large.
 */
export function emWidth({ number, unit }: Pick<FormattedValue, 'number' | 'unit'>): number {
  const sum = (text: string): number =>
    [...text].reduce((width, character) => width + widthOf(character), 0);
  return Math.max(1, sum(number) + (unit === '' ? 0 : 0.3 + 0.55 * sum(unit)));
}
