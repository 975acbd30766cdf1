import { BASE_BREAKPOINT } from '../../constants.js';
import { without } from '../../record.js';
import type { Breakpoint, Dashboard, Layout, WidgetId } from '../../types.js';

type Layouts = Dashboard['layouts'];

/** The layouts without the places of one widget; the same object if it has none. */
export function withoutWidget(layouts: Layouts, id: WidgetId): Layouts {
  let result = layouts;
  for (const [breakpoint, layout] of Object.entries(layouts)) {
    if (Object.hasOwn(layout, id)) {
      result = putLayout(result, breakpoint, without(layout, id));
    }
  }
  return result;
}

/** Replaces a layout. An override without any place is removed. */
export function putLayout(layouts: Layouts, breakpoint: Breakpoint, layout: Layout): Layouts {
  return breakpoint !== BASE_BREAKPOINT && Object.keys(layout).length === 0
    ? without(layouts, breakpoint)
    : { ...layouts, [breakpoint]: layout };
}
