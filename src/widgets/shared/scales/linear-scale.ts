import { withLength, type Range, type Scale, type ScaleWishes } from './scale.js';

/** A round step, as a whole number times a power of ten, so that its multiples are exact. */
interface RoundStep {
  readonly factor: number;
  readonly exponent: number;
}

/** The round steps within a power of ten, each with the ratio from which the next one is nearer. */
const STEPS = [
  [1, Math.sqrt(2)],
  [2, Math.sqrt(10)],
  [5, Math.sqrt(50)],
  [10, Infinity],
] as const;

/** The free room at an end of the scale that is still taken for a round bound, as a share. */
const MOST_FREE = 0.15;

/** The parts of a step at which a bound may lie if a whole step would leave too much room. */
const PARTS = [1, 2, 5, 10];

const MOST_TICKS = 1000;

function roundStep(wanted: number): RoundStep {
  const exponent = Math.floor(Math.log10(wanted));
  const rest = wanted / 10 ** exponent;
  const [factor] = STEPS.find(([, until]) => rest < until) ?? STEPS[3];
  return { factor, exponent };
}

/** The multiple of a step, read as a decimal number: powers of ten beyond 10²² are not exact. */
function multiple({ factor, exponent }: RoundStep, times: number): number {
  return Number(`${times * factor}e${exponent}`) + 0;
}

/** The number of steps in a value, without the noise of its last binary places. */
function stepsIn(value: number, step: number, round: (count: number) => number): number {
  const count = value / step;
  const nearest = Math.round(count);
  const noise = Math.max(1e-9, Math.abs(count) * 1e-15);
  return Math.abs(count - nearest) < noise ? nearest : round(count);
}

/** A bound at a multiple of the step, or of a part of it if that leaves too much room. */
function boundAt(value: number, step: RoundStep, span: number, end: 'min' | 'max'): number {
  const round = end === 'min' ? Math.floor : Math.ceil;
  const bounds = PARTS.map((part) => {
    const size = { factor: (step.factor * 10) / part, exponent: step.exponent - 1 };
    return multiple(size, stepsIn(value, multiple(size, 1), round));
  });
  return bounds.find((bound) => Math.abs(bound - value) <= span * MOST_FREE) ?? value;
}

function ticksBetween({ min, max }: Range, step: RoundStep): readonly number[] {
  const size = multiple(step, 1);
  const first = stepsIn(min, size, Math.ceil);
  const last = Math.min(stepsIn(max, size, Math.floor), first + MOST_TICKS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_tick, index) =>
    multiple(step, first + index),
  );
}

function stepFor(span: number, { count, decimals }: ScaleWishes): RoundStep {
  const step = roundStep(span / Math.max(1, count));
  // A smaller step would give neighbours the same text.
  return decimals !== undefined && step.exponent < -decimals
    ? { factor: 1, exponent: -decimals }
    : step;
}

/** The range that is drawn: that of the data, and exactly the bounds that are given. */
function bounded(data: Range, wishes: ScaleWishes): Range {
  const min = wishes.min ?? Math.min(data.min, wishes.max ?? data.min);
  const max = wishes.max ?? Math.max(data.max, min);
  return withLength({ min, max }, wishes);
}

/**
 * A linear scale with round, tight bounds and ticks at multiples of a round step. A bound lies at a
 * tick, unless that would leave much of the scale empty.
 */
export function linearScale(data: Range, wishes: ScaleWishes): Scale {
  const range = bounded(data, wishes);
  const span = range.max - range.min;
  const round = stepFor(span, wishes);
  const step = multiple(round, 1);
  const min = wishes.min ?? boundAt(range.min, round, span, 'min');
  const max = wishes.max ?? boundAt(range.max, round, span, 'max');
  const ticks = ticksBetween({ min, max }, round);
  if (ticks.length > 1) {
    return { min, max, step, ticks };
  }
  // A single tick says nothing about distances: a finer step has more, or else the bounds are
  // ticks.
  const finer = { ...wishes, count: wishes.count * 2 };
  if (finer.count <= MOST_TICKS && multiple(stepFor(span, finer), 1) < step) {
    return linearScale(data, finer);
  }
  const whole = {
    min: wishes.min ?? multiple(round, stepsIn(range.min, step, Math.floor)),
    max: wishes.max ?? multiple(round, stepsIn(range.max, step, Math.ceil)),
  };
  const wholeTicks = ticksBetween(whole, round);
  return { ...whole, step, ticks: wholeTicks.length > 1 ? wholeTicks : [whole.min, whole.max] };
}

/** The ticks within a range whose ends are those of the data, such as an x axis. */
export function linearTicks(range: Range, wishes: ScaleWishes): Pick<Scale, 'ticks' | 'step'> {
  const step = stepFor(range.max - range.min, wishes);
  return { ticks: ticksBetween(range, step), step: multiple(step, 1) };
}
