import { changedRects, layoutRows, startGesture } from '../../../model/index.js';
import type { Layout, Rect } from '../../../model/types.js';
import type { Item } from '../../board/item.js';
import { editStrings as strings } from '../edit-strings.js';
import type { EditSession } from '../edit-session.js';

/** A run of arrow keys on one grip: one step to undo, and Escape takes all of it back. */
interface Run {
  readonly item: Item;
  readonly key: string;
  /** Before the first step, and after the last one. */
  readonly start: Layout;
  end: Layout;
}

type Step = Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;

let runs = 0;

/**
 * Moves and resizes by the keys of a focused grip. Every key press is an edit of its own, and saved
 * as one.
 */
export class KeyboardGestures {
  readonly #session: EditSession;
  #run: Run | undefined;

  constructor(session: EditSession) {
    this.#session = session;
  }

  /** A key was pressed on the grip of `item`. True if it did something here. */
  onKey(event: KeyboardEvent, item: Item): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }
    if (event.key === 'Delete') {
      this.commit();
      this.#session.remove(item);
      return true;
    }
    if (event.key === 'Escape') {
      return this.#revert();
    }
    const direction = this.#direction(event.key);
    if (!direction) {
      return false;
    }
    this.#step(item, direction, event.shiftKey);
    return true;
  }

  /** What was done stays; the next key starts another run. */
  commit(): void {
    this.#run = undefined;
  }

  #direction(key: string): { x: number; y: number } | undefined {
    const forward = this.#session.board.isRtl ? -1 : 1;
    switch (key) {
      case 'ArrowLeft':
        return { x: -forward, y: 0 };
      case 'ArrowRight':
        return { x: forward, y: 0 };
      case 'ArrowUp':
        return { x: 0, y: -1 };
      case 'ArrowDown':
        return { x: 0, y: 1 };
      default:
        return undefined;
    }
  }

  #step(item: Item, { x, y }: { x: number; y: number }, isResize: boolean): void {
    const { board, element } = this.#session;
    if (this.#run?.item !== item) {
      const { layout } = board;
      this.#run = { item, key: `keyboard:${++runs}`, start: layout, end: layout };
    }
    const run = this.#run;
    const before = item.rect;
    const step = isResize ? { x: 0, y: 0, w: x, h: y } : { x, y, w: 0, h: 0 };
    const after = this.#nextLayout(item, step);
    const title = this.#session.titleOf(item);
    if (!after) {
      element.announce(strings.cannotMove(title));
      return;
    }
    const moved = changedRects(board.layout, after);
    board.moved.add(item.id);
    if (this.#session.commitLayout(moved, run.key)) {
      this.#session.presenter.show(element.dashboard);
      run.end = board.layout;
      this.#session.announceRect(item, before, item.rect);
      this.#session.keepFocus(item);
    }
  }

  /**
   * The nearest layout in that direction that differs: a short step down may change nothing,
   * because gaps close.
   */
  #nextLayout(item: Item, step: Step): Layout | undefined {
    const { board, grid } = this.#session;
    const limits = this.#session.limitsOf(item);
    const gesture = startGesture(board.layout, item.id, { ...grid, limits });
    const { x, y, w, h } = item.rect;
    const most = Math.max(grid.columns, layoutRows(board.layout) + 1);
    for (let count = 1; count <= most; count++) {
      const target: Rect = {
        x: x + step.x * count,
        y: y + step.y * count,
        w: w + step.w * count,
        h: h + step.h * count,
      };
      if (target.x < 0 || target.y < 0 || target.w < 1 || target.h < 1) {
        return undefined;
      }
      if (target.x + target.w > grid.columns) {
        return undefined;
      }
      const layout = gesture.solve(target);
      const rect = layout[item.id]!;
      if (rect.x !== x || rect.y !== y || rect.w !== w || rect.h !== h) {
        return layout;
      }
    }
    return undefined;
  }

  #revert(): boolean {
    const run = this.#run;
    this.#run = undefined;
    if (!run || run.start === run.end) {
      return false;
    }
    const { board, element, presenter } = this.#session;
    board.moved.add(run.item.id);
    // Others may have edited something since; what they did stays.
    const isReverted =
      this.#session.step('undo', run.key) ||
      this.#session.commitLayout(changedRects(run.end, run.start));
    if (isReverted) {
      presenter.show(element.dashboard);
      element.announce(strings.reverted(this.#session.titleOf(run.item)));
      this.#session.keepFocus(run.item);
    }
    return true;
  }
}
