import type { Rect, Widget, WidgetId } from '../../model/types.js';
import { strings } from '../shared/strings.js';
import type { WidgetMount } from '../mount/widget-mount.js';

/** One place on the board, and the widget that fills it when it comes near. */
export class Item {
  readonly id: WidgetId;
  /** Where it is shown, in grid units. */
  rect: Rect;
  /** Where its box was placed last. */
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
   * The box of the widget: made when it is filled, since a page that is looked at from the top
   * needs few of many.
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
    // First out of the page and all at once, while errors of the widget are still reported.
    this.#element?.remove();
    this.mount?.dispose();
  }

  #label(): void {
    if (this.#element) {
      this.#element.ariaLabel = this.#widget.title || strings.untitled;
    }
  }
}
