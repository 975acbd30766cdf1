import { sameRect } from '../../model/geometry/rect.js';
import { DEFAULT_COLUMNS, layoutRows, readingOrder } from '../../model/index.js';
import type { Dashboard, Layout, Rect, WidgetId } from '../../model/types.js';
import type { WidgetContextKey } from '../../registry/types/index.js';
import { DashWidget, type WidgetControls } from '../dash-widget/dash-widget.js';
import { ownElement } from '../shared/define-element.js';
import { warnOnce } from '../shared/warn-once.js';
import { isCompact } from '../mount/body-sizes.js';
import { FillQueue } from './fill-queue.js';
import { Item } from './item.js';
import { placeBox } from './place-box.js';
import type { IdleWork } from './idle-work.js';
import { WidgetMount, type MountHost } from '../mount/widget-mount.js';

/** An item, and its rectangle before the move. */
export type Move = readonly [item: Item, before: Rect];

/** The parts of the host's shadow root that the board works in. */
export interface BoardElements {
  /**
   * Holds the items and nothing else; Lit does not own its children, because gridstack adopts them.
   */
  readonly grid: HTMLElement;
  /** Holds the observed bands. */
  readonly bands: HTMLElement;
  /** Gives the board its height. */
  readonly sizer: HTMLElement;
}

export interface BoardOptions {
  /** The controls of chromes in edit mode. */
  readonly controls?: WidgetControls | undefined;
  /** True if widgets can be moved in this layout. */
  readonly isMovable: boolean;
  /** The user may not change the dashboard. */
  readonly isFixed: boolean;
}

/**
 * The items on the screen, keyed by widget id: created, placed, ordered and removed here and
 * nowhere else.
 *
 * States: stopped, running, disposed; within that, one item may be held by a pointer, and the
 * layout may be a preview. Callers: the controller shows documents; gestures preview, hold and
 * place; both in whole layouts. Invariants: an edit of one widget touches one item; an item in the
 * document is where {@link layout} says, except the held one; nothing else writes a position.
 */
export class Board {
  readonly items = new Map<WidgetId, Item>();
  /**
   * Ids of widgets that were moved on purpose: their elements are moved in the DOM even if that
   * disconnects their content.
   */
  readonly moved = new Set<WidgetId>();

  readonly elements: BoardElements;
  readonly #host: MountHost;
  readonly #queue: FillQueue;
  #isRtl = false;
  #layout: Layout = {};
  #options: BoardOptions = { isMovable: false, isFixed: false };
  columns = DEFAULT_COLUMNS;
  #placedColumns = DEFAULT_COLUMNS;
  /** Width of a column and height of a row, gaps included, in CSS pixels. */
  column = 0;
  row = 0;
  /** The item that a pointer holds. */
  held: Item | undefined;
  /** True while a gesture shows layouts that are not the document's. */
  isPreviewing = false;
  #rows = 0;
  #isRunning = false;
  /** True while the DOM may be out of reading order. */
  isUnordered = false;
  /** Items too far from the viewport to be laid out at once. */
  readonly deferred = new Set<Item>();
  /** Deferred work. It comes with the editing code; until then it is loaded when first needed. */
  idleWork: IdleWork | undefined;

