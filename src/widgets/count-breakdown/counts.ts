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

const EXPECTED =
  '{total, parts: [{label, value, status}]}, {totalBots, activeBots, inactiveBots} or {total, online, offline}';

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

function part(label: string, value: number, status: string): Count {
  return {
    label: humanize(label),
    value,
    tone: toneOf(status) ?? toneOf(label) ?? 'info',
    isInactive: isInactive(status) || isInactive(label),
  };
}

/** Two counts that make up the total; the second one may be hidden. */
function pair(
  entry: Entry,
  total: string,
  [on, onLabel, onStatus]: readonly [string, string, string],
  [off, offLabel, offStatus]: readonly [string, string, string],
): Breakdown {
  const first = entry.count(on);
  const second = entry.has(off) ? entry.count(off) : undefined;
  const sum = entry.has(total) ? entry.count(total) : first + (second ?? 0);
  return {
    total: sum,
    parts: [
      part(onLabel, first, onStatus),
      part(offLabel, second ?? Math.max(0, sum - first), offStatus),
    ],
  };
}

function readBreakdown(answer: JsonValue): Breakdown {
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const entry = new Entry(answer, '', EXPECTED);
  if (entry.has('parts')) {
    const parts = readEntries(answer, 'parts', EXPECTED, (one) =>
      part(one.required('label'), one.count('value'), one.text('status')),
    );
    const sum = parts.reduce((all, { value }) => all + value, 0);
    return { total: entry.has('total') ? entry.count('total') : sum, parts };
  }
  if (entry.has('activeBots')) {
    return pair(
      entry,
      'totalBots',
      ['activeBots', strings.active, 'active'],
      ['inactiveBots', strings.inactive, 'inactive'],
    );
  }
  if (entry.has('online')) {
    return pair(
      entry,
      'total',
      ['online', strings.online, 'online'],
      ['offline', strings.offline, 'offline'],
    );
  }
  throw unexpectedShape(EXPECTED, answer);
}

/**
 * Reads an answer.
 *
 * @throws DashError `unexpected-shape`
 */
export function parseBreakdown(answer: JsonValue, showInactive: boolean): Breakdown {
  const { total, parts } = readBreakdown(answer);
  return { total, parts: showInactive ? parts : parts.filter((one) => !one.isInactive) };
}
