import type { Rect, SizeLimits, WidgetId } from '../../../model/types.js';
import type { Item } from '../../board/item.js';
import { type EditContext, limitsOf, rulesOf } from '../edit-context.js';
import { LayoutGesture, moveOf } from '../layout-gesture.js';
import { Autoscroll } from './autoscroll.js';
import { type AskedSize, GridStackAdapter, type GestureHandlers } from './gridstack-adapter.js';
import { shield } from './shield.js';
import { SizeNote, sizeLimitOf } from './size-note.js';
import { watchPlace } from './watch-place.js';

interface Active {
  readonly item: Item;
  readonly start: Rect;
  readonly gesture: LayoutGesture;
  readonly autoscroll: Autoscroll;
  readonly stopWatching: () => void;
  readonly removeShield: () => void;
}

/** Drag and resize by mouse, finger and pen: turns gridstack's callbacks into gestures. */
export class PointerGestures implements GestureHandlers {
  readonly #context: EditContext;
  readonly #adapter: GridStackAdapter;
  readonly #listeners = new AbortController();
  readonly #coarse = matchMedia('(pointer: coarse)');
  readonly #note: SizeNote;
  #active: Active | undefined;
  /** The node that the pointer last moved over. */
  #over: EventTarget | null = null;

  constructor(context: EditContext) {
    this.#context = context;
    this.#note = new SizeNote(context.host);
    const { board } = context.controller;
    const { rowHeight, gap } = context.host.settings;
    const { grid } = board.elements;
    this.#adapter = new GridStackAdapter(grid, this, {
      columns: rulesOf(context).columns,
      cellHeight: rowHeight + gap,
      gap,
      isRtl: board.isRtl,
    });
    const { signal } = this.#listeners;
    const arm = (event: Event) => this.#arm(board.itemOf(event));
    // Not on `pointerenter`: an edit moves many widgets under a resting pointer, which points at
    // none of them.
    grid.addEventListener(
      'pointermove',
      (event) => {
        if (event.target !== this.#over) {
          this.#over = event.target;
          arm(event);
        }
      },
      { signal },
    );
    // A widget that was moved under a resting pointer is armed by the press.
    grid.addEventListener('pointerdown', arm, { signal, capture: true });
    // gridstack takes the focus from the pressed grip.
    grid.addEventListener('mousedown', (event) => this.#focusGrip(event), { signal });
    // Widgets that are mounted later, in idle time, are armed before they are scrolled to.
    addEventListener('pointerdown', () => this.armCoarse(), { signal, capture: true });
  }

  /** Arms all items for a finger: it does not hover, and the resize corner has to be visible. */
  armCoarse(): void {
    if (this.#coarse.matches) {
      this.#context.controller.board.items.forEach((item) => this.#arm(item));
    }
  }

  /** Ends a gesture as Escape does, and gives the items back. */
  end(): void {
    this.#listeners.abort();
    this.#adapter.destroy();
  }

  describe(id: WidgetId): { rect: Rect; limits: SizeLimits } | undefined {
    const { host, controller } = this.#context;
    const item = controller.board.items.get(id);
    return item && { rect: item.rect, limits: limitsOf(host, item.widget) };
  }

  gestureStart(id: WidgetId, cursor: string): void {
    const { host, controller } = this.#context;
    const { board } = controller;
    const item = board.items.get(id)!;
    const gesture = new LayoutGesture(this.#context, moveOf(this.#context, [item]), item);
    const { grid } = board.elements;
    const follow = () => this.#adapter.follow();
    board.hold(item);
    this.#active = {
      item,
      start: item.rect,
      gesture,
      autoscroll: new Autoscroll(host.element, follow),
      stopWatching: watchPlace(grid, follow),
      removeShield: shield(grid, cursor),
    };
  }

  sizeAsked(_id: WidgetId, { at, ...asked }: AskedSize): void {
    const { item, start } = this.#active ?? {};
    if (item && start) {
      const limits = limitsOf(this.#context.host, item.widget);
      this.#note.show(sizeLimitOf(limits, start, asked), at);
    }
  }

  solve(id: WidgetId, target: Rect): Rect {
    return this.#active?.gesture.moveTo(target)[id] ?? target;
  }

  gestureEnd(_id: WidgetId, isCancelled: boolean): void {
    const active = this.#active;
    if (!active) {
      return;
    }
    this.#active = undefined;
    active.autoscroll.end();
    active.stopWatching();
    active.removeShield();
    this.#note.hide();
    if (isCancelled) {
      active.gesture.cancel();
    } else {
      active.gesture.commit();
    }
  }

  #arm(item: Item | undefined): void {
    const grip = item?.mount?.chrome.grip;
    if (grip && !this.#active) {
      this.#adapter.arm(item.element, item.id, grip, grip.closest('header'));
    }
  }

  #focusGrip(event: Event): void {
    const grip = this.#context.controller.board.itemOf(event)?.mount?.chrome.grip;
    if (grip && event.composedPath().includes(grip)) {
      grip.focus({ preventScroll: true });
    }
  }
}
