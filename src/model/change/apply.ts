import { equalJson } from '../canonical.js';
import { BASE_BREAKPOINT } from '../constants.js';
import { DashError } from '../errors.js';
import { frozenInDevelopment } from '../freeze.js';
import type { JsonObject } from '../json.js';
import { parseChange } from '../parse/change.js';
import { DASHBOARD_FIELDS, fieldFault, type Fields, WIDGET_FIELDS } from '../parse/fields.js';
import { refuse } from '../parse/json.js';
import { lengthFault } from '../parse/text-length.js';
import { formatPointer } from '../format-pointer.js';
import { parsePointer, setPointer } from '../pointer.js';
import { copyRecord, own, withEntry, without } from '../record.js';
import type {
  Breakpoint,
  Change,
  Dashboard,
  Layout,
  LayoutSetChange,
  Patch,
  Rect,
  WidgetAddChange,
  WidgetId,
  WidgetUpdateChange,
} from '../types.js';

/**
 * The dashboard after one change. Pure and without a clock: storage stamps `revision` and times.
 * The result shares all that did not change, and is the same object when nothing did.
 *
 * @throws DashError `invalid-change`, `widget-exists` or `widget-not-found`, with the path of the
 *     fault in the change.
 */
export function applyChange(dashboard: Dashboard, change: Change): Dashboard {
  return step(dashboard, change, '');
}

/** The dashboard after all changes, in order; when one is refused, none is applied. */
export function applyChanges(dashboard: Dashboard, changes: readonly Change[]): Dashboard {
  return changes.reduce((before, change, index) => step(before, change, `/${index}`), dashboard);
}

/** The same for changes that {@link parseChange} has read. */
export function applyParsed(dashboard: Dashboard, changes: readonly Change[]): Dashboard {
  return frozenInDevelopment(
    changes.reduce((before, change, index) => write(before, change, `/${index}`), dashboard),
  );
}

function step(dashboard: Dashboard, input: Change, path: string): Dashboard {
  return frozenInDevelopment(write(dashboard, parseChange(input, path), path));
}

function write(dashboard: Dashboard, change: Change, path: string): Dashboard {
  switch (change.type) {
    case 'dashboard.update':
      return patch(dashboard, change, DASHBOARD_FIELDS, path);
    case 'widget.add':
      return addWidget(dashboard, change, path);
    case 'widget.update':
      return updateWidget(dashboard, change, path);
    case 'widget.remove':
      requireWidget(dashboard, change.id, `${path}/id`);
      return removeWidget(dashboard, change.id);
    case 'layout.set':
      return setLayout(dashboard, change, path);
    case 'layout.clear':
      return Object.hasOwn(dashboard.layouts, change.breakpoint)
        ? { ...dashboard, layouts: without(dashboard.layouts, change.breakpoint) }
        : dashboard;
  }
}

function requireWidget(dashboard: Dashboard, id: WidgetId, path: string): void {
  if (Object.hasOwn(dashboard.widgets, id)) {
    return;
  }
  throw new DashError('widget-not-found', `${path}: there is no widget "${id}".`, { path });
}

function patch<T extends object>(target: T, change: Patch, fields: Fields, path: string): T {
  const before = target as unknown as JsonObject;
  let after = before;
  const put = (pointer: string, next: Parameters<typeof setPointer>[2], at: string) => {
    try {
      after = setPointer(after, pointer, next);
    } catch {
      refuse('invalid-change', at, 'leads through a value that is no object.');
    }
    const key = parsePointer(pointer)[0] as string;
    const field = own(fields, key);
    const value = own(after, key);
    const fault =
      (field && fieldFault(field, value)) ??
      (change.restored ? undefined : lengthFault(fields, key, value));
    if (fault !== undefined) {
      refuse('invalid-change', at, fault);
    }
  };
  change.unset?.forEach((pointer, index) => put(pointer, undefined, `${path}/unset/${index}`));
  for (const [pointer, value] of Object.entries(change.set ?? {})) {
    put(pointer, value, path + formatPointer(['set', pointer]));
  }
  return after === before ? target : (after as unknown as T);
}

function updateWidget(dashboard: Dashboard, change: WidgetUpdateChange, path: string): Dashboard {
  const before = own(dashboard.widgets, change.id);
  if (before === undefined) {
    requireWidget(dashboard, change.id, `${path}/id`);
    return dashboard;
  }
  const after = patch(before, change, WIDGET_FIELDS, path);
  if (after === before) {
    return dashboard;
  }
  return { ...dashboard, widgets: withEntry(dashboard.widgets, change.id, after) };
}

function addWidget(dashboard: Dashboard, change: WidgetAddChange, path: string): Dashboard {
  const { widget, rects } = change;
  if (Object.hasOwn(dashboard.widgets, widget.id)) {
    throw new DashError('widget-exists', `There is a widget "${widget.id}" already.`, {
      path: `${path}/widget/id`,
    });
  }
  // Rectangles that were left of an earlier widget of this id are not the new one's.
  let layouts = withoutWidget(dashboard.layouts, widget.id);
  for (const [breakpoint, rect] of Object.entries(rects)) {
    layouts = {
      ...layouts,
      [breakpoint]: withEntry(own(layouts, breakpoint) ?? {}, widget.id, rect),
    };
  }
  return { ...dashboard, widgets: withEntry(dashboard.widgets, widget.id, widget), layouts };
}

function removeWidget(dashboard: Dashboard, id: WidgetId): Dashboard {
  return {
    ...dashboard,
    widgets: without(dashboard.widgets, id),
    layouts: withoutWidget(dashboard.layouts, id),
  };
}

type Layouts = Readonly<Record<Breakpoint, Layout>>;

function withoutWidget(layouts: Layouts, id: WidgetId): Layouts {
  let result = layouts;
  for (const [breakpoint, layout] of Object.entries(layouts)) {
    if (Object.hasOwn(layout, id)) {
      result = putLayout(result, breakpoint, without(layout, id));
    }
  }
  return result;
}

/** An override without any place says nothing, so it goes. */
function putLayout(layouts: Layouts, breakpoint: Breakpoint, layout: Layout): Layouts {
  return breakpoint !== BASE_BREAKPOINT && Object.keys(layout).length === 0
    ? without(layouts, breakpoint)
    : { ...layouts, [breakpoint]: layout };
}

function setLayout(dashboard: Dashboard, change: LayoutSetChange, path: string): Dashboard {
  const { breakpoint, rects, restored } = change;
  const before = own(dashboard.layouts, breakpoint) ?? {};
  const after: Record<WidgetId, Rect> = copyRecord(before);
  let changed = false;
  for (const [id, rect] of Object.entries(rects)) {
    const at = () => path + formatPointer(['rects', id]);
    if (!restored && !Object.hasOwn(dashboard.widgets, id)) {
      requireWidget(dashboard, id, at());
    }
    const old = own(before, id);
    if (rect !== null) {
      if (old !== undefined && equalJson(old, rect)) {
        continue;
      }
      after[id] = rect;
      changed = true;
    } else {
      if (breakpoint === BASE_BREAKPOINT && Object.hasOwn(dashboard.widgets, id)) {
        refuse(
          'invalid-change',
          at(),
          'must be a rectangle: every widget has one in the base layout.',
        );
      }
      changed ||= old !== undefined;
      delete after[id];
    }
  }
  if (!changed) {
    return dashboard;
  }
  return { ...dashboard, layouts: putLayout(dashboard.layouts, breakpoint, after) };
}
