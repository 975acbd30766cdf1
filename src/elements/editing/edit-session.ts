import { guard } from 'lit/directives/guard.js';
import type { SaveState, StepFilter } from '../../store/types.js';
import type { Dashboard, Rect, SizeLimits, WidgetId } from '../../model/types.js';
import { actionOf } from '../board/action-of.js';
import type { Board } from '../board/board.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { Item } from '../board/item.js';
import type { Presenter } from '../board/board-controller.js';
import { DashBeforeChangeEvent } from '../events/change-event.js';
import {
  DashBeforeEditingChangeEvent,
  DashEditingChangeEvent,
} from '../events/editing-change-event.js';
import { Rest } from '../board/idle-work.js';
import { whenIdle } from '../board/when-idle.js';
import { adoptInto } from '../shared/adopt-into.js';
import { editStrings as strings } from './edit-strings.js';
import { editStyles } from './edit.styles.js';
import { KeyboardGestures } from './sensors/keyboard-gestures.js';
import { layoutEdit } from '../../model/layout/layout-edit.js';
import { PointerGestures } from './sensors/pointer-gestures.js';
import { renderToolbar } from './toolbar.js';
import { widgetControls } from './widget-controls.js';

/** Milliseconds that a save may take before the toolbar tells of it. */
const SAVE_PATIENCE = 250;

/**
 * Loads what the first edit by the API or from the catalog needs. It waits for idle time, and must
 * not hold a session.
 */
function loadCalls() {
  void import('./methods.js').catch(() => undefined);
}

/**
 * Whether text may be typed there. An element that shows no shadow root may have one with a field
 * in it.
 */
function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select') ||
      (target.localName.includes('-') && !target.shadowRoot))
  );
}

/** Whether what is behind can't be used: a dialog, or a widget over the whole screen. */
function isModal(target: EventTarget): boolean {
  return target instanceof Element && target.matches(':modal');
}

/** Edit mode of one dashboard, from entering to leaving it. */
export class EditSession {
  readonly element: DashGrid;
  readonly presenter: Presenter;
  readonly keyboard = new KeyboardGestures(this);
  readonly #listeners = new AbortController();
  #pointer: PointerGestures | undefined;
  /** What the pointer gestures were made for; another grid needs others. */
  #pointerFor = '';
  /** What the toolbar tells: most saves are over before anyone could read that they began. */
  #saveState: SaveState;
  #savingSince: number | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: DashGrid, presenter: Presenter) {
    this.element = element;
    this.presenter = presenter;
    this.#saveState = element.saveState;
    presenter.controls = widgetControls;
    presenter.session = this;
    presenter.board.rest ??= new Rest(presenter.board);
    whenIdle(loadCalls);
    adoptInto(element.renderRoot as ShadowRoot, editStyles);
    const { signal } = this.#listeners;
    const { grid } = this.board.elements;
    grid.addEventListener('click', (event) => this.#onClick(event), { signal });
    grid.addEventListener('keydown', (event) => this.#onGripKey(event), { signal });
    grid.addEventListener('focusout', () => this.keyboard.commit(), { signal });
    element.addEventListener('keydown', (event) => this.#onShortcut(event), { signal });
  }

  get board(): Board {
    return this.presenter.board;
  }

  get grid() {
    const { compaction } = this.element;
    return { columns: this.presenter.view?.columns ?? 12, compaction };
  }

  /** The document, the width or a property changed. */
  refresh(): void {
    const { view } = this.presenter;
    const { rowHeight, gap } = this.element;
    const wanted = view?.isBase ? `${view.columns} ${rowHeight} ${gap} ${this.board.isRtl}` : '';
    if (wanted !== this.#pointerFor) {
      this.#pointer?.end();
      this.#pointer = wanted ? new PointerGestures(this) : undefined;
      this.#pointerFor = wanted;
    }
    this.#pointer?.armCoarse();
  }

  end(): void {
    this.#listeners.abort();
    clearTimeout(this.#saveTimer);
    this.keyboard.commit();
    this.#pointer?.end();
    this.#pointer = undefined;
    this.presenter.session = undefined;
    this.element.renderRoot.querySelector('dash-catalog')?.close();
  }

  titleOf({ widget }: Item): string {
    return widget.title || strings.untitled;
  }

  limitsOf({ widget: { type, version } }: Item): SizeLimits {
    const { registry } = this.element;
    return (registry.resolve(type, version) ?? registry.resolve(type))?.limits ?? {};
  }

  /** One layout edit by the user. False if nothing changed. */
  commitLayout(moved: Readonly<Record<WidgetId, Rect>>, run?: string): boolean {
    const { dashboard } = this.element;
    const change = dashboard && layoutEdit(dashboard, moved, this.grid);
    return !!change && this.element.edit([change], run === undefined ? {} : { run });
  }

  /**
   * Undo or redo by the user, which the host may refuse like any edit. With `run`, only if the last
   * edit belongs to it. False if nothing was done.
   */
  step(direction: 'undo' | 'redo', run?: string): boolean {
    const { connection } = this.element;
    const isWanted: StepFilter = (changes, lastRun) =>
      (run === undefined || run === lastRun) &&
      this.element.dispatchEvent(new DashBeforeChangeEvent(changes));
    return connection?.store?.[direction](isWanted) ?? false;
  }

  announceRect(item: Item, before: Rect, after: Rect): void {
    const isResized = before.w !== after.w || before.h !== after.h;
    const title = this.titleOf(item);
    this.element.announce(
      isResized
        ? strings.resized(title, after.w, after.h)
        : strings.moved(title, after.x + 1, after.y + 1),
    );
  }

  /** Brings a new widget into view and gives it the focus. */
  reveal(id: WidgetId): void {
    const item = this.board.items.get(id);
    if (item) {
      const { x, y } = item.rect;
      this.element.announce(strings.added(this.titleOf(item), x + 1, y + 1));
      this.board.fill(item);
      item.element.scrollIntoView({ block: 'nearest' });
      this.#focus(item);
    }
  }

  focusWidget(id: WidgetId): void {
    const item = this.board.items.get(id);
    if (item) {
      this.#focus(item);
    }
  }

  remove(item: Item): void {
    const order = [...this.board.elements.grid.children];
    const index = order.indexOf(item.element);
    const title = this.titleOf(item);
    const before = this.element.present;
    if (!this.element.edit([{ type: 'widget.remove', id: item.id }])) {
      return;
    }
    this.element.announce(strings.removed(title));
    void this.#offerUndo(item, title, before);
    // The focus would fall back to the start of the page: it goes to the neighbour, else to the
    // toolbar.
    const next = order[index + 1] ?? order[index - 1];
    const neighbour = [...this.board.items.values()].find(({ element }) => element === next);
    void this.element.updateComplete.then(() =>
      neighbour ? this.#focus(neighbour) : this.#toolbarButton('add')?.focus(),
    );
  }

  #leave(): void {
    const { element } = this;
    if (element.dispatchEvent(new DashBeforeEditingChangeEvent(false))) {
      element.editing = false;
      element.dispatchEvent(new DashEditingChangeEvent(false));
    }
  }

  async #offerUndo(item: Item, title: string, before: Dashboard): Promise<void> {
    const { offerUndo } = await import('./offer-undo.js');
    offerUndo(this, item.id, title, before);
  }

  /** A move in the DOM takes the focus away where the browser has no `moveBefore`. */
  keepFocus(item: Item): void {
    if (!item.element.matches(':focus-within')) {
      item.mount?.chrome.grip?.focus({ preventScroll: true });
    }
  }

  /** Most of an edit's updates change nothing in it. */
  renderToolbar(): unknown {
    const { element } = this;
    const { canUndo, canRedo } = element;
    const saveState = this.#toldSaveState();
    const isNarrow = this.presenter.view?.isBase === false;
    return guard([this, canUndo, canRedo, saveState, isNarrow], () =>
      renderToolbar({
        canUndo,
        canRedo,
        saveState,
        isNarrow,
        undo: () => this.#onStep('undo'),
        redo: () => this.#onStep('redo'),
        add: () => void element.openCatalog(),
        done: () => this.#leave(),
      }),
    );
  }

  #toldSaveState(): SaveState {
    const { saveState } = this.element;
    if (saveState !== 'pending') {
      this.#saveState = saveState;
      this.#savingSince = undefined;
    } else if (this.#savingSince === undefined) {
      this.#savingSince = performance.now();
      this.#saveTimer ??= setTimeout(() => this.#tellSaving(), SAVE_PATIENCE);
    }
    return this.#saveState;
  }

