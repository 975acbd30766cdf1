import fc from 'fast-check';
import { createDashboard } from '../create.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { Change, Dashboard, Layout, Rect, Widget } from '../types.js';

/** A few ids and keys, so that independent edits often overlap. Some are awkward on purpose. */
const WIDGET_IDS = ['a', 'b', 'c', 'd/e', 'f~g', '10', '9'];
const KEYS = ['p', 'q', 'r/s', '', 'length'];

export const anyKey = fc.constantFrom(...KEYS);
const anyWidgetId = fc.constantFrom(...WIDGET_IDS);

export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ json: JsonValue; object: JsonObject }>(
  (tie) => ({
    object: fc.dictionary(anyKey, tie('json'), { maxKeys: 3 }),
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<JsonValue>(null, true, 0, 1, -3.5, '', 'text', 'ünïcode 🎉'),
      fc.array(tie('json'), { maxLength: 3 }),
      tie('object'),
    ),
  }),
).json;

export const anyObject: fc.Arbitrary<JsonObject> = fc.dictionary(anyKey, anyJson, { maxKeys: 3 });

/** Any rectangle that a document may hold, also far to the right of 12 columns. */
export const anyRect: fc.Arbitrary<Rect> = fc.record({
  x: fc.nat(14),
  y: fc.nat(12),
  w: fc.integer({ min: 1, max: 14 }),
  h: fc.integer({ min: 1, max: 6 }),
});

/** Any stored layout, with gaps and overlaps, of up to `maxLength` widgets. */
export function anyLayout(maxLength = 12): fc.Arbitrary<Layout> {
  return fc
    .array(anyRect, { maxLength })
    .map((rects) => Object.fromEntries(rects.map((rect, index) => [`w${index}`, rect])));
}

const anyTitle = fc.oneof(
  fc.string({ maxLength: 8 }),
  // Stored documents hold longer titles than may be written.
  fc.constant('x'.repeat(255)),
);

function anyWidget(id: string): fc.Arbitrary<Widget> {
  return fc.record(
    {
      id: fc.constant(id),
      type: fc.constantFrom('note', 'table'),
      title: anyTitle,
      config: anyObject,
      isVisible: fc.boolean(),
      order: fc.nat(5),
      description: fc.string({ maxLength: 5 }),
      query: anyObject,
      refreshInterval: fc.nat(60),
      createdAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-02T00:00:00Z'),
      updatedAt: fc.constant('2026-02-02T00:00:00Z'),
      futureField: anyJson,
    },
    { requiredKeys: ['id', 'type', 'title', 'config', 'isVisible', 'order'] },
  );
}

const anyWidgets = fc
  .uniqueArray(anyWidgetId, { maxLength: 5 })
  .chain((ids) => fc.tuple(...ids.map(anyWidget)))
  .map((widgets) => Object.fromEntries(widgets.map((widget) => [widget.id, widget])));

/** Places by id; the dashboard has only some of these widgets, as stored documents do. */
const anyPlaces = fc.dictionary(anyWidgetId, anyRect, { maxKeys: 5 });

export const anyDashboard: fc.Arbitrary<Dashboard> = fc
  .record(
    {
      id: fc.constant('board'),
      name: fc.constantFrom('Board', 'Other', 'n'.repeat(255)),
      description: fc.constantFrom('', 'd'.repeat(600)),
      columns: fc.constantFrom(6, 12),
      variables: anyObject,
      timeRange: anyJson,
      refreshInterval: fc.nat(60),
      permissions: fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }),
      widgets: anyWidgets,
      layouts: fc.record({ lg: anyPlaces, md: anyPlaces }, { requiredKeys: [] }),
      revision: fc.nat(9),
      futureField: anyJson,
    },
    { requiredKeys: ['id', 'widgets'] },
  )
  .map((init) => createDashboard(init as Partial<Dashboard>));

const anyBreakpoint = fc.constantFrom('lg', 'md', 'sm');

