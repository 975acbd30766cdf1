import {
  GridStack,
  GridStackEngine,
  type GridItemHTMLElement,
  type GridStackMoveOpts,
  type GridStackNode,
  type GridStackPosition,
} from 'gridstack';
import type { Rect, SizeLimits, WidgetId } from '../../../model/types.js';
import { HandlePointer } from './handle-pointer.js';
import { Handles } from './handles.js';

/** A node during a gesture, with the fields that gridstack's types leave out. */
interface GestureNode extends GridStackNode {
  _orig?: GridStackPosition;
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'width' | 'height'>;

interface Draggable {
  /**
   * `x` is the item's start edge at the beginning; `offsetX` is added to the pointer's position.
   */
  readonly dragOffset: { readonly x: number; offsetX: number; offsetTop: number };
  /** The press, and the last move. */
  readonly mouseDownEvent: MouseEvent;
  readonly lastDrag: MouseEvent;
  /** The elements that listen for the mouse. */
  dragEls: readonly HTMLElement[];
  _dragFollow(event: MouseEvent): void;
  /** Measures how far the board has moved since the drag began. */
  _updateCBDrift(): void;
  disable(isFinal: boolean): void;
  enable(): void;
}

interface Resizable {
  /** The box and the press that a size is counted from. */
  originalRect: Box;
  startEvent: Pick<MouseEvent, 'clientX' | 'clientY'>;
  scrollEl: Pick<Element, 'scrollTop'>;
  scrollY: number;
  /** Returns the size inside the limits, in CSS pixels of the window. */
  _constrainSize(...size: readonly [width: number, height: number, ...unknown[]]): unknown;
}

/** An armed item, with the fields that gridstack's types leave out. */
interface ArmedElement extends GridItemHTMLElement {
  readonly ddElement?: { readonly ddDraggable?: Draggable; readonly ddResizable?: Resizable };
}

/** Callbacks of the gestures on an item; positions are in grid units. */
export interface GestureHandlers {
  /** Returns the rectangle of an item, and the sizes that it may take. */
  describe(id: WidgetId): { rect: Rect; limits: SizeLimits } | undefined;
  /** Starts a gesture; `cursor` is the one to show while it lasts. */
  gestureStart(id: WidgetId, cursor: string): void;
  /** Called when the pointer asks for another size, in grid units with fractions. */
  sizeAsked(id: WidgetId, size: AskedSize): void;
  /** Returns the rectangle that the item gets when the pointer asks for `target`. */
  solve(id: WidgetId, target: Rect): Rect;
  /** Ends a gesture; `isCancelled` is true if the layout of the start is to be restored. */
  gestureEnd(id: WidgetId, isCancelled: boolean): void;
}

/** The size that the pointer asks for, and the point of the handle that is nearest to it. */
export interface AskedSize extends Pick<Rect, 'w' | 'h'> {
  readonly at: { readonly x: number; readonly y: number };
}

export interface AdapterOptions {
  readonly columns: number;
  /** Height of a row with its gap, in CSS pixels. */
  readonly cellHeight: number;
  readonly gap: number;
  readonly isRtl: boolean;
}

/**
 * An engine that places items by the model's solver. gridstack's own engine packs row by row and
 * fixes collisions one by one, which costs seconds on large boards, and it would be a second
 * geometry. The overridden members are internal, so the version of gridstack is pinned.
 */
class SolverEngine extends GridStackEngine {
  solve: GestureHandlers['solve'] = (_id, target) => target;
  isCancelled = false;
  /** Distance of a chrome from the edge of its item, in CSS pixels. */
  margin = 0;
  /** Internal to gridstack: writes the positions of nodes. */
  declare onChange?: (nodes: GridStackNode[]) => void;
  #lastTarget: Rect | undefined;

  override addNode(node: GridStackNode): GridStackNode {
    this.nodes.push(node);
    return node;
  }

  override moveNodeCheck(node: GridStackNode, move: GridStackMoveOpts): boolean {
    const target = {
      x: Math.max(0, move.x ?? node.x!),
      y: Math.max(0, (move.y ?? node.y!) + this.#fractionOf(move)),
      w: move.w ?? node.w!,
      h: move.h ?? node.h!,
    };
    const last = this.#lastTarget;
    if (last && (['x', 'y', 'w', 'h'] as const).every((key) => last[key] === target[key])) {
      return false;
    }
    this.#lastTarget = target;
    Object.assign(node, this.solve(String(node.id), target));
    // `node.el` is the placeholder during a gesture; in a batch gridstack does not move it.
    this.onChange?.([node]);
    return true;
  }

  /**
   * Returns how far a dragged item is from its whole row, to a third of a row: another place than
   * that of the row may be nearer.
   */
  #fractionOf({ resizing, rect, cellHeight, y }: GridStackMoveOpts): number {
    if (resizing || !rect || !cellHeight || y === undefined) {
      return 0;
    }
    // gridstack takes the margin off, or a tenth of the row.
    const top = rect.y! - Math.min(this.margin, Math.round(cellHeight / 10));
    return Math.max(-1, Math.min(Math.round(3 * (top / cellHeight - y)), 1)) / 3;
  }

