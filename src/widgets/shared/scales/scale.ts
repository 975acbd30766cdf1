/** The least and the greatest value that a scale shows. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A scale: its range, its ticks in ascending order, and the distance that ticks differ by. */
export interface Scale extends Range {
  readonly ticks: readonly number[];
  /** The distance of neighbours; of those of a logarithmic scale, the smallest one. */
  readonly step: number;
}

/** The wishes for a scale; bounds that are given are kept exactly. */
export interface ScaleWishes {
  /** About how many ticks fit. */
  readonly count: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** The most decimal places that ticks may have. */
  readonly decimals?: number | undefined;
}

/** The least and the greatest of some values; undefined if there are none. */
export function extentOf(values: Iterable<number>): Range | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min <= max ? { min, max } : undefined;
}

/** Beyond these sizes, lengths overflow and steps vanish. */
const LARGEST = 4e307;
export const SMALLEST = 1e-300;

/** The nearest number that a scale can show. */
function drawable(value: number): number {
  return Math.abs(value) < SMALLEST ? 0 : Math.max(-LARGEST, Math.min(LARGEST, value));
}

/** The relative length below which numbers of double precision have no room for ticks. */
const LEAST_LENGTH = 2e-15;

/** The share of a single value by which its scale extends to both sides. */
const PADDING = 0.2;

/**
 * Widens a range of no length, or one too short for the precision of numbers, so that a single
 * value lies in the middle. Bounds that are given do not move.
 */
export function withLength(given: Range, { min, max }: Partial<ScaleWishes> = {}): Range {
  const range = { min: drawable(given.min), max: drawable(given.max) };
  const size = Math.max(Math.abs(range.min), Math.abs(range.max));
  if (range.max - range.min > size * LEAST_LENGTH) {
    return range;
  }
  const room = size === 0 ? 1 : size * PADDING;
  return { min: min ?? range.min - room, max: max ?? range.max + room };
}

/** The decimals that the ticks of whole numbers have, such as those of counts; otherwise any. */
export function decimalsOfWhole(values: Iterable<number>): 0 | undefined {
  for (const value of values) {
    if (!Number.isInteger(value)) {
      return undefined;
    }
  }
  return 0;
}
