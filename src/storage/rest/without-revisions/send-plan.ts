import { BASE_BREAKPOINT } from '../../../model/constants.js';
import { copyRecord, own, withEntry, without } from '../../../model/record.js';
import type { Change, Dashboard, Layout, Rect, Widget, WidgetId } from '../../../model/types.js';
import { RestError } from '../rest-error.js';
import { undefinedIfGone } from '../rest-http.js';
import { findAdopted } from './adopt.js';
import { blame, type Subject } from './blame.js';
import { keptPart, pick } from './kept-part.js';
import type { Names } from './names.js';
import { makePlan } from './plan.js';
import type { PlainBackend, Reading, Writing } from './types.js';

/** All that the steps of one write need. */
export interface Sending<R extends Reading> {
  readonly backend: PlainBackend<R>;
  readonly writing: Writing<R>;
  readonly names: Names;
  readonly changes: readonly Change[];
  readonly present: Dashboard;
  readonly target: Dashboard;
  /** Remembers the id that the backend has given to a widget. */
  pair(id: WidgetId, theirs: string): Promise<void>;
  readAgain(): Promise<Dashboard>;
}

/** The fields of a widget about which the backend says nothing. */
const DEFAULTS: Omit<Widget, 'id' | 'type'> = { title: '', config: {}, isVisible: true, order: 0 };

/**
 * Sends the difference between present and target: fields, removals before additions because of
 * limits, updates, places. Returns the dashboard that the answers describe.
 */
export async function sendPlan<R extends Reading>(sending: Sending<R>): Promise<Dashboard> {
  const { backend, writing, names, target, changes, present } = sending;
  const after = keptPart(target, backend);
  const plan = makePlan(keptPart(present, backend), after, backend.changesType ?? false);
  let now = present;

  async function step<T>(subject: Subject, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw blame(error, changes, subject);
    }
  }

  if (plan.fields.length > 0) {
    const answer = await step({ type: 'dashboard.update' }, async () =>
      backend.updateDashboard?.(writing, target, plan.fields),
    );
    now = { ...replaceFields(now, plan.fields, after.fields), ...answer };
  }
  for (const id of plan.removed) {
    await step({ type: 'widget.remove', widgetId: id }, () =>
      backend.removeWidget(writing, names.theirs(id)).catch(undefinedIfGone),
    );
    now = withoutWidget(now, id);
  }
  for (const id of plan.added) {
    const { fields, rect } = after.widgets[id]!;
    const added = await step({ type: 'widget.add', widgetId: id }, () =>
      backend.addWidget(writing, target.widgets[id]!, rect!),
    );
    await sending.pair(id, added.id ?? (await findAdded(sending, now, id)));
    const widget = { ...DEFAULTS, ...fields, ...added.widget, id } as Widget;
    now = withWidget(now, widget, added.rect ?? rect!);
  }
  for (const [id, fields] of plan.updated) {
    const answer = await step({ type: 'widget.update', widgetId: id }, () =>
      backend.updateWidget(writing, names.theirs(id), target.widgets[id]!, fields),
    );
    const written = replaceFields(now.widgets[id]!, fields, after.widgets[id]!.fields);
    const widget = { ...written, ...answer, id };
    now = { ...now, widgets: withEntry(now.widgets, id, widget) };
  }
  if (plan.moved.length > 0) {
    const before = own(now.layouts, BASE_BREAKPOINT) as Layout;
    const places = copyRecord(before);
    for (const id of plan.moved) {
      places[id] = after.widgets[id]!.rect!;
    }
    const moves = plan.moved.map((id) => ({
      id: names.theirs(id),
      rect: places[id]!,
      before: own(before, id),
    }));
    const all = Object.entries(places).map(([id, rect]) => [names.theirs(id), rect] as const);
    await step({ type: 'layout.set' }, () =>
      backend.moveWidgets(writing, moves, Object.fromEntries(all)),
    );
    now = { ...now, layouts: withEntry(now.layouts, BASE_BREAKPOINT, places) };
  }
  return now;
}

/** Finds the widget that was added last, for a backend that does not answer with its id. */
async function findAdded<R extends Reading>(
  { backend, target, names, readAgain }: Sending<R>,
  before: Dashboard,
  id: WidgetId,
): Promise<string> {
  const present = await readAgain();
  const parts = [before, present, target].map((dashboard) => keptPart(dashboard, backend));
  const adopted = findAdopted(parts[0]!, parts[1]!, parts[2]!);
  const [equal] = [...adopted].find(([, ours]) => ours === id) ?? [];
  // The backend may have changed its content.
  const isNew = (other: WidgetId): boolean => !own(before.widgets, other);
  const found = equal ?? Object.keys(present.widgets).find(isNew);
  if (found === undefined) {
    throw new RestError('refused', 'The server did not add the widget, though it said so.');
  }
  return names.theirs(found);
}

/** The object with other values of some fields; one without a value is removed. */
function replaceFields<T extends object>(object: T, names: readonly string[], values: object): T {
  const kept = Object.entries(object).filter(([name]) => !names.includes(name));
  return { ...Object.fromEntries(kept), ...pick(values, names) } as T;
}

function withWidget(dashboard: Dashboard, widget: Widget, rect: Rect): Dashboard {
  const { widgets, layouts } = dashboard;
  const layout = withEntry(own(layouts, BASE_BREAKPOINT) as Layout, widget.id, rect);
  return {
    ...dashboard,
    widgets: withEntry(widgets, widget.id, widget),
    layouts: withEntry(layouts, BASE_BREAKPOINT, layout),
  };
}

function withoutWidget(dashboard: Dashboard, id: WidgetId): Dashboard {
  const layouts = Object.entries(dashboard.layouts).map(
    ([breakpoint, layout]) => [breakpoint, without(layout, id)] as const,
  );
  return {
    ...dashboard,
    widgets: without(dashboard.widgets, id),
    layouts: Object.fromEntries(layouts),
  };
}
