import { linearScale } from './linear-scale.js';
import { SMALLEST, withLength, type Range, type Scale, type ScaleWishes } from './scale.js';

/** The ticks within a power of ten, from few to many. */
const MANTISSAS = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]] as const;

/** Below this ratio of the bounds, a logarithmic scale looks like a linear one. */
const LEAST_RATIO = 3;

function power(exponent: number): number {
  return exponent < 0 ? 1 / 10 ** -exponent : 10 ** exponent;
}

/** The next mantissa below or above a positive number. */
function roundTo(value: number, end: 'min' | 'max'): number {
  const exponent = Math.floor(Math.log10(value) + 1e-12);
  const marks = [1, 2, 5, 10].map((mantissa) =>
    Number((mantissa * power(exponent)).toPrecision(12)),
  );
  const [low = value] = marks.filter((mark) => mark <= value * (1 + 1e-12)).slice(-1);
  const high = marks.find((mark) => mark >= value * (1 - 1e-12)) ?? value;
  return end === 'min' ? low : high;
}

function ticksOf({ min, max }: Range, mantissas: readonly number[], every: number): number[] {
  const ticks: number[] = [];
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  for (let exponent = Math.floor(first / every) * every; exponent <= last; exponent += every) {
    for (const mantissa of mantissas) {
      const at = Number((mantissa * power(exponent)).toPrecision(12));
      if (at >= min * (1 - 1e-9) && at <= max * (1 + 1e-9)) {
        ticks.push(at);
      }
    }
  }
  return ticks;
}

/**
 * A logarithmic scale of positive numbers, with ticks at powers of ten, or between them if there
 * are few. A range too short for that has the ticks of a linear scale.
 */
export function logScale(data: Range, wishes: ScaleWishes): Scale {
  const least = Math.max(SMALLEST, data.min);
  const floor = wishes.min ?? Math.min(least, wishes.max ?? least);
  const range = withLength({ min: floor, max: wishes.max ?? Math.max(data.max, floor) }, wishes);
  const min = wishes.min ?? roundTo(range.min, 'min');
  const max = wishes.max ?? roundTo(range.max, 'max');
  if (max / min < LEAST_RATIO) {
    return linearScale(range, wishes);
  }
  const decades = Math.log10(max) - Math.log10(min);
  // Powers of ten have short texts, of which more fit than of others.
  const every = Math.max(1, Math.ceil(decades / (wishes.count + 2)));
  const choices = MANTISSAS.map((mantissas) => ticksOf({ min, max }, mantissas, every));
  const fitting = choices.filter((ticks) => ticks.length <= wishes.count + 1);
  const many = every === 1 ? fitting[fitting.length - 1] : choices[0];
  const ticks = many && many.length > 1 ? many : (choices.find(({ length }) => length > 1) ?? []);
  const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
  return { min, max, ticks, step: Math.min(...steps, max - min) };
}
