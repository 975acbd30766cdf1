import puzzle from 'lucide/dist/esm/icons/puzzle.mjs';
import list from 'lucide/dist/esm/icons/list.mjs';
import chart from 'lucide/dist/esm/icons/chart-line.mjs';
import gauge from 'lucide/dist/esm/icons/gauge.mjs';
import info from 'lucide/dist/esm/icons/sticky-note.mjs';
import action from 'lucide/dist/esm/icons/zap.mjs';
import type { WidgetCategory } from '../../registry/types.js';
import type { IconNode } from '../shared/icon.js';

/** The sign of each category in the catalog. */
export const categoryIcons: Readonly<Record<WidgetCategory, IconNode>> = {
  stats: gauge,
  chart,
  list,
  action,
  info,
  custom: puzzle,
};
