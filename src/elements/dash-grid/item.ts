import type { Rect, Widget, WidgetId } from '../../model/types.js';
import type { WidgetMount } from './widget-mount.js';

/** One place on the board: a plain box that always stands there, and the widget that fills it when it comes near. */
export interface Item {
  readonly id: WidgetId;
  readonly element: HTMLElement;
  widget: Widget;
  /** Where it is shown, in grid units. */
  rect: Rect;
  mount?: WidgetMount;
}
