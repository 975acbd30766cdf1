import type { WidgetCategory } from '../../registry/types/index.js';
import { CATEGORIES } from '../../registry/catalog/categories.js';
import type { CatalogEntry } from './entries.js';

/** Letters that Unicode decomposition leaves as they are. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** Returns a text for comparison: without case, accents, and word separators. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æđðıłøœßþ]/g, (letter) => LETTERS[letter]!)
    .replace(/[\s_./-]+/g, ' ')
    .trim();
}

/** The matches of a search, and their number in each category. */
export interface Found {
  readonly entries: readonly CatalogEntry[];
  /** The categories that exist; `count` is the number of their matches. */
  readonly categories: readonly { readonly category: WidgetCategory; readonly count: number }[];
  /** The number of matches in all categories. */
  readonly total: number;
}

/** Ranks a match: 0 at the start of the name, 1 at a word in it, 2 anywhere in it, 3 elsewhere. */
function rankOf(name: string, query: string): number {
  return name.startsWith(query)
    ? 0
    : ` ${name}`.includes(` ${query}`)
      ? 1
      : name.includes(query)
        ? 2
        : 3;
}

/** Finds the entries that match every word of the query; the best first, deprecated ones last. */
export function search(
  all: readonly CatalogEntry[],
  query: string,
  category: WidgetCategory | undefined,
): Found {
  const text = fold(query);
  const words = text.split(' ').filter(Boolean);
  const matching = all.filter(({ name, description, type, words: more }) => {
    const content = fold([name, description, type, ...more].join(' \n '));
    return words.every((word) => content.includes(word));
  });
  const categories = CATEGORIES.flatMap((one) =>
    all.some((entry) => entry.category === one)
      ? [{ category: one, count: matching.filter((entry) => entry.category === one).length }]
      : [],
  );
  const last = (entry: CatalogEntry) =>
    Number(entry.deprecated !== undefined) * 2 + Number(entry.unavailable !== undefined);
  const rank = (entry: CatalogEntry) => (text ? rankOf(fold(entry.name), text) : 0);
  const entries = matching
    .filter((entry) => category === undefined || entry.category === category)
    .sort((a, b) => last(a) - last(b) || rank(a) - rank(b));
  return { entries, categories, total: matching.length };
}
