import { changedRects, layoutRows } from '../../../model/index.js';
import type { Layout, Rect } from '../../../model/types.js';
import type { Item } from '../../board/item.js';
import { type EditContext, limitsOf, rulesOf, titleOf } from '../edit-context.js';
import { editStrings as strings } from '../edit-strings.js';
import { type GesturePlan, layoutChanges, LayoutGesture, moveOf } from '../layout-gesture.js';
import { SizeNote, sizeLimitOf } from './size-note.js';

/** A run of arrow keys on one grip: one step to undo, and Escape takes all of it back. */
interface Run {
  readonly item: Item;
  readonly key: string;
  /** The layouts before the first step, and after the last one. */
  readonly start: Layout;
  end: Layout;
  /** The count of edits after the last step: another count means that an edit came in between. */
  edits: number;
}

type Step = Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;

let runs = 0;

/**
 * Moves and resizes by the keys of a focused grip. Every key press is an edit, and saved as one.
 */
export class KeyboardGestures {
  readonly #context: EditContext;
  readonly #note: SizeNote;
  #run: Run | undefined;

  constructor(context: EditContext) {
    this.#context = context;
    this.#note = new SizeNote(context.host);
  }

  /** Handles a key press on the grip of `item`. Returns true if the key has a meaning here. */
  onKey(event: KeyboardEvent, item: Item): boolean {
    this.#note.hide();
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return false;
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

  /** Ends the run: its steps stay, and the next key starts another one. */
  endRun(): void {
    this.#note.hide();
    this.#run = undefined;
  }

  #direction(key: string): { x: number; y: number } | undefined {
    const forward = this.#context.controller.board.isRtl ? -1 : 1;
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
    const { controller, commands } = this.#context;
    const { board } = controller;
    const plan = moveOf(this.#context, [item]);
    const step = isResize ? { x: 0, y: 0, w: x, h: y } : { x, y, w: 0, h: 0 };
    const target = this.#nextTarget(item, plan, step);
    if (!target) {
      this.#explain(item, step);
      return;
    }
    const run = this.#runOf(item);
    const gesture = new LayoutGesture(this.#context, plan, item);
    gesture.moveTo(target);
    if (gesture.commit(run.key)) {
      run.end = board.layout;
      run.edits = commands.count;
    }
  }

  /** Tells why a step is not made. */
  #explain({ element, rect, widget }: Item, { w, h }: Step): void {
    const { host, controller } = this.#context;
    const asked = { w: rect.w + w, h: rect.h + h };
    const limit = sizeLimitOf(limitsOf(host, widget), rect, asked);
    if (limit) {
      const { left, right, bottom } = element.getBoundingClientRect();
      this.#note.show(limit, { x: controller.board.isRtl ? left : right, y: bottom });
    } else {
      const title = titleOf(widget);
      host.announce(w || h ? strings.cannotResize(title) : strings.cannotMove(title));
    }
  }

  /** Returns the present run, or a new one. */
  #runOf(item: Item): Run {
    const { controller, commands } = this.#context;
    if (this.#run?.item !== item || this.#run.edits !== commands.count) {
      const { layout } = controller.board;
      const key = `keyboard:${++runs}`;
      this.#run = { item, key, start: layout, end: layout, edits: commands.count };
    }
    return this.#run;
  }

  /**
   * Returns the nearest target in that direction that moves something: gaps close, so a short step
   * down may change nothing.
   */
  #nextTarget(item: Item, plan: GesturePlan, step: Step): Rect | undefined {
    const { columns } = rulesOf(this.#context);
    const { x, y, w, h } = item.rect;
    const most = Math.max(columns, layoutRows(this.#context.controller.board.layout) + 1);
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
      if (target.x + target.w > columns) {
        return undefined;
      }
      const rect = plan.solve(target)[item.id]!;
      if (rect.x !== x || rect.y !== y || rect.w !== w || rect.h !== h) {
        return target;
      }
    }
    return undefined;
  }

  #revert(): boolean {
    const run = this.#run;
    const { controller, commands, host } = this.#context;
    this.#run = undefined;
    if (!run || run.start === run.end || run.edits !== commands.count) {
      return false;
    }
    const { item, start, end } = run;
    controller.board.moved.add(item.id);
    const announcement = strings.reverted(titleOf(item.widget));
    // Later edits of others stay.
    const isReverted =
      commands.step('undo', { run: run.key, announcement }) ||
      commands.run({
        changes: (present) =>
          layoutChanges(present, changedRects(end, start), rulesOf(this.#context)),
        announcement,
      });
    if (isReverted) {
      controller.show(host.dashboard);
    }
    return true;
  }
}