/** Any change that is valid on this dashboard. */
export function anyChange(dashboard: Dashboard): fc.Arbitrary<Change> {
  const ids = Object.keys(dashboard.widgets);
  const free = WIDGET_IDS.filter((id) => !ids.includes(id));
  const options: fc.Arbitrary<Change>[] = [anyDashboardUpdate, anyLayoutClear];
  if (free.length > 0) {
    options.push(fc.constantFrom(...free).chain(anyWidgetAdd));
  }
  if (ids.length > 0) {
    const anyId = fc.constantFrom(...ids);
    options.push(
      fc.record({ type: fc.constant('widget.remove' as const), id: anyId }),
      anyId.chain((id) => anyWidgetUpdate(dashboard.widgets[id] as Widget)),
      anyLayoutSet(anyId),
      anyLayoutSet(anyId),
    );
  }
  return fc.oneof(...options);
}

/** A list of changes, each valid after the ones before it, as one side of a merge makes them. */
export function anyChanges(
  dashboard: Dashboard,
  apply: (dashboard: Dashboard, change: Change) => Dashboard,
  maxLength = 4,
): fc.Arbitrary<Change[]> {
  if (maxLength === 0) {
    return fc.constant([]);
  }
  return fc.oneof(
    fc.constant<Change[]>([]),
    anyChange(dashboard).chain((change) =>
      anyChanges(apply(dashboard, change), apply, maxLength - 1).map((rest) => [change, ...rest]),
    ),
  );
}

const anyLayoutClear: fc.Arbitrary<Change> = fc
  .constantFrom('md', 'sm')
  .map((breakpoint) => ({ type: 'layout.clear', breakpoint }));

const anyDashboardUpdate: fc.Arbitrary<Change> = fc
  .record({
    set: fc.record(
      {
        '/name': fc.constantFrom('Mine', 'Theirs'),
        '/columns': fc.constantFrom(6, 12),
        '/timeRange': anyJson,
        '/variables': anyObject,
        '/isShared': fc.boolean(),
        '/ownerId': fc.constantFrom('u1', 'u2'),
      },
      { requiredKeys: [] },
    ),
    unset: fc.subarray(['/refreshInterval', '/permissions', '/futureField']),
  })
  .map((patch) => ({ type: 'dashboard.update', ...patch }));

function anyWidgetUpdate(widget: Widget): fc.Arbitrary<Change> {
  const top = {
    '/title': fc.constantFrom('Mine', 'Theirs', ''),
    '/order': fc.nat(5),
    '/description': fc.string({ maxLength: 3 }),
    '/query': anyObject,
  };
  // Below `/config` a pointer may make objects on its way, but not lead through other values.
  const part = widget.config['p'];
  const deep =
    part === undefined || (typeof part === 'object' && part !== null && !Array.isArray(part));
  const config: fc.Arbitrary<Record<string, JsonValue>> = fc.oneof(
    fc.record({ '/config': anyObject }),
    fc.record({ '/config/q': anyJson, '/config/r~1s': anyJson }, { requiredKeys: [] }),
    deep
      ? fc.record({ '/config/p/q': anyJson, '/config/': anyJson })
      : fc.record({ '/config/p': anyJson }),
  );
  return fc
    .tuple(
      fc.record(top, { requiredKeys: [] }),
      config,
      fc.subarray(['/refreshInterval', '/futureField', '/config/length']),
    )
    .map(([set, more, unset]) => ({
      type: 'widget.update',
      id: widget.id,
      set: { ...set, ...more } as Record<string, JsonValue>,
      unset: unset.filter((pointer) => !('/config' in more && pointer.startsWith('/config'))),
    }));
}

function anyWidgetAdd(id: string): fc.Arbitrary<Change> {
  return fc
    .record({
      widget: anyWidget(id).map((widget) => ({ ...widget, title: widget.title.slice(0, 100) })),
      rects: fc.record({ lg: anyRect, md: anyRect }, { requiredKeys: ['lg'] }),
    })
    .map(({ widget, rects }) => ({
      type: 'widget.add',
      widget,
      rects: rects as Record<string, Rect>,
    }));
}

function anyLayoutSet(anyId: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  return anyBreakpoint.chain((breakpoint) =>
    fc
      .dictionary(anyId, breakpoint === 'lg' ? anyRect : fc.option(anyRect), { maxKeys: 4 })
      .map((rects) => ({ type: 'layout.set', breakpoint, rects })),
  );
}
