import type { Layout, Rect } from '../../../model/types.js';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { placeBox } from '../../board/place-box.js';
import type { Presenter } from '../../board/board-controller.js';
import { Autoscroll } from './autoscroll.js';
import { addGesture, gridOf } from '../commands.js';
import type { CatalogEntry } from '../../dash-catalog/entries.js';

/** What the drag asks of the catalog. */
export interface DragHandlers {
  /** Whether a place in the window is covered by the catalog. */
  isCovered(x: number, y: number): boolean;
  /** `isOver`: over the board, where a drop adds. */
  moved(x: number, y: number, isOver: boolean): void;
  dropped(at: Pick<Rect, 'x' | 'y'>): void;
  /** It is over, dropped or not. */
  ended(isDropped: boolean): void;
}

const NEW = '\0new';

/**
 * A card of the catalog under the pointer. Over the board a placeholder shows where the widget
 * would land, and the others make room; nothing is changed before it is dropped.
 */
export class CatalogDrag {
  readonly #grid: DashGrid;
  readonly #presenter: Presenter;
  readonly #handlers: DragHandlers;
  readonly #size: CatalogEntry['size'];
  readonly #columns: number;
  readonly #start: Layout;
  readonly #gesture: ReturnType<typeof addGesture>;
  readonly #placeholder = document.createElement('div');
  readonly #shield = document.createElement('div');
  #autoscroll: Autoscroll | undefined;
  #pointer = { clientX: 0, clientY: 0 };
  #target: Pick<Rect, 'x' | 'y'> | undefined;

  constructor(grid: DashGrid, presenter: Presenter, entry: CatalogEntry, handlers: DragHandlers) {
    this.#grid = grid;
    this.#presenter = presenter;
    this.#handlers = handlers;
    this.#columns = gridOf(grid.present, grid).columns;
    this.#start = presenter.board.layout;
    this.#gesture = addGesture(this.#start, NEW, entry.size, gridOf(grid.present, grid));
    this.#size = this.#gesture.size;
    presenter.session?.keyboard.commit();
    presenter.pause();
    const { board } = presenter;
    this.#placeholder.className = 'drop-placeholder';
    this.#placeholder.hidden = true;
    board.elements.grid.after(this.#placeholder);
    // Frames and hover effects under the pointer would disturb the gesture.
    this.#shield.className = 'gesture-shield';
    grid.renderRoot.append(this.#shield);
  }

  move({ clientX, clientY }: { clientX: number; clientY: number }): void {
    this.#pointer = { clientX, clientY };
    const target = this.#targetAt(clientX, clientY);
    const isOver = target !== undefined;
    if (isOver) {
      this.#autoscroll ??= new Autoscroll(this.#grid, () => this.move(this.#pointer));
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
    if (!target) {
      this.#presenter.board.preview(this.#start);
      return;
    }
    const { [NEW]: rect, ...others } = this.#gesture.solve(target);
    placeBox(this.#placeholder, rect!, this.#presenter.board);
    this.#presenter.board.preview(others);
  }

  drop(): void {
    const target = this.#target;
    this.#end();
    if (target) {
      this.#handlers.dropped(target);
    }
    this.#presenter.resume();
    this.#handlers.ended(target !== undefined);
  }

  cancel(): void {
    this.#end();
    this.#presenter.resume();
    this.#handlers.ended(false);
  }

  #end(): void {
    this.#autoscroll?.end();
    this.#shield.remove();
    this.#placeholder.remove();
  }

  /**
   * The cell for the start corner, with the pointer in the middle of the first row; undefined
   * beside the board.
   */
  #targetAt(clientX: number, clientY: number): Pick<Rect, 'x' | 'y'> | undefined {
    const { board } = this.#presenter;
    const area = board.elements.grid;
    const box = area.getBoundingClientRect();
    const host = this.#grid.getBoundingClientRect();
    // Below the last widget there is room as far as the window goes.
    const bottom = Math.max(host.bottom, innerHeight);
    const isInside =
      clientX >= box.left && clientX <= box.right && clientY >= host.top && clientY <= bottom;
    if (!isInside || this.#handlers.isCovered(clientX, clientY) || box.width === 0) {
      return undefined;
    }
    // A transformed page shows the board in another size.
    const scale = box.width / area.offsetWidth;
    const column = box.width / this.#columns;
    const row = (this.#grid.rowHeight + this.#grid.gap) * scale;
    const across = (board.isRtl ? box.right - clientX : clientX - box.left) / column;
    const x = Math.round(across - this.#size.w / 2);
    return {
      x: Math.max(0, Math.min(x, this.#columns - this.#size.w)),
      y: Math.max(0, Math.floor((clientY - box.top) / row)),
    };
  }
}
