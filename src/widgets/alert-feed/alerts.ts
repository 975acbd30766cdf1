import type { JsonValue } from '../../model/json.js';
import { readEntries, type Entry, type Moment } from '../shared/lists/entries.js';
import { toneOf, type Tone } from '../shared/tiles/status.js';

export interface Alert {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly tone: Tone;
  readonly description: string;
  readonly created: Moment;
  readonly url: string;
}

const EXPECTED = '[{id, title, severity, description?, createdAt, url?}]';

/** Severities from the most severe; words of one line rank the same. */
const RANKS: readonly (readonly string[])[] = [
  ['emergency', 'fatal', 'critical', 'severe', 'p1'],
  ['alert', 'error', 'high', 'major', 'danger', 'p2'],
  ['warning', 'warn', 'medium', 'minor', 'p3'],
  ['notice', 'low', 'p4'],
  ['info', 'information', 'success', 'ok', 'resolved', 'debug', 'p5'],
];

const OTHER_TONES: Readonly<Record<string, Tone>> = {
  emergency: 'danger',
  p1: 'danger',
  alert: 'danger',
  major: 'danger',
  p2: 'danger',
  minor: 'warning',
  p3: 'warning',
  notice: 'info',
  p4: 'info',
  information: 'info',
  debug: 'neutral',
  p5: 'info',
};

function wordOf(severity: string): string {
  return severity.trim().toLowerCase();
}

/** The rank of a severity: 0 is the most severe, and unknown words rank last. */
function rankOf(severity: string): number {
  const rank = RANKS.findIndex((words) => words.includes(wordOf(severity)));
  return rank < 0 ? RANKS.length : rank;
}

function toneOfSeverity(severity: string): Tone {
  const word = wordOf(severity);
  const other = Object.hasOwn(OTHER_TONES, word) ? OTHER_TONES[word] : undefined;
  return toneOf(word) ?? other ?? 'neutral';
}

/**
 * Reads an answer: `[{id, title, severity, description?, createdAt, url?}]`, or an object with that
 * list as `alerts`.
 * @throws DashError `unexpected-shape`
 */
export function parseAlerts(answer: JsonValue, timeZone = 'UTC'): readonly Alert[] {
  const read = (entry: Entry, id: string): Alert => {
    const severity = entry.text('severity') || 'info';
    return {
      id,
      title: entry.required('title'),
      severity,
      tone: toneOfSeverity(severity),
      description: entry.text('description'),
      created: entry.moment('createdAt'),
      url: entry.text('url'),
    };
  };
  return readEntries(answer, 'alerts', EXPECTED, read, timeZone);
}

function timeOf({ created }: Alert): number {
  return created.time ?? -Infinity;
}

function newestFirst(a: Alert, b: Alert): number {
  return timeOf(a) === timeOf(b) ? 0 : timeOf(b) - timeOf(a);
}

export function sortAlerts(
  alerts: readonly Alert[],
  order: 'severity' | 'newest',
): readonly Alert[] {
  return [...alerts].sort(
    (a, b) =>
      (order === 'severity' ? rankOf(a.severity) - rankOf(b.severity) : 0) || newestFirst(a, b),
  );
}

/** Keeps alerts of the comma-separated severities; an empty text keeps all. */
export function filterAlerts(alerts: readonly Alert[], severities: string): readonly Alert[] {
  const wanted = severities.split(',').map(wordOf).filter(Boolean);
  return wanted.length === 0
    ? alerts
    : alerts.filter(({ severity }) => wanted.includes(wordOf(severity)));
}

/** Finds alerts that are new since the last answer. An alert that only moved up is not new. */
export function newAlerts(alerts: readonly Alert[], known: readonly Alert[]): readonly Alert[] {
  const ids = new Set(known.map(({ id }) => id));
  const oldest = known.length === 0 ? -Infinity : Math.min(...known.map(timeOf));
  return alerts.filter((alert) => !ids.has(alert.id) && timeOf(alert) >= oldest);
}
