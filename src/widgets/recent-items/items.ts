import type { JsonValue } from '../../model/json.js';
import { readEntries } from '../shared/lists/entries.js';
import { humanize } from '../shared/format/format.js';
import { toneOf, type Tone } from '../shared/tiles/status.js';
import { strings } from '../shared/strings.js';

export interface Item {
  readonly id: string;
  readonly name: string;
  /** Empty if the source does not say. */
  readonly status: string;
  readonly tone: Tone;
  readonly meta: string;
  /** A number of messages, which the widget formats for the locale. */
  readonly messages?: number;
  readonly url: string;
}

const EXPECTED = '[{id, name, status, meta?, url}]';

/**
 * Encodes an id for an address. Backends may cut texts inside a character; half of one can't be
 * encoded.
 */
function encode(id: string): string {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/**
 * Reads an answer.
 *
 * @param itemUrl The address of items that have none; `{id}` stands for the id.
 * @throws DashError `unexpected-shape`
 */
export function parseItems(answer: JsonValue, itemUrl = ''): readonly Item[] {
  const addressOf = (id: string): string => itemUrl.replaceAll('{id}', () => encode(id));
  return readEntries(answer, 'bots', EXPECTED, (entry, id) => {
    const connected = entry.flag('isConnected');
    const messages = entry.number('messageCount');
    const status =
      connected === undefined
        ? entry.text('status')
        : connected
          ? strings.connected
          : strings.disconnected;
    return {
      id,
      name: entry.required('name'),
      status: humanize(status),
      tone: connected === false ? 'neutral' : (toneOf(status) ?? 'neutral'),
      meta: entry.text('meta'),
      ...(messages !== undefined && { messages }),
      url: entry.text('url') || addressOf(entry.text('id')),
    };
  });
}
