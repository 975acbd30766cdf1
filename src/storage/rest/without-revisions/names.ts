import type { Dashboard, Layout, WidgetId } from '../../../model/types.js';
import type { WidgetIds } from '../../../sync/types.js';

/** The names of widgets here and in the backend. */
export class Names {
  readonly #theirs: Map<WidgetId, string>;
  readonly #ours = new Map<string, WidgetId>();

  /** @param ids The ids of the backend by ours; an empty one for a widget that it has no more. */
  constructor(ids: WidgetIds) {
    this.#theirs = new Map(Object.entries(ids).filter(([, theirs]) => theirs !== ''));
    for (const [ours, theirs] of this.#theirs) {
      this.#ours.set(theirs, ours);
    }
  }

  /** Our id: a widget keeps the id that it was made with, others have that of the backend. */
  ours(theirs: string): WidgetId {
    let id = this.#ours.get(theirs);
    if (id === undefined) {
      id = theirs;
      // It may be the id of another widget here.
      while (this.#theirs.has(id)) {
        id += '-';
      }
      this.pair(id, theirs);
    }
    return id;
  }

  theirs(ours: WidgetId): string {
    return this.#theirs.get(ours) ?? ours;
  }

  /** Notes a pair. Returns what is to be remembered of it. */
  pair(ours: WidgetId, theirs: string): WidgetIds {
    const learnt: Record<WidgetId, string> = { [ours]: theirs };
    const before = this.#ours.get(theirs);
    if (before !== undefined && before !== ours) {
      learnt[before] = '';
      this.#theirs.delete(before);
    }
    this.#theirs.set(ours, theirs);
    this.#ours.set(theirs, ours);
    return learnt;
  }
}

/** The dashboard with other ids of its widgets. */
export function renameWidgets(dashboard: Dashboard, rename: (id: string) => string): Dashboard {
  const widgets = Object.entries(dashboard.widgets).map(([id, widget]) => {
    const name = rename(id);
    return [name, { ...widget, id: name }] as const;
  });
  const layouts = Object.entries(dashboard.layouts).map(([breakpoint, layout]) => {
    const rects = Object.entries(layout).map(([id, rect]) => [rename(id), rect] as const);
    return [breakpoint, Object.fromEntries(rects) as Layout] as const;
  });
  return {
    ...dashboard,
    widgets: Object.fromEntries(widgets),
    layouts: Object.fromEntries(layouts),
  };
}
