import { placeNew } from '../../../model/edits/add-widget.js';
import type { Rect, WidgetId } from '../../../model/types.js';
import type { GridSize } from '../../../registry/types/index.js';
import { placeBox } from '../../board/place-box.js';
import { type EditContext, rulesOf } from '../edit-context.js';
import { type GesturePlan, LayoutGesture } from '../layout-gesture.js';
import { newWidget } from '../new-widget.js';
import { Autoscroll } from './autoscroll.js';
import { shield } from './shield.js';
import { watchPlace } from './watch-place.js';

type Corner = Pick<Rect, 'x' | 'y'>;

/** The type whose card is dragged. */
export interface DraggedType {
  readonly type: string;
  readonly size: GridSize;
}

/** Callbacks of the drag to the catalog. */
export interface DragHandlers {
  /** Tells if the catalog covers a point of the window. */
  isCovered(x: number, y: number): boolean;
  /** Called with each move; `isOver` is true over the board, where a drop adds the widget. */
  moved(x: number, y: number, isOver: boolean): void;
  /** Called at the end; `id` is the widget that a drop added. */
  ended(id: WidgetId | undefined): void;
}

/** The id of the widget that does not exist yet. */
const NEW = '\0new';

/** Plans a new widget on the board; the others make room. */
class NewWidgetPlan implements GesturePlan {
  /** The rectangle of the new widget for the last target. */
  rect: Rect | undefined;
  id: WidgetId | undefined;
  readonly size: GridSize;
  readonly #context: EditContext;
  readonly #type: string;
  readonly #solve: ReturnType<typeof placeNew>['solve'];

  constructor(context: EditContext, { type, size }: DraggedType) {
    const placed = placeNew(context.controller.board.layout, NEW, size, rulesOf(context));
    this.#context = context;
    this.#type = type;
    this.#solve = placed.solve;
    this.size = placed.size;
  }

  solve(target: Corner): ReturnType<GesturePlan['solve']> {
    const { [NEW]: rect, ...others } = this.#solve(target);
    this.rect = rect;
    return others;
  }

  command(): ReturnType<GesturePlan['command']> {
    const { x, y } = this.rect!;
    return {
      changes: (present) => {
        const added = newWidget(this.#context.host, present, { type: this.#type, at: { x, y } });
        this.id = added.id;
        return added.changes;
      },
    };
  }
}

/**
 * The drag of a catalog card. Over the board a placeholder shows the place of the widget, and the
 * others make room; nothing is changed before the drop.
 */
export class CatalogDrag {
  readonly #context: EditContext;
  readonly #handlers: DragHandlers;
  readonly #plan: NewWidgetPlan;
  readonly #gesture: LayoutGesture;
  readonly #columns: number;
  readonly #placeholder = document.createElement('div');
  readonly #removeShield: () => void;
  readonly #stopWatching: () => void;
  #autoscroll: Autoscroll | undefined;
  #pointer = { clientX: 0, clientY: 0 };
  #target: Corner | undefined;

  constructor(context: EditContext, dragged: DraggedType, handlers: DragHandlers) {
    this.#context = context;
    this.#handlers = handlers;
    this.#columns = rulesOf(context).columns;
    this.#plan = new NewWidgetPlan(context, dragged);
    this.#gesture = new LayoutGesture(context, this.#plan);
    this.#placeholder.className = 'drop-placeholder';
    this.#placeholder.hidden = true;
    const { grid } = context.controller.board.elements;
    grid.after(this.#placeholder);
    this.#removeShield = shield(grid);
    this.#stopWatching = watchPlace(grid, () => this.move(this.#pointer));
  }

  move({ clientX, clientY }: { clientX: number; clientY: number }): void {
    this.#pointer = { clientX, clientY };
    const target = this.#targetAt(clientX, clientY);
    const isOver = target !== undefined;
    if (isOver) {
      this.#autoscroll ??= new Autoscroll(this.#context.host.element, () =>
        this.move(this.#pointer),
      );
      this.#autoscroll.follow(this.#pointer);
    } else {
      this.#autoscroll?.end();
      this.#autoscroll = undefined;
    }
    this.#handlers.moved(clientX, clientY, isOver);
    if (target?.x === this.#target?.x && target?.y === this.#target?.y) {
      return;
    }
    this.#target = target;
    this.#placeholder.hidden = !target;
    if (target) {
      this.#gesture.moveTo({ ...target, ...this.#plan.size });
      placeBox(this.#placeholder, this.#plan.rect!, this.#context.controller.board);
    } else {
      this.#gesture.moveBack();
    }
  }

  drop(): void {
    if (!this.#target) {
      this.cancel();
      return;
    }
    this.#clear();
    this.#handlers.ended(this.#gesture.commit() ? this.#plan.id : undefined);
  }

  cancel(): void {
    this.#clear();
    this.#gesture.cancel();
    this.#handlers.ended(undefined);
  }

  #clear(): void {
    this.#autoscroll?.end();
    this.#stopWatching();
    this.#removeShield();
    this.#placeholder.remove();
  }

  /**
   * Returns the cell for the start corner, with the pointer in the middle of the first row;
   * undefined beside the board.
   */
  #targetAt(clientX: number, clientY: number): Corner | undefined {
    const { host, controller } = this.#context;
    const { board } = controller;
    const area = board.elements.grid;
    const box = area.getBoundingClientRect();
    const outer = host.element.getBoundingClientRect();
    // Below the last widget the board reaches to the bottom of the window.
    const bottom = Math.max(outer.bottom, innerHeight);
    const isInside =
      clientX >= box.left && clientX <= box.right && clientY >= outer.top && clientY <= bottom;
    if (!isInside || this.#handlers.isCovered(clientX, clientY) || box.width === 0) {
      return undefined;
    }
    // A transformed page scales the board.
    const scale = box.width / area.offsetWidth;
    const column = box.width / this.#columns;
    const row = (host.settings.rowHeight + host.settings.gap) * scale;
    const across = (board.isRtl ? box.right - clientX : clientX - box.left) / column;
    const { w } = this.#plan.size;
    return {
      x: Math.max(0, Math.min(Math.round(across - w / 2), this.#columns - w)),
      y: Math.max(0, Math.floor((clientY - box.top) / row)),
    };
  }
}
