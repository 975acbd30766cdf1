import type { WidgetCategory } from '../types/index.js';

/** The categories in the order of the catalog. */
export const CATEGORIES: readonly WidgetCategory[] = [
  'stats',
  'chart',
  'list',
  'action',
  'info',
  'custom',
];

/** Returns the category of this name; an unknown one counts as `custom`. */
export function categoryOf(name: string | undefined): WidgetCategory {
  return CATEGORIES.find((category) => category === name) ?? 'custom';
}
