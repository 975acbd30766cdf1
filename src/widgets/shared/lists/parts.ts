import type { JsonValue } from '../../../model/json.js';
import { humanize } from '../format/format.js';
import { isList, isObject, unexpectedShape } from '../data/shape.js';
import { toneOf, type Tone } from '../tiles/status.js';
import { strings } from '../strings.js';
import { distinctNames } from '../values/distinct-names.js';
import { readLabel } from '../values/read-label.js';
import { readCount } from '../values/read-number.js';
import { readRows } from '../values/read-rows.js';

/** One segment of the ring. */
export interface Part {
  readonly label: string;
  /** The key in the data; merged parts have none. */
  readonly key?: string;
  readonly value: number;
  readonly tone?: Tone;
}

const ENTRY = '{label, value, status?}';
const EXPECTED = '{label: number, …} or [{label, value, status?}]';

/** The number of segments that can be told apart. */
const MOST_PARTS = 8;

/** Makes a part; none without a value. */
function partOf(
  key: string,
  label: string,
  given: JsonValue | undefined,
  path: string,
  status: JsonValue = null,
): readonly Part[] {
  const value = readCount(given, path);
  if (value === undefined) {
    return [];
  }
  const tone = typeof status === 'string' ? toneOf(status) : undefined;
  return [{ label, key, value, ...(tone && { tone }) }];
}

/** The tone that the label of each part was found to have, if any. */
export type KnownTones = Map<string, Tone | undefined>;

/**
 * Gives parts the tone of their label if at least half of the labels are status words. Otherwise
 * sizes from small to large would get a tone for "medium", which is a severity, too. A label keeps
 * its tone when others are filtered away.
 */
function withTones(parts: readonly Part[], known: KnownTones): readonly Part[] {
  const words = parts.filter(({ label, tone }) => tone ?? toneOf(label));
  const areStatuses = words.length * 2 >= parts.length;
  return parts.map((entry) => {
    if (!known.has(entry.label)) {
      known.set(entry.label, areStatuses ? toneOf(entry.label) : undefined);
    }
    const tone = entry.tone ?? known.get(entry.label);
    return tone ? { ...entry, tone } : entry;
  });
}

/**
 * Reads an answer: `{label: number, …}` or `[{label, value, status?}]`; undefined if there is
 * nothing to count.
 * @throws DashError `unexpected-shape`
 */
export function parseParts(
  answer: JsonValue,
  known: KnownTones = new Map(),
): readonly Part[] | undefined {
  const parts = withTones(readParts(answer), known);
  return parts.some(({ value }) => value > 0) ? parts : undefined;
}

function readParts(answer: JsonValue): readonly Part[] {
  if (isList(answer)) {
    const parts = readRows(answer, '', ENTRY).flatMap(({ row, path }) => {
      if (!Object.hasOwn(row, 'label')) {
        throw unexpectedShape(ENTRY, row, path);
      }
      const label = readLabel(row['label'], `${path}/label`);
      return partOf(label, label, row['value'], `${path}/value`, row['status']);
    });
    const labels = distinctNames(parts.map(({ label }) => label));
    return parts.map((part, index) => ({ ...part, label: labels[index] ?? part.label }));
  }
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  return Object.entries(answer).flatMap(([label, value]) =>
    partOf(label, humanize(label), value, `/${label}`),
  );
}

/** Merges the smallest of many parts into one, so that all parts can be told apart. */
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
