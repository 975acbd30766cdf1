/** The most decimals that every browser can write. */
const MOST = 20;

/** The significant digits that tell any two numbers apart. */
const MOST_DIGITS = 17;

/** The significant digits of a single number below 1. */
const DIGITS = 3;

/** Numbers below this size are written in scientific notation. */
export const SCIENTIFIC_BELOW = 1e-6;

/** Numbers from this size on are, too, as in JavaScript: nobody reads so many digits. */
const SCIENTIFIC_FROM = 1e21;

/** The digits of a step that count; the rest is noise of binary fractions. */
const STEP_DIGITS = 6;

/** The power of ten of the first digit of a number: 2 for 420, -3 for 0.0042. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

function limited(decimals: number): number {
  return Math.min(MOST, Math.max(0, decimals));
}

/** The decimals that multiples of a step need, such as the ticks of a scale: 2 for 0.25. */
export function decimalsOf(step: number): number {
  if (!Number.isFinite(step) || step === 0) {
    return 0;
  }
  const [mantissa = '', exponent = '0'] = step.toExponential(STEP_DIGITS - 1).split('e');
  const digits = mantissa.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return limited(digits - Number(exponent));
}

/** The least distance to another number of the list; undefined if all are equal to it. */
function distanceTo(value: number, neighbours: readonly number[]): number | undefined {
  const distances = neighbours.map((other) => Math.abs(other - value)).filter((away) => away > 0);
  return distances.length > 0 ? Math.min(...distances) : undefined;
}

/**
 * The numbers beside a place of a series from which its own must be told apart. Equal ones are
 * passed over, so that all of a run are written alike.
 */
export function neighboursOf(
  values: readonly (number | null | undefined)[],
  at: number,
): readonly number[] {
  const own = values[at];
  const beside = (step: 1 | -1): number | null | undefined => {
    let place = at + step;
    while (values[place] === own && place in values) {
      place += step;
    }
    return values[place];
  };
  return [beside(-1), beside(1)].filter((value) => typeof value === 'number');
}

/** True if rounding keeps the whole number: an availability of 99.999 must not become 100. */
export function keepsWhole(value: number, decimals: number): boolean {
  const size = Math.abs(value);
  return decimals >= 0 && Math.trunc(Number(size.toFixed(decimals))) === Math.trunc(size);
}

/**
 * The decimals of a single number: none from 10,000 on, one from 100 on, two from 1 on, and below
 * as many as three significant digits need. More are added where rounding would reach the next
 * whole number, or a different neighbour.
 */
export function decimalsFor(value: number, neighbours: readonly number[] = []): number {
  const size = Math.abs(value);
  const distance = distanceTo(value, neighbours);
  const apart = distance === undefined ? 0 : -exponentOf(distance);
  if (size >= 10_000) {
    return limited(apart);
  }
  let decimals = size >= 100 ? 1 : 2;
  if (size > 0 && size < 1) {
    decimals = DIGITS - 1 - exponentOf(size);
  }
  while (size >= 1 && decimals < STEP_DIGITS && !keepsWhole(size, decimals)) {
    decimals += 1;
  }
  return limited(Math.max(decimals, apart));
}

/**
 * Completes the options of a number's format with useful decimals. Decimals that are given stand,
 * unless the number is not 0 and would be written as 0.
 *
 * @param scale The factor by which the number is written: 100 for a share in per cent.
 */
export function precise(
  value: number,
  options: Intl.NumberFormatOptions = {},
  neighbours: readonly number[] = [],
  scale = options.style === 'percent' ? 100 : 1,
): Intl.NumberFormatOptions {
  const written = value * scale;
  const size = Math.abs(written);
  const scaled = neighbours.map((other) => other * scale);
  if (size > 0 && size < SCIENTIFIC_BELOW && options.notation === undefined) {
    // Significant digits take precedence over decimals that are given.
    const maximumSignificantDigits = significantDigits(written, scaled);
    return { ...options, notation: 'scientific', maximumSignificantDigits };
  }
  if (size >= SCIENTIFIC_FROM && options.notation === undefined) {
    return { ...options, notation: 'scientific', maximumSignificantDigits: MOST_DIGITS };
  }
  const given = options.maximumFractionDigits;
  if (given === undefined) {
    return { ...options, maximumFractionDigits: decimalsFor(written, scaled) };
  }
  const isLost = size > 0 && Number(size.toFixed(limited(given))) === 0;
  return isLost ? { ...options, maximumFractionDigits: limited(-exponentOf(size)) } : options;
}

/** The significant digits that tell a tiny number from its neighbours. */
export function significantDigits(value: number, neighbours: readonly number[]): number {
  const distance = distanceTo(value, neighbours);
  const apart = distance === undefined ? 0 : exponentOf(value) - exponentOf(distance) + 1;
  return Math.min(MOST_DIGITS, Math.max(DIGITS, apart));
}
