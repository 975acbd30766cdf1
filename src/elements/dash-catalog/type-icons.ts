import activity from 'lucide/dist/esm/icons/activity.mjs';
import bell from 'lucide/dist/esm/icons/bell.mjs';
import bars from 'lucide/dist/esm/icons/chart-column.mjs';
import line from 'lucide/dist/esm/icons/chart-line.mjs';
import pie from 'lucide/dist/esm/icons/chart-pie.mjs';
import dial from 'lucide/dist/esm/icons/circle-gauge.mjs';
import clock from 'lucide/dist/esm/icons/clock.mjs';
import donut from 'lucide/dist/esm/icons/donut.mjs';
import gauge from 'lucide/dist/esm/icons/gauge.mjs';
import health from 'lucide/dist/esm/icons/heart-pulse.mjs';
import count from 'lucide/dist/esm/icons/layers.mjs';
import list from 'lucide/dist/esm/icons/list.mjs';
import puzzle from 'lucide/dist/esm/icons/puzzle.mjs';
import note from 'lucide/dist/esm/icons/sticky-note.mjs';
import table from 'lucide/dist/esm/icons/table.mjs';
import trend from 'lucide/dist/esm/icons/trending-up.mjs';
import action from 'lucide/dist/esm/icons/zap.mjs';
import type { WidgetCategory, WidgetManifest } from '../../registry/types/index.js';
import type { IconNode } from '../../icons/icon.js';

/** The names of icons that manifests may use. */
const ICONS: Readonly<Record<string, IconNode>> = {
  action,
  activity,
  bars,
  bell,
  clock,
  count,
  dial,
  donut,
  gauge,
  health,
  line,
  list,
  note,
  pie,
  puzzle,
  table,
  trend,
};

const CATEGORY_ICONS: Readonly<Record<WidgetCategory, IconNode>> = {
  stats: gauge,
  chart: line,
  list,
  action,
  info: note,
  custom: puzzle,
};

/** Returns the icon of a type: its own if that is known, else that of its category. */
export function iconOf({ icon, category }: Pick<WidgetManifest, 'icon' | 'category'>): IconNode {
  return Object.hasOwn(ICONS, icon) ? ICONS[icon]! : CATEGORY_ICONS[category];
}
