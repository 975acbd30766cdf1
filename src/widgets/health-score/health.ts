import type { JsonValue } from '../../model/json.js';
import { Entry, readEntries } from '../shared/lists/entries.js';
import { humanize } from '../shared/format/format.js';
import { isNumber, isObject, unexpectedShape } from '../shared/data/shape.js';
import { toneOf, type Tone } from '../shared/tiles/status.js';
import { strings } from '../shared/strings.js';

export interface Indicator {
  readonly label: string;
  readonly status: string;
  readonly tone: Tone;
  /** A number, which the widget formats for the locale, or a text. */
  readonly value: string | number;
}

export interface Health {
  /** Usually from 0 to 100. */
  readonly score: number;
  readonly status: string;
  readonly tone: Tone;
  readonly indicators: readonly Indicator[];
}

const EXPECTED = '{score, status?, indicators: [{label, status, value?}]}';

/** The status of a score that comes without one, by its lower limit; the best first. */
const LEVELS: readonly (readonly [least: number, status: string, tone: Tone])[] = [
  [80, strings.statusHealthy, 'success'],
  [50, strings.statusAtRisk, 'warning'],
  [-Infinity, strings.statusBad, 'danger'],
];

function readIndicator(entry: Entry): Indicator {
  const status = entry.required('status');
  const value = entry.raw('value');
  return {
    label: humanize(entry.required('label')),
    status: humanize(status),
    tone: toneOf(status) ?? 'neutral',
    value: isNumber(value) ? value : entry.text('value'),
  };
}

/**
 * Reads an answer. Undefined means that there is no score.
 * @throws DashError `unexpected-shape`
 */
export function parseHealth(answer: JsonValue): Health | undefined {
  if (!isObject(answer)) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const entry = new Entry(answer, '', EXPECTED);
  if (!entry.names('score')) {
    throw unexpectedShape(EXPECTED, answer);
  }
  const score = entry.number('score');
  const indicators = entry.has('indicators')
    ? readEntries(answer, 'indicators', EXPECTED, readIndicator)
    : [];
  if (score === undefined) {
    return undefined;
  }
  const level = LEVELS.find(([least]) => score >= least);
  const status = entry.text('status');
  const [, word = '', tone = 'neutral' as const] = level ?? [];
  return status === ''
    ? { score, status: word, tone, indicators }
    : { score, status: humanize(status), tone: toneOf(status) ?? tone, indicators };
}
