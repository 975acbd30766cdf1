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

/** An item, and where it was before. */
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
  /** What chromes offer in edit mode. */
  readonly controls?: WidgetControls | undefined;
  /** Whether widgets can be moved in this layout. */
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
 * place; both in whole layouts. Invariants: an edit of one widget touches one item; an item that
 * stands in the page is where {@link layout} says, the held one apart; nothing else writes a
 * position.
 */
export class Board {
  readonly items = new Map<WidgetId, Item>();
  /**
   * What was moved on purpose: these are moved in the DOM even if that disconnects what is in them.
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
  /** A gesture shows layouts that are not the document's. */
  isPreviewing = false;
  #rows = 0;
  #isRunning = false;
  /** The DOM may be out of reading order. */
  isUnordered = false;
  /** What stands too far away to be laid out at once. */
  readonly deferred = new Set<Item>();
  /** Comes with the code that edits; until then it is loaded when it is needed. */
  idleWork: IdleWork | undefined;

  constructor(elements: BoardElements, host: MountHost) {
    this.elements = elements;
    this.#host = host;
    this.#queue = new FillQueue(elements.bands, {
      fill: (items) => this.#fill(items),
      nearChanged: (start, end) => this.#watchNear(start, end),
    });
  }

  /** Where every widget is shown now. */
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
   * Columns of the grid; width of a column and height of a row in CSS pixels, gaps included; 0
   * while it has no width.
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

  /** Shows a document. Only what differs from the last one is touched. */
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
      // They are filled in reading order.
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

  /** Places the items, and glides those that are seen to move. */
  place(layout: Layout): void {
    this.#place(layout);
    const rows = layoutRows(layout);
    // It may ask the browser where things are, so before the height is written.
    this.#queue.measure(rows);
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#showRows();
    }
    this.#queue.fillNear();
  }

  /** Places what can be seen; the rest follows at the end of the gesture, with {@link place}. */
  preview(layout: Layout): void {
    this.#place(
      layout,
      (item, before) => this.#queue.isNear(item.rect) || this.#queue.isNear(before),
    );
    const rows = layoutRows(layout);
    // It only grows, so that the page does not jump under the pointer.
    if (rows > this.#rows) {
      this.#rows = rows;
      this.#showRows();
    }
  }

  /** Puts the DOM in reading order now, for Tab and screen readers, if anything has moved. */
  order(): void {
    this.idleWork?.order();
  }

  /** While a gesture holds an item, gridstack writes its position. */
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

  /** The item whose box this is. */
  itemIn(box: Element): Item | undefined {
    const item = this.items.get((box as HTMLElement).dataset['widgetId'] ?? '');
    return item?.element === box ? item : undefined;
  }

  /** The item that an event came from. */
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

  fill(item: Item): void {
    this.#queue.fillNow(item);
  }

  /**
   * Fills everything; settles when every widget stands there or has failed. Without a box none can,
   * so then it settles at once.
   */
  async fillAll(): Promise<void> {
    this.#queue.fillAll();
    this.#host.shared.isNear = true;
    this.notify(new Set(['isNear'] as never));
    await this.#whileRendered(this.settled());
  }

  /** Widgets out of sight ask for no data again. */
  endFillAll(): void {
    delete this.#host.shared.isNear;
    this.notify(new Set(['isNear'] as never));
  }

  /**
   * Settles when the visible part is known and its widgets stand there; at once while nothing is
   * visible.
   */
  async ready(): Promise<void> {
    if (this.items.size > 0) {
      await this.#whileRendered(this.#queue.seen.then(() => this.settled()));
    }
  }

  /** Settles when every widget that has been filled so far stands there or has failed. */
  async settled(): Promise<void> {
    await Promise.all([...this.items.values()].flatMap(({ mount }) => mount?.settled ?? []));
    // Widgets start inside the delivery of their sizes. Callers that waited for them go on outside
    // of it: the browser complains of elements that are observed or removed in there.
    await new Promise((resolve) => setTimeout(resolve));
  }

  /**
   * Waits for `work` as long as the board has a box. A closed `<details>`, a hidden tab or a width
   * of 0 would make everything wait that needs a size, and no event tells of all of them.
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

  /** Tells all widgets that something in their shared context changed. */
  notify(changed: ReadonlySet<WidgetContextKey>): void {
    this.items.forEach((item) => item.mount?.notify(changed));
  }

  registryChanged(): void {
    this.items.forEach((item) => item.mount?.registryChanged());
  }

  /** Empties the board; every widget ends. */
  clear(): void {
    this.items.forEach((item) => this.#remove(item));
    this.place({});
  }

  /** Ends everything; who waits for {@link ready} waits no longer. */
  dispose(): void {
    this.clear();
    this.#queue.end();
  }

  /** What a grid unit is has changed. */
  #placeAgain(): void {
    this.items.forEach((item) => item.mount && this.#put(item));
    if (this.#rows > 0) {
      this.#showRows();
    }
    this.#queue.setRow(this.row);
  }

  /** Puts the boxes of new items into the page where they stand in reading order. */
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

  /** In a run of edits, once: what costs the browser much more than an edit does. */
  async #planIdleWork(): Promise<void> {
    if (!this.isUnordered && this.deferred.size === 0) {
      return;
    }
    if (!this.idleWork) {
      try {
        const { IdleWork } = await import('./idle-work.js');
        this.idleWork ??= new IdleWork(this);
      } catch {
        // It is a matter of speed and of order; the next edit tries again.
      }
    }
    if (this.#isRunning) {
      this.idleWork?.plan();
    }
  }

  /**
   * The browser lays out what is far from the visible part when there is time, or when it comes
   * near.
   */
  #defer(item: Item): void {
    const isDeferred = !this.#queue.isNear(item.rect);
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
      // What is not filled yet is not in the page either, and is placed when it is.
      if (!item.mount || item === this.held) {
        continue;
      }
      const before = item.placed;
      if (before && (sameRect(before, item.rect) || isDue?.(item, before) === false)) {
        continue;
      }
      this.#put(item);
      const isNear = this.#queue.isNear(item.rect);
      item.mount.watch(isNear);
      this.#defer(item);
      if (before) {
        this.#showSize(item);
        if (isNear) {
          seen.push([item, before]);
        }
      }
    }
    // Between grids of different columns there is no way to go.
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
        // Only the mode is new.
        this.#showMode(mount.chrome);
        mount.chrome.renderNow();
        continue;
      }
      const chrome = ownElement(DashWidget, 'dash-widget');
      chrome.className = 'chrome';
      this.#showMode(chrome);
      chrome.compact = isCompact(rect);
      element.append(chrome);
      const isNear = this.#queue.isNear(rect);
      item.mount = new WidgetMount(this.#host, chrome, widget, rect, isNear);
    }
    void this.#planIdleWork();
  }

  /**
   * On a large board most of a turn of the wheel would be spent here, if it looked at all widgets
   * more closely.
   */
  #watchNear(start: number, end: number): void {
    for (const { mount, rect } of this.items.values()) {
      if (rect.y < end && rect.y + rect.h > start) {
        mount?.watch(this.#queue.isNear(rect));
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
