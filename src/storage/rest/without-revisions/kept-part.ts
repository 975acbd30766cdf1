import { BASE_BREAKPOINT } from '../../../model/constants.js';
import { equalJson } from '../../../model/canonical.js';
import { own } from '../../../model/record.js';
import type { Dashboard, Layout, Rect, Widget, WidgetId } from '../../../model/types.js';
import type { PlainBackend } from './types.js';

/** A record by names of fields. */
export type Named = Readonly<Record<string, unknown>>;

/** The part of a dashboard that a backend has a place for, as it would store it. */
export interface KeptPart {
  readonly fields: Named;
  readonly widgets: Readonly<Record<WidgetId, KeptWidget>>;
}

export interface KeptWidget {
  /** Type and fields. */
  readonly fields: Named;
  readonly rect: Rect | undefined;
}

type Rules = Pick<PlainBackend, 'keeps' | 'normalize' | 'normalizeDashboard'>;

export function keptPart(dashboard: Dashboard, backend: Rules): KeptPart {
  const { keeps, normalizeDashboard = same } = backend;
  const layout = own(dashboard.layouts, BASE_BREAKPOINT) as Layout;
  const widgets: Record<WidgetId, KeptWidget> = {};
  for (const [id, widget] of Object.entries(dashboard.widgets)) {
    widgets[id] = { fields: keptFields(widget, backend), rect: sidesOf(own(layout, id)) };
  }
  return { fields: pick(normalizeDashboard(dashboard), keeps.dashboard), widgets };
}

/** A backend may have more in a place. */
function sidesOf(rect: Rect | undefined): Rect | undefined {
  return rect && { x: rect.x, y: rect.y, w: rect.w, h: rect.h };
}

function keptFields(widget: Widget, { keeps, normalize = same }: Rules): Named {
  return pick(normalize(widget), ['type', ...keeps.widget]);
}

function same<T>(value: T): T {
  return value;
}

/** The fields of these names that the object has. */
export function pick(from: object, names: readonly string[]): Named {
  const named = from as Named;
  return Object.fromEntries(
    names.filter((name) => named[name] !== undefined).map((name) => [name, named[name]]),
  );
}

/** The names of the fields that differ. */
export function differences(a: Named, b: Named): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => !equalJson(own(a, name), own(b, name)));
}
