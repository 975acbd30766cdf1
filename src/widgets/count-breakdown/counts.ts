import type { JsonValue } from '../../model/json.js';
import { Entry, readEntries } from '../shared/lists/entries.js';
import { humanize } from '../shared/format/format.js';
import { isObject, unexpectedShape } from '../shared/data/shape.js';
import { toneOf, type Tone } from '../shared/tiles/status.js';
import { strings } from '../shared/strings.js';

/** One part of the total. */
export interface Count {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
  readonly isInactive: boolean;
}

export interface Breakdown {
  readonly total: number;
  readonly parts: readonly Count[];
}

const EXPECTED = '{total, parts: [{label, value, status}]} or {total, online, offline}';

const INACTIVE: readonly string[] = [
  'inactive',
  'offline',
  'disconnected',
  'disabled',
  'stopped',
  'archived',
];

function isInactive(word: string): boolean {
  return INACTIVE.includes(word.trim().toLowerCase());
}

/** Makes a part; none without a value. */
function partOf(label: string, value: number | undefined, status: string): readonly Count[] {
  if (value === undefined) {
    return [];
  }
  return [
    {
      label: humanize(label),
      value,
      tone: toneOf(status) ?? toneOf(label) ?? 'info',
      isInactive: isInactive(status) || isInactive(label),
    },
  ];
}

/** The shapes with two counts that make up the total; the second one may be hidden. */
const PAIRS = [
  {
    total: 'totalBots',
    on: ['activeBots', strings.active, 'active'],
    off: ['inactiveBots', strings.inactive, 'inactive'],
  },
  {
    total: 'total',
    on: ['online', strings.online, 'online'],
    off: ['offline', strings.offline, 'offline'],
  },
] as const;

/** Reads two counts and their total; one that is not known follows from the other two. */
function pair(
  entry: Entry,
  {
    total: totalName,
    on: [on, onLabel, onStatus],
    off: [off, offLabel, offStatus],
  }: (typeof PAIRS)[number],
): Breakdown | undefined {
  const first = entry.count(on);
  const second = entry.count(off);
  const given = entry.count(totalName);
  if (first === undefined && second === undefined && given === undefined) {
    return undefined;
  }
  const total = given ?? (first ?? 0) + (second ?? 0);
  const rest = (other: number | undefined): number | undefined =>
    other === undefined ? undefined : Math.max(0, total - other);
  return {
    total,
    parts: [
      ...partOf(onLabel, first ?? rest(second), onStatus),
      ...partOf(offLabel, second ?? rest(first), offStatus),
    ],
  };
}

function readBreakdown(answer: JsonValue): Breakdown | undefined {
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const entry = new Entry(answer, '', EXPECTED);
  if (entry.names('parts')) {
    const read = (one: Entry): readonly Count[] =>
      partOf(one.required('label'), one.count('value'), one.text('status'));
    const parts = entry.has('parts') ? readEntries(answer, 'parts', EXPECTED, read).flat() : [];
    const total = entry.count('total');
    if (parts.length === 0 && total === undefined) {
      return undefined;
    }
    return { total: total ?? parts.reduce((sum, { value }) => sum + value, 0), parts };
  }
  const shape = PAIRS.find(({ on: [name] }) => entry.names(name));
  if (shape) {
    return pair(entry, shape);
  }
  throw unexpectedShape(EXPECTED, answer);
}

/**
 * Reads an answer. Undefined means that there is nothing to count.
 *
 * @throws DashError `unexpected-shape`
 */
export function parseBreakdown(answer: JsonValue, showInactive: boolean): Breakdown | undefined {
  const breakdown = readBreakdown(answer);
  if (!breakdown) {
    return undefined;
  }
  const { total, parts } = breakdown;
  return { total, parts: showInactive ? parts : parts.filter((one) => !one.isInactive) };
}
