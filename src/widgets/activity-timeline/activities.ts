import type { JsonValue } from '../../model/json.js';
import { readEntries, type Entry, type Moment } from '../shared/lists/entries.js';
import { humanize } from '../shared/format/format.js';
import { toneOf, type Tone } from '../shared/tiles/status.js';

export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly tone: Tone;
  readonly created: Moment;
  /** Undefined if the source does not say. */
  readonly isRead: boolean | undefined;
  readonly url: string;
}

const EXPECTED =
  '[{id, type, title?, description, severity?, createdAt, isRead?, url?}] or {activities: […]}';

/**
 * Reads an answer, the newest activity first.
 * @throws DashError `unexpected-shape`
 */
export function parseActivities(answer: JsonValue, timeZone = 'UTC'): readonly Activity[] {
  const read = (entry: Entry, id: string): Activity => {
    const type = entry.text('type');
    const title = entry.text('title');
    const description = title === '' ? '' : entry.text('description');
    const severity = entry.text('severity');
    return {
      id,
      type,
      // An activity needs a text: without a title, its description or its type's name.
      title: title || entry.text('description') || humanize(type) || entry.required('description'),
      description,
      severity,
      tone: toneOf(severity) ?? 'neutral',
      created: entry.moment('createdAt'),
      isRead: entry.flag('isRead'),
      url: entry.text('url'),
    };
  };
  const activities = readEntries(answer, 'activities', EXPECTED, read, timeZone);
  const timeOf = ({ created }: Activity): number => created.time ?? -Infinity;
  return [...activities].sort((a, b) => (timeOf(a) === timeOf(b) ? 0 : timeOf(b) - timeOf(a)));
}

/** Keeps activities of these types; all activities if no types are given. */
export function ofTypes(
  activities: readonly Activity[],
  types: readonly string[],
): readonly Activity[] {
  const wanted = types.map((type) => type.trim().toLowerCase()).filter(Boolean);
  return wanted.length === 0
    ? activities
    : activities.filter(({ type }) => wanted.includes(type.trim().toLowerCase()));
}