  override beginUpdate(node: GridStackNode): this {
    const { x, y, w, h } = node;
    (node as GestureNode)._orig = { x, y, w, h };
    this.#lastTarget = undefined;
    this.isCancelled = false;
    return this;
  }

  /** Called by gridstack on Escape. */
  restoreInitial(): this {
    this.isCancelled = true;
    return this;
  }

  override endUpdate(): this {
    return this;
  }
  cleanNodes(): this {
    return this;
  }
  saveInitial(): this {
    return this;
  }
  override sortNodes(): this {
    return this;
  }
  cacheRects(): this {
    return this;
  }
  override collide(): undefined {
    return undefined;
  }
  override collideAll(): GridStackNode[] {
    return [];
  }
}

/**
 * The only user of gridstack: it adopts existing items, and gives them back.
 *
 * States: created, then destroyed, once; items are armed one by one in between. Callers: the
 * pointer gestures. Invariant: gridstack knows armed items only.
 */
export class GridStackAdapter {
  readonly #grid: GridStack;
  readonly #engine: SolverEngine;
  readonly #handlers: GestureHandlers;
  /** The armed items, and their grips: a chrome makes a new one when it was without. */
  readonly #armed = new Map<GridItemHTMLElement, HTMLElement>();
  readonly #handles = new Handles();
  readonly #pointer: HandlePointer;
  /** The item under the pointer's control. */
  #active: ArmedElement | undefined;