  /**
   * One timer serves a whole run of edits: most find that their save is over, or began only lately.
   */
  #tellSaving(): void {
    this.#saveTimer = undefined;
    if (this.#savingSince === undefined) {
      return;
    }
    const left = this.#savingSince + SAVE_PATIENCE - performance.now();
    if (left > 0) {
      this.#saveTimer = setTimeout(() => this.#tellSaving(), left);
    } else {
      this.#saveState = 'pending';
      this.element.requestUpdate();
    }
  }

  #focus(item: Item): void {
    this.board.fill(item);
    const chrome = item.mount?.chrome;
    void chrome?.updateComplete.then(() =>
      (chrome.grip ?? chrome.renderRoot.querySelector('button'))?.focus(),
    );
  }

  #toolbarButton(action: string): HTMLElement | null {
    return this.element.renderRoot.querySelector(`.toolbar [data-action="${action}"]`);
  }

  #onClick(event: Event): void {
    const item = this.board.itemOf(event);
    if (item && actionOf(event, item) === 'remove') {
      this.remove(item);
    }
  }

  #onGripKey(event: KeyboardEvent): void {
    const item = this.board.itemOf(event);
    const isGrip = event.composedPath()[0] === item?.mount?.chrome.grip;
    if (item && isGrip && !this.presenter.isPaused && this.keyboard.onKey(event, item)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #onShortcut(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    const path = event.composedPath();
    if (!isCommand || event.defaultPrevented || isTyping(path[0]) || path.some(isModal)) {
      return;
    }
    const isUndo = key === 'z' && !event.shiftKey;
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if ((isUndo || isRedo) && !this.presenter.isPaused) {
      event.preventDefault();
      this.#onStep(isUndo ? 'undo' : 'redo');
    }
  }

  #onStep(direction: 'undo' | 'redo'): void {
    this.keyboard.commit();
    const button = this.#toolbarButton(direction);
    const hadFocus = button?.matches(':focus');
    if (this.step(direction)) {
      this.element.announce(direction === 'undo' ? strings.undone : strings.redone);
      // The focus would be lost with the last step: a disabled button can't hold it.
      void this.element.updateComplete.then(() => {
        if (hadFocus && button?.matches(':disabled')) {
          this.#toolbarButton(direction === 'undo' ? 'redo' : 'undo')?.focus();
        }
      });
    }
  }
}
