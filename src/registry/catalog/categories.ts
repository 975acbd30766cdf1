import type { WidgetCategory } from '../types/index.js';

/** In the order in which they are offered. */
export const CATEGORIES: readonly WidgetCategory[] = [
  'stats',
  'chart',
  'list',
  'action',
  'info',
  'custom',
];

/** A category that is not known counts as `custom`. */
export function categoryOf(name: string | undefined): WidgetCategory {
  return CATEGORIES.find((category) => category === name) ?? 'custom';
}