  /** @throws Error when gridstack refuses the container. */
  constructor(container: HTMLElement, handlers: GestureHandlers, options: AdapterOptions) {
    const { columns, cellHeight, gap, isRtl } = options;
    const grid = GridStack.init(
      {
        auto: false,
        animate: false,
        column: columns,
        cellHeight,
        margin: gap / 2,
        rtl: isRtl,
        engineClass: SolverEngine,
        itemClass: 'item',
        // A selector of the real handle would be searched in all content of the item; {@link arm}
        // sets the handle.
        draggable: { handle: '.item', scroll: false },
        // The corner is the first; the edges are for the mouse.
        resizable: { handles: isRtl ? 'sw,w,s' : 'se,e,s' },
      },
      container,
    );
    if (!grid) {
      throw new Error('gridstack did not accept the grid.');
    }
    this.#grid = grid;
    this.#handlers = handlers;
    this.#engine = grid.engine as SolverEngine;
    this.#engine.solve = (id, target) => handlers.solve(id, target);
    this.#engine.margin = gap / 2;
    // The batch never ends: gridstack then never measures, never writes the height and never sorts
    // the DOM.
    this.#engine.batchMode = true;
    this.#pointer = new HandlePointer(
      container,
      this.#handles,
      () => (this.#engine.isCancelled = true),
    );
    grid.on('dragstart', (_event, element) => this.#start(element, 'move'));
    grid.on('resizestart', (_event, element) => this.#start(element, 'resize'));
    grid.on('dragstop', (_event, element) => this.#end(element));
    grid.on('resizestop', (_event, element) => this.#end(element));
  }

  /**
   * Lets the pointer drag this item by `grip`, the mouse also by `header`, and resize it. Arming
   * costs time, so only items under the pointer are armed.
   */
  arm(element: ArmedElement, id: WidgetId, grip: HTMLElement, header: Element | null): void {
    const last = this.#armed.get(element);
    if (last !== grip && (last || this.#adopt(element, id))) {
      this.#armed.set(element, grip);
      const draggable = element.ddElement?.ddDraggable;
      if (draggable) {
        draggable.disable(true);
        draggable.dragEls = [grip];
        draggable.enable();
      }
      this.#handles.add(grip);
      if (header) {
        this.#handles.addForMouse(header, grip);
      }
    }
  }

  /** Makes gridstack know an item. Returns false if the item is not on the board. */
  #adopt(element: ArmedElement, id: WidgetId): boolean {
    const description = this.#handlers.describe(id);
    if (!description) {
      return false;
    }
    this.#disarmRemoved();
    element.gridstackNode = { id, ...description.rect, el: element, grid: this.#grid };
    this.#engine.addNode(element.gridstackNode);
    this.#grid.prepareDragDrop(element);
    const [corner, ...edges] = element.querySelectorAll<HTMLElement>(
      ':scope > .ui-resizable-handle',
    );
    if (corner) {
      this.#handles.add(corner);
    }
    edges.forEach((edge) => this.#handles.addForMouse(edge, edge));
    return true;
  }

  /** Follows the board, which was scrolled or moved under a resting pointer. */
  follow(): void {
    this.#active?.ddElement?.ddDraggable?._updateCBDrift();
    this.#pointer.repeat();
  }

  /** Disarms items that left the board, so that they are not kept in memory. */
  #disarmRemoved(): void {
    for (const element of this.#armed.keys()) {
      if (!element.isConnected) {
        this.#disarm(element);
      }
    }
  }

  #disarm(element: GridItemHTMLElement): void {
    const node = element.gridstackNode;
    if (node && this.#armed.delete(element)) {
      node.noMove = true;
      node.noResize = true;
      this.#grid.prepareDragDrop(element, true);
      this.#engine.nodes = this.#engine.nodes.filter((other) => other !== node);
      delete element.gridstackNode;
      element.classList.remove('ui-draggable-disabled', 'ui-resizable-disabled');
      this.#strip(element);
    }
  }

  /** Ends a gesture as Escape does, and gives the items back as they were. */
  destroy(): void {
    this.#engine.isCancelled = true;
    this.#pointer.end();
    const container = this.#grid.el;
    [...this.#armed.keys()].forEach((element) => this.#disarm(element));
    this.#grid.destroy(false);
    container.className = 'grid';
    container.removeAttribute('style');
  }

  #start(element: GridItemHTMLElement, kind: 'move' | 'resize'): void {
    const node = element.gridstackNode!;
    const id = String(node.id);
    const { rect, limits } = this.#handlers.describe(id) ?? {};
    Object.assign(node, rect, limits);
    // With the key "R", gridstack rotates a dragged item that can be resized.
    node.noResize = kind === 'move';
    const { ddDraggable, ddResizable } = (element as ArmedElement).ddElement ?? {};
    if (kind === 'move' && ddDraggable) {
      this.#hangAtPointer(element, ddDraggable);
    }
    if (kind === 'resize' && ddResizable) {
      countFromBoard(ddResizable, this.#grid.el);
      this.#reportSizes(ddResizable, id);
    }
    this.#active = element;
    const { handle } = this.#pointer;
    const cursor = kind === 'resize' && handle ? getComputedStyle(handle).cursor : 'grabbing';
    this.#handlers.gestureStart(id, cursor);
  }

  /**
   * Counts a drag from the press: gridstack counts from the first move, which may be a long one,
   * and looks for a place with the second one only.
   */
  #hangAtPointer(element: Element, draggable: Draggable): void {
    const { dragOffset, mouseDownEvent: press, lastDrag } = draggable;
    const across = lastDrag.clientX - press.clientX;
    dragOffset.offsetTop += lastDrag.clientY - press.clientY;
    if (this.#grid.opts.rtl) {
      // gridstack measures from the window's right edge, also where a transformed ancestor or a
      // scroll bar is in between.
      dragOffset.offsetX += element.getBoundingClientRect().right - dragOffset.x - across;
    } else {
      dragOffset.offsetX += across;
    }
    draggable._dragFollow(lastDrag);
    queueMicrotask(() => this.#pointer.repeat());
  }

  /** Reports what the pointer asks for; gridstack itself goes no further than the limits. */
  #reportSizes(resizable: Resizable, id: WidgetId): void {
    const board = this.#grid.el;
    const { column, cellHeight } = this.#grid.opts;
    const constrain = resizable._constrainSize;
    resizable._constrainSize = (...size) => {
      const { width } = board.getBoundingClientRect();
      const [w, h] = [size[0] / (width / Number(column)), size[1] / Number(cellHeight)];
      const at = this.#pointer.nearest;
      if (at) {
        // A transformed page scales the board.
        const scale = width / board.offsetWidth;
        this.#handlers.sizeAsked(id, { w, h: h / scale, at });
      }
      return constrain.apply(resizable, size as Parameters<typeof constrain>);
    };
  }

  #end(element: GridItemHTMLElement): void {
    const node = element.gridstackNode!;
    const { ddResizable } = (element as ArmedElement).ddElement ?? {};
    delete node.noResize;
    delete (ddResizable as Partial<Resizable> | undefined)?._constrainSize;
    this.#active = undefined;
    this.#strip(element);
    this.#handlers.gestureEnd(String(node.id), this.#engine.isCancelled);
  }

  /** Removes the attributes and styles that gridstack leaves behind. */
  #strip(element: HTMLElement): void {
    for (const name of ['x', 'y', 'w', 'h']) {
      element.removeAttribute(`gs-${name}`);
      element.style.removeProperty(`--gs-${name}`);
    }
  }
}

/**
 * Makes a resize count from the board, wherever that is scrolled to meanwhile: gridstack looks at
 * one scroller, and finds none outside of the shadow root.
 */
function countFromBoard(resizable: Resizable, board: Element): void {
  const { originalRect: box, startEvent: press } = resizable;
  const { left, top } = board.getBoundingClientRect();
  const across = () => board.getBoundingClientRect().left - left;
  const down = () => board.getBoundingClientRect().top - top;
  resizable.scrollEl = { scrollTop: 0 };
  resizable.scrollY = 0;
  resizable.startEvent = {
    get clientX() {
      return press.clientX + across();
    },
    get clientY() {
      return press.clientY + down();
    },
  };
  resizable.originalRect = {
    width: box.width,
    height: box.height,
    get left() {
      return box.left + across();
    },
    get right() {
      return box.right + across();
    },
    get top() {
      return box.top + down();
    },
  };
}
