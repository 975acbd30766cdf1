import type { JsonValue } from '../../../model/json.js';
import { faded, type ChartTheme } from '../charts/chart-theme.js';
import { humanize } from '../format/format.js';
import { isList, isNumber, isObject, unexpectedShape } from '../data/shape.js';
import { toneOf, type Tone } from '../tiles/status.js';
import { strings } from '../strings.js';

/** One segment of the ring. */
export interface Part {
  readonly label: string;
  /** What the data calls it; a rest of several has none. */
  readonly key?: string;
  readonly value: number;
  readonly tone?: Tone;
}

const EXPECTED = '{label: number, …} or [{label, value, status?}]';

/** More segments than this can't be told apart. */
const MOST_PARTS = 8;

function readValue(value: JsonValue | undefined, path: string): number {
  if (!isNumber(value) || value < 0) {
    throw unexpectedShape('a number from 0 on', value, path);
  }
  return value;
}

function part(key: string, label: string, value: number, status = ''): Part {
  const tone = toneOf(status);
  return { label, key, value, ...(tone && { tone }) };
}

/**
 * Parts whose labels are their status get its tone. Sizes from small to large have none, though
 * "medium" is a severity elsewhere: so at least half of the labels must be such words.
 */
function withTones(parts: readonly Part[]): readonly Part[] {
  const known = parts.filter(({ label, tone }) => tone ?? toneOf(label));
  if (known.length * 2 < parts.length) {
    return parts;
  }
  return parts.map((entry) => {
    const tone = entry.tone ?? toneOf(entry.label);
    return tone ? { ...entry, tone } : entry;
  });
}

/**
 * Reads an answer: `{label: number, …}` or `[{label, value, status?}]`. Undefined: nothing to
 * count.
 * @throws DashError `unexpected-shape`
 */
export function parseParts(answer: JsonValue): readonly Part[] | undefined {
  const parts = withTones(readParts(answer));
  return parts.some(({ value }) => value > 0) ? parts : undefined;
}

function readParts(answer: JsonValue): readonly Part[] {
  if (isList(answer)) {
    return answer.map((entry, index) => {
      const label = isObject(entry) ? entry['label'] : undefined;
      if (!isObject(entry) || typeof label !== 'string') {
        throw unexpectedShape('{label, value, status?}', entry, `/${index}`);
      }
      const { value, status } = entry;
      const word = typeof status === 'string' ? status : '';
      return part(label, label, readValue(value, `/${index}/value`), word);
    });
  }
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  return Object.entries(answer).map(([label, value]) =>
    part(label, humanize(label), readValue(value, `/${label}`)),
  );
}

/** As many parts as can be told apart: the smallest of more become one. */
export function mergeParts(parts: readonly Part[]): readonly Part[] {
  if (parts.length <= MOST_PARTS) {
    return parts;
  }
  const bySize = [...parts].sort((a, b) => b.value - a.value);
  const kept = new Set(bySize.slice(0, MOST_PARTS - 1));
  const rest = parts.filter((entry) => !kept.has(entry));
  const value = rest.reduce((sum, entry) => sum + entry.value, 0);
  return [
    ...parts.filter((entry) => kept.has(entry)),
    { label: strings.other, value, tone: 'neutral' },
  ];
}

const SHADES = [1, 0.6, 0.35];

/**
 * The colour of each part: that of its status, a lighter shade of it for the next with the same
 * status, and the palette for words that are no status.
 */
export function partColors(parts: readonly Part[], theme: ChartTheme): readonly string[] {
  const used = new Map<Tone, number>();
  let next = 0;
  return parts.map(({ tone }) => {
    if (!tone) {
      return theme.palette[next++ % theme.palette.length] ?? theme.text;
    }
    const times = used.get(tone) ?? 0;
    used.set(tone, times + 1);
    const shade = SHADES[Math.min(times, SHADES.length - 1)] ?? 1;
    return shade === 1 ? theme.tones[tone] : faded(theme.tones[tone], shade);
  });
}
