import type { WidgetCategory } from '../../registry/types/index.js';
import { CATEGORIES } from '../../registry/catalog/categories.js';
import type { CatalogEntry } from './entries.js';

/** Letters that no decomposition takes apart. */
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

/** Text as it is compared: without case, accents, and what separates words. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æđðıłøœßþ]/g, (letter) => LETTERS[letter]!)
    .replace(/[\s_./-]+/g, ' ')
    .trim();
}

/** What is found, and how many there are of each category. */
export interface Found {
  readonly entries: readonly CatalogEntry[];
  /** Only categories that exist; `count` is how many of them match the words. */
  readonly categories: readonly { readonly category: WidgetCategory; readonly count: number }[];
  /** How many match the words in all categories. */
  readonly total: number;
}

/**
 * How well an entry matches: 0 by its name's start, 1 by a word in it, 2 anywhere in it, 3
 * otherwise.
 */
function rankOf(name: string, query: string): number {
  return name.startsWith(query)
    ? 0
    : ` ${name}`.includes(` ${query}`)
      ? 1
      : name.includes(query)
        ? 2
        : 3;
}

/** Looks for every word of the query; the best matches first, and what is deprecated last. */
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
