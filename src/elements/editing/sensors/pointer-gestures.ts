import { changedRects, startGesture, type Gesture } from '../../../model/index.js';
import type { Layout, Rect, SizeLimits, WidgetId } from '../../../model/types.js';
import type { Item } from '../../board/item.js';
import { Autoscroll } from './autoscroll.js';
import type { EditSession } from '../edit-session.js';
import { GridStackAdapter, type GestureHandlers } from './gridstack-adapter.js';

interface Active {
  readonly item: Item;
  readonly start: Layout;
  readonly solver: Gesture;
  readonly autoscroll: Autoscroll;
  readonly hadFocus: boolean;
  layout: Layout;
}

/**
 * Drag and resize: what gridstack tells becomes a preview on the board, and at the end one layout
 * edit.
 */
export class PointerGestures implements GestureHandlers {
  readonly #session: EditSession;
  readonly #adapter: GridStackAdapter;
  readonly #listeners = new AbortController();
  readonly #shield = document.createElement('div');
  readonly #coarse = matchMedia('(pointer: coarse)');
  #active: Active | undefined;
  /** What the pointer last moved over. */
  #over: EventTarget | null = null;

  constructor(session: EditSession) {
    this.#session = session;
    const { board, element } = session;
    const { grid } = board.elements;
    this.#adapter = new GridStackAdapter(grid, this, {
      columns: session.grid.columns,
      cellHeight: element.rowHeight + element.gap,
      gap: element.gap,
      isRtl: board.isRtl,
    });
    this.#shield.className = 'gesture-shield';
    const { signal } = this.#listeners;
    const arm = (event: Event) => this.#arm(board.itemOf(event));
    // Not when it enters: an edit moves many widgets under a resting pointer, which points at none
    // of them.
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
    // A widget that came to stand under a resting pointer was not entered by it.
    grid.addEventListener('pointerdown', arm, { signal, capture: true });
    // gridstack takes the focus away from what is grabbed.
    grid.addEventListener('mousedown', (event) => this.#focusGrip(event), { signal });
    // What is made later, in idle time, is armed before it is scrolled to.
    addEventListener('pointerdown', () => this.armCoarse(), { signal, capture: true });
  }

  /** Under a finger nothing hovers, and the resize corner has to be seen to be found. */
  armCoarse(): void {
    if (this.#coarse.matches) {
      this.#session.board.items.forEach((item) => this.#arm(item));
    }
  }

  /** Ends a gesture under way as Escape does, and gives the items back. */
  end(): void {
    this.#listeners.abort();
    this.#adapter.destroy();
  }

  describe(id: WidgetId): { rect: Rect; limits: SizeLimits } | undefined {
    const item = this.#session.board.items.get(id);
    return item && { rect: item.rect, limits: this.#session.limitsOf(item) };
  }

  gestureStart(id: WidgetId): void {
    const { board, presenter, grid, element } = this.#session;
    this.#session.keyboard.commit();
    const item = board.items.get(id)!;
    const start = board.layout;
    const limits = this.#session.limitsOf(item);
    presenter.pause();
    board.hold(item);
    this.#active = {
      item,
      start,
      layout: start,
      solver: startGesture(start, id, { ...grid, limits }),
      autoscroll: new Autoscroll(element),
      hadFocus: item.element.matches(':focus-within'),
    };
    // Frames and hover effects under the pointer would disturb the gesture.
    element.renderRoot.append(this.#shield);
  }

  solve(id: WidgetId, target: Rect): Rect {
    const active = this.#active;
    if (!active) {
      return target;
    }
    active.layout = active.solver.solve(target);
    this.#session.board.preview(active.layout);
    return active.layout[id] ?? target;
  }

  gestureEnd(_id: WidgetId, isCancelled: boolean): void {
    const active = this.#active;
    if (!active) {
      return;
    }
    this.#active = undefined;
    active.autoscroll.end();
    this.#shield.remove();
    const { board, presenter } = this.#session;
    const { item, start, layout, hadFocus } = active;
    if (isCancelled) {
      board.place(start);
    } else {
      board.place(layout);
      const before = start[item.id]!;
      const after = layout[item.id]!;
      if (this.#session.commitLayout(changedRects(start, layout))) {
        this.#session.announceRect(item, before, after);
      }
    }
    board.hold(undefined);
    presenter.resume();
    if (hadFocus) {
      item.mount?.chrome.grip?.focus({ preventScroll: true });
    }
  }

  #arm(item: Item | undefined): void {
    const grip = item?.mount?.chrome.grip;
    if (grip && !this.#active) {
      this.#adapter.arm(item.element, item.id, grip);
    }
  }

  #focusGrip(event: Event): void {
    const grip = this.#session.board.itemOf(event)?.mount?.chrome.grip;
    if (grip && event.composedPath().includes(grip)) {
      grip.focus({ preventScroll: true });
    }
  }
}
