import type { JsonValue } from '../../model/json.js';
import { isObject } from '../shared/data/shape.js';

/** A link in a cell. Its address is not checked yet. */
export interface CellLink {
  readonly url: string;
  readonly text: string;
}

/** Reads an address, or `{url, label?}`; undefined for anything else. */
export function linkOf(value: JsonValue | undefined): CellLink | undefined {
  if (typeof value === 'string') {
    return { url: value, text: withoutScheme(value) };
  }
  if (!isObject(value)) {
    return undefined;
  }
  const url = value['url'] ?? value['href'];
  if (typeof url !== 'string') {
    return undefined;
  }
  const label = value['label'] ?? value['text'] ?? value['title'] ?? value['name'];
  return { url, text: typeof label === 'string' && label !== '' ? label : withoutScheme(url) };
}

/** Removes the scheme, which readers need not see. */
function withoutScheme(url: string): string {
  return url.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, '').replace(/^([^/?#]+)\/$/, '$1');
}
