import { strings } from '../shared/strings.js';

function plural(count: number, one: string, many: string) {
  return `${count} ${count === 1 ? one : many}`;
}

/** The texts of the catalog. */
export const catalogStrings = {
  ...strings,
  title: 'Add a widget',
  close: 'Close',
  search: 'Search widgets',
  clear: 'Show all widgets',
  categories: 'Category',
  all: 'All',
  category: {
    stats: 'Stats',
    chart: 'Charts',
    list: 'Lists',
    action: 'Actions',
    info: 'Info',
    custom: 'Custom',
  },
  badge: {
    'built-in': 'Built-in',
    sandboxed: 'Sandboxed',
    installed: 'Installed',
    own: 'Own',
  } as Readonly<Record<string, string>>,
  found: (count: number) => plural(count, 'widget', 'widgets'),
  nothing: (query: string) =>
    query ? `No widget matches “${query}”.` : 'No widget is offered here.',
  nothingHere: 'No widget of this category matches.',
  size: (w: number, h: number) => `${w} × ${h}`,
  sizeLong: (w: number, h: number) =>
    `${plural(w, 'column', 'columns')} by ${plural(h, 'row', 'rows')}`,
  author: (name: string) => `By ${name}`,
  deprecated: 'Deprecated',
  useInstead: (what: string) => (/\s/.test(what.trim()) ? what : `Use ${what} instead.`),
  unavailable: 'Unavailable',
  noCode: 'Its code is not on this page.',
  alreadyAdded: 'Already added',
  allAdded: (most: number) => `All ${most} added`,
  added: (title: string, column: number, row: number) =>
    `Added ${title} at column ${column}, row ${row}.`,
  hint: 'Click or press Enter to add. Drag to choose the place.',
  hintNoDrag: 'Click or press Enter to add.',
  loadingMore: 'Loading more widgets…',
  someLeftOut: (count: number) =>
    `${plural(count, 'entry', 'entries')} of the catalog could not be read.`,
  preview: (name: string) => `Preview of ${name}`,
  showPictureOf: (site: string) => `Show picture from ${site}`,
  noPreview: 'No preview',
  cancelled: (name: string) => `${name} was not added.`,
} as const;
