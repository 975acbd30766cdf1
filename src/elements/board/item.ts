import type { Rect, Widget, WidgetId } from '../../model/types.js';
import { strings } from '../shared/strings.js';
import type { WidgetMount } from '../mount/widget-mount.js';

/** A place on the board, and the widget that is mounted there when it comes near. */
export class Item {
  readonly id: WidgetId;
  /** The rectangle where the widget is shown, in grid units. */
  rect: Rect;
  /** The rectangle where the box was placed last. */
  placed: Rect | undefined;
  mount: WidgetMount | undefined;
  #widget: Widget;
  #element: HTMLElement | undefined;

  constructor(widget: Widget, rect: Rect) {
    this.id = widget.id;
    this.rect = rect;
    this.#widget = widget;
  }

  get widget(): Widget {
    return this.#widget;
  }

  set widget(widget: Widget) {
    const isRenamed = widget.title !== this.#widget.title;
    this.#widget = widget;
    if (isRenamed) {
      this.#label();
    }
    this.mount?.update(widget);
  }

  /**
   * The box of the widget. It is created on demand: a page that is seen from the top needs few of
   * many.
   */
  get element(): HTMLElement {
    if (!this.#element) {
      this.#element = document.createElement('div');
      this.#element.className = 'item';
      this.#element.role = 'group';
      this.#element.dataset['widgetId'] = this.id;
      this.#label();
    }
    return this.#element;
  }

  dispose(): void {
    // The box is removed first and as a whole, while errors of the widget are still reported.
    this.#element?.remove();
    this.mount?.dispose();
  }

  #label(): void {
    if (this.#element) {
      this.#element.ariaLabel = this.#widget.title || strings.untitled;
    }
  }
}