  constructor(elements: BoardElements, host: MountHost) {
    this.elements = elements;
    this.#host = host;
    this.#queue = new FillQueue(elements.bands, {
      fill: (items) => this.#fill(items),
      nearChanged: (start, end) => this.#watchNear(start, end),
    });
  }

  /** The layout that the board shows now. */
  get layout(): Layout {
    return this.#layout;
  }

  get isRtl(): boolean {
    return this.#isRtl;
  }

  set isRtl(isRtl: boolean) {
    this.#isRtl = isRtl;
    this.#placeAgain();
  }

  /**
   * Sets the number of columns, and the width of a column and the height of a row in CSS pixels,
   * gaps included. The width is 0 while the board has none.
   */
  setUnits(columns: number, column: number, row: number): void {
    const isNew = columns !== this.columns || row !== this.row;
    if (column !== this.column) {
      this.items.forEach((item) => item.mount && this.#defer(item));
    }
    this.columns = columns;
    this.column = column;
    this.row = row;
    if (isNew) {
      this.#placeAgain();
    }
  }

  start(): void {
    this.#isRunning = true;
    this.#queue.start();
  }

  stop(): void {
    this.#isRunning = false;
    this.idleWork?.stop();
    this.#queue.stop();
  }

  /** Shows a document; touches only what differs from the last one. */
  show(dashboard: Dashboard, layout: Layout, options: BoardOptions): void {
    const last = this.#options;
    const isModeNew =
      options.controls !== last.controls ||
      options.isMovable !== last.isMovable ||
      options.isFixed !== last.isFixed;
    this.#options = options;
    const { items } = this;
    let isMoved = false;
    for (const [id, item] of items) {
      const rect = layout[id];
      const widget = dashboard.widgets[id];
      if (!rect || !widget) {
        this.#remove(item);
        isMoved = true;
        continue;
      }
      isMoved ||= rect !== item.rect;
      if (item.widget !== widget) {
        item.widget = widget;
      }
    }
    const isFirst = items.size === 0;
    const hasNew = items.size < Object.keys(layout).length;
    if (hasNew) {
      // New items are queued in reading order.
      for (const id of readingOrder(layout).filter((other) => !items.has(other))) {
        const item = new Item(dashboard.widgets[id]!, layout[id]!);
        items.set(id, item);
        this.#queue.add(item);
      }
    }
    if (isModeNew) {
      this.items.forEach((item) => {
        this.#queue.add(item);
        if (item.mount) {
          this.#defer(item);
        }
      });
    }
    if (hasNew || isMoved) {
      this.place(layout);
      this.isUnordered ||= !isFirst;
    }
    this.#queue.fillNear();
    void this.#planIdleWork();
  }

  /** Places all items; those near the viewport glide to their new place. */
  place(layout: Layout): void {
    this.#place(layout);
    const rows = layoutRows(layout);
    // `measure` may read the layout, so it runs before the height is written.
    this.#queue.measure(rows);
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#showRows();
    }
    this.#queue.fillNear();
  }

  /** Places the items near the viewport; {@link place} moves the rest at the gesture's end. */
  preview(layout: Layout): void {
    this.#place(
      layout,
      (item, before) => this.#queue.isNear(item.rect) || this.#queue.isNear(before),
    );
    const rows = layoutRows(layout);
    // During a gesture the board only grows, so that the page does not jump under the pointer.
    if (rows > this.#rows) {
      this.#rows = rows;
      this.#showRows();
    }
  }

  /** Makes what Tab reaches next from a widget stand where it is read. */
  beforeTab(item: Item | undefined): void {
    this.idleWork?.beforeTab(item);
  }

  /**
   * Leaves the position of an item to gridstack while a gesture holds it; undefined releases it.
   */
  hold(item: Item | undefined): void {
    const released = this.held;
    this.held = item;
    if (item) {
      this.moved.add(item.id);
    }
    if (released) {
      this.#put(released);
      this.#showSize(released);
    }
  }

  /** Returns the item whose box is `box`. */
  itemIn(box: Element): Item | undefined {
    const item = this.items.get((box as HTMLElement).dataset['widgetId'] ?? '');
    return item?.element === box ? item : undefined;
  }

  /** Returns the item that an event came from. */
  itemOf(event: Event): Item | undefined {
    for (const target of event.composedPath()) {
      if (target === this.elements.grid) {
        break;
      }
      const item = target instanceof HTMLElement ? this.itemIn(target) : undefined;
      if (item) {
        return item;
      }
    }
    return undefined;
  }

  /** True if an item is so near to what is visible that its widget requests data. */
  isNear({ rect }: Item): boolean {
    return this.#queue.isNear(rect);
  }

  fill(item: Item): void {
    this.#queue.fillNow(item);
  }

  /**
   * Fills every item. Settles when every widget is mounted or has failed; at once while the board
   * has no box, because no widget can be mounted then.
   */
  async fillAll(): Promise<void> {
    this.#queue.fillAll();
    this.#host.shared.isNear = true;
    this.notify(new Set(['isNear'] as never));
    await this.#whileRendered(this.settled());
  }

  /** Ends {@link fillAll}: widgets out of sight request no data again. */
  endFillAll(): void {
    delete this.#host.shared.isNear;
    this.notify(new Set(['isNear'] as never));
  }

  /**
   * Settles when the widgets in the viewport are mounted or have failed; at once while nothing is
   * visible.
   */
  async ready(): Promise<void> {
    if (this.items.size > 0) {
      await this.#whileRendered(this.#queue.seen.then(() => this.settled()));
    }
  }

  /** Settles when every widget that has been filled so far is mounted or has failed. */
  async settled(): Promise<void> {
    await Promise.all([...this.items.values()].flatMap(({ mount }) => mount?.settled ?? []));
    // Widgets are created inside a ResizeObserver callback. Callers continue outside of it: the
    // browser reports a loop when elements are observed or removed in there.
    await new Promise((resolve) => setTimeout(resolve));
  }

  /**
   * Waits for `work` while the board has a box. In a closed `<details>`, a hidden tab or a width of
   * 0, everything that needs a size would wait forever, and no event reports all of these cases.
   */
  async #whileRendered(work: Promise<void>): Promise<void> {
    let isDone = false;
    const done = work.then(() => (isDone = true));
    while (!isDone && this.#isRendered()) {
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 200))]);
    }
  }

  #isRendered(): boolean {
    const { grid } = this.elements;
    const isVisible = grid.checkVisibility?.() ?? true;
    if (__DEV__ && isVisible && this.column === 0) {
      warnOnce(
        '<dash-grid> is 0 pixels wide, so none of its widgets can be shown. Give it a width, for example `flex: 1` in a flex row.',
      );
    }
    return isVisible && this.column > 0;
  }

  /** Notifies all widgets of changed keys of their shared context. */
  notify(changed: ReadonlySet<WidgetContextKey>): void {
    this.items.forEach((item) => item.mount?.notify(changed));
  }

  registryChanged(): void {
    this.items.forEach((item) => item.mount?.registryChanged());
  }

  /** Empties the board and disposes every widget. */
  clear(): void {
    this.items.forEach((item) => this.#remove(item));
    this.place({});
  }

  /** Disposes the board; pending {@link ready} promises settle. */
  dispose(): void {
    this.clear();
    this.#queue.end();
  }

  /** Places everything again, after the size of a grid unit has changed. */
  #placeAgain(): void {
    this.items.forEach((item) => item.mount && this.#put(item));
    if (this.#rows > 0) {
      this.#showRows();
    }
    this.#queue.setRow(this.row);
  }

  /** Inserts the boxes of new items into the document at their place in reading order. */
  #insert(items: readonly Item[]): void {
    const fresh = new Set(items.filter(({ mount }) => !mount));
    if (fresh.size === 0) {
      return;
    }
    const order = readingOrder(this.#layout);
    let next: Element | null = null;
    for (let index = order.length - 1; fresh.size > 0; index--) {
      const item = this.items.get(order[index]!)!;
      if (fresh.delete(item)) {
        this.#put(item);
        this.#defer(item);
        this.elements.grid.insertBefore(item.element, next);
      } else if (!item.mount) {
        continue;
      }
      next = item.element;
    }
  }

  /** Plans the work that costs the browser much more than an edit, once for a run of edits. */
  async #planIdleWork(): Promise<void> {
    if (!this.isUnordered && this.deferred.size === 0) {
      return;
    }
    if (!this.idleWork) {
      try {
        const { IdleWork } = await import('./idle-work.js');
        this.idleWork ??= new IdleWork(this);
      } catch {
        // Only speed and reading order suffer; the next edit tries again.
      }
    }
    if (this.#isRunning) {
      this.idleWork?.plan();
    }
  }

  /**
   * Defers the browser's layout of an item far from the viewport until there is idle time or the
   * item comes near.
   */
  #defer(item: Item): void {
    const isDeferred = !this.isNear(item);
    if (isDeferred !== this.deferred.has(item)) {
      item.element.classList.toggle('deferred', isDeferred);
      this.deferred[isDeferred ? 'add' : 'delete'](item);
    }
  }

  #place(layout: Layout, isDue?: (item: Item, before: Rect) => boolean): void {
    this.#layout = layout;
    const seen: Move[] = [];
    for (const item of this.items.values()) {
      item.rect = layout[item.id] ?? item.rect;
      // Items without a mount are not in the document yet; they are placed when they are filled.
      if (!item.mount || item === this.held) {
        continue;
      }
      const before = item.placed;
      if (before && (sameRect(before, item.rect) || isDue?.(item, before) === false)) {
        continue;
      }
      this.#put(item);
      const isNear = this.isNear(item);
      item.mount.watch(isNear);
      this.#defer(item);
      if (before) {
        this.#showSize(item);
        if (isNear) {
          seen.push([item, before]);
        }
      }
    }
    // Items do not glide between grids of different columns.
    if (this.columns === this.#placedColumns) {
      this.idleWork?.glide(seen);
    }
    this.#placedColumns = this.columns;
  }

  #put(item: Item): void {
    item.placed = item.rect;
    placeBox(item.element, item.rect, this);
  }

  #showRows(): void {
    this.elements.sizer.style.height = `${this.#rows * this.row}px`;
  }

  #remove(item: Item): void {
    this.#queue.delete(item);
    this.deferred.delete(item);
    item.dispose();
    this.items.delete(item.id);
    if (this.held === item) {
      this.held = undefined;
    }
  }

  #fill(items: readonly Item[]): void {
    this.#insert(items);
    for (const item of items) {
      const { element, widget, rect, mount } = item;
      if (mount) {
        // The item is mounted already; only the mode changed.
        this.#showMode(mount.chrome);
        mount.chrome.renderNow();
        continue;
      }
      const chrome = ownElement(DashWidget, 'dash-widget');
      chrome.className = 'chrome';
      this.#showMode(chrome);
      chrome.compact = isCompact(rect);
      element.append(chrome);
      const isNear = this.isNear(item);
      item.mount = new WidgetMount(this.#host, chrome, widget, rect, isNear);
    }
    void this.#planIdleWork();
  }

  /**
   * Updates the widgets in the rows from `start` to `end`. The rows are compared first: on a large
   * board this loop is most of the cost of a scroll.
   */
  #watchNear(start: number, end: number): void {
    for (const item of this.items.values()) {
      const { mount, rect } = item;
      if (rect.y < end && rect.y + rect.h > start) {
        mount?.watch(this.isNear(item));
      }
    }
    this.deferred.forEach((item) => this.#defer(item));
  }

  #showMode(chrome: DashWidget): void {
    chrome.controls = this.#options.controls;
    chrome.movable = this.#options.isMovable;
    chrome.fixed = this.#options.isFixed;
  }

  #showSize({ mount, rect }: Item): void {
    if (mount) {
      mount.chrome.compact = isCompact(rect);
      mount.resize(rect);
    }
  }
}
