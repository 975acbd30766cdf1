import { changedRects, startGesture } from '../../model/index.js';
import { layoutEdit } from '../../model/layout/layout-edit.js';
import type { GridRules } from '../../model/geometry/normalize.js';
import type { Change, Dashboard, Layout, Rect } from '../../model/types.js';
import type { Item } from '../board/item.js';
import type { Command } from '../host/edit-commands.js';
import { type EditContext, limitsOf, rulesOf, titleOf } from './edit-context.js';
import { editStrings as strings } from './edit-strings.js';

/** The layouts of a gesture, and the edit that it ends in. */
export interface GesturePlan {
  /** Returns the whole layout with the moving widget at or near `target`. */
  solve(target: Rect): Layout;
  /** Returns the edit that makes the document show as `layout`. */
  command(layout: Layout): Command;
}

/**
 * One change of the layout in progress, which ends as an edit or as nothing.
 *
 * States: begun, moved any number of times, then committed, cancelled or abandoned, once. Meanwhile
 * the controller is paused: the board shows the gesture, and changes from elsewhere wait. Callers:
 * the sensors (pointer, keys, numbers, catalog). Invariants: one gesture at a time; the layout
 * follows from the one at the start and the last target, never from the path; the widget that had
 * the focus has it afterwards.
 */
export class LayoutGesture {
  readonly start: Layout;
  readonly #context: EditContext;
  readonly #plan: GesturePlan;
  readonly #focused: Item | undefined;
  #layout: Layout;

  /** @param item Gets the focus back when the gesture ends, if it has it now. */
  constructor(context: EditContext, plan: GesturePlan, item?: Item) {
    const { controller } = context;
    this.#context = context;
    this.#plan = plan;
    this.#focused = item?.element.matches(':focus-within') ? item : undefined;
    this.start = this.#layout = controller.board.layout;
    controller.pause();
  }

  /** The layout that the board shows now. */
  get layout(): Layout {
    return this.#layout;
  }

  /** Shows the layout for `target`, and returns it. */
  moveTo(target: Rect): Layout {
    this.#layout = this.#plan.solve(target);
    this.#context.controller.board.preview(this.#layout);
    return this.#layout;
  }

  /** Shows the layout of the start again; the gesture goes on. */
  moveBack(): void {
    this.#layout = this.start;
    this.#context.controller.board.preview(this.start);
  }

  /** Makes the edit. Returns false if nothing was changed. */
  commit(run?: string): boolean {
    const { board } = this.#context.controller;
    board.place(this.#layout);
    const isMade = this.#context.commands.run({ ...this.#plan.command(this.#layout), run });
    this.#end();
    return isMade;
  }

  /** Restores the layout of the start. */
  cancel(): void {
    this.#context.controller.board.place(this.start);
    this.#end();
  }

  /** Ends without placing anything: the dashboard was replaced, or left the page. */
  abandon(): void {
    this.#end();
  }

  #end(): void {
    const { controller } = this.#context;
    controller.board.hold(undefined);
    controller.resume();
    const item = this.#focused;
    // Without `moveBefore`, a move in the document takes the focus away.
    if (item?.element.isConnected && !item.element.matches(':focus-within')) {
      item.mount?.chrome.grip?.focus({ preventScroll: true });
    }
  }
}

/**
 * Plans a move or resize of widgets on the board; the first one leads, and the others keep their
 * distance to it.
 */
export function moveOf(context: EditContext, items: readonly [Item, ...Item[]]): GesturePlan {
  const [lead] = items;
  const start = context.controller.board.layout;
  const rules = rulesOf(context);
  const limits = items.length === 1 ? limitsOf(context.host, lead.widget) : {};
  const ids = items.map(({ id }) => id);
  const solver = startGesture(start, ids, { ...rules, limits });
  return {
    solve: (target) => solver.solve(target),
    command: (layout) => {
      const moved = changedRects(start, layout);
      ids.forEach((id) => context.controller.board.moved.add(id));
      return {
        changes: (present) => layoutChanges(present, moved, rules),
        ...outcomeOf(lead, start, layout),
      };
    },
  };
}

/** Returns the edit that stores rectangles which were moved in the shown layout. */
export function layoutChanges(
  present: Dashboard,
  moved: Layout,
  rules: GridRules,
): readonly Change[] {
  const change = layoutEdit(present, moved, rules);
  return change ? [change] : [];
}

/** Describes the new place or size of the widget, and the edit that it is. */
function outcomeOf(
  { id, widget }: Item,
  start: Layout,
  layout: Layout,
): Pick<Command, 'announcement' | 'label'> {
  const [before, after] = [start, layout].map((one) => one[id]!) as [Rect, Rect];
  const isResized = before.w !== after.w || before.h !== after.h;
  const title = titleOf(widget);
  return isResized
    ? {
        announcement: strings.resized(title, after.w, after.h),
        label: strings.resizeEdit(title),
      }
    : {
        announcement: strings.moved(title, after.x + 1, after.y + 1),
        label: strings.moveEdit(title),
      };
}
