import { guard } from 'lit/directives/guard.js';
import type { WidgetId, Widget } from '../../model/types.js';
import type { BoardController } from '../board/board-controller.js';
import { IdleWork } from '../board/idle-work.js';
import type { Item } from '../board/item.js';
import {
  DashBeforeEditingChangeEvent,
  DashEditingChangeEvent,
} from '../events/editing-change-event.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { EditCommands, StepDirection } from '../host/edit-commands.js';
import { adoptInto } from '../shared/adopt-into.js';
import { canFloat, roomFor, watchFocus } from './bar-place.js';
import { duplicate, whyNoCopy } from './duplicate.js';
import { type EditContext, titleOf } from './edit-context.js';
import { editStrings as strings } from './edit-strings.js';
import { editStyles } from './edit.styles.js';
import { SaveStateDelay } from './save-state-delay.js';
import { KeyboardGestures } from './sensors/keyboard-gestures.js';
import { PointerGestures } from './sensors/pointer-gestures.js';
import { renderToolbar } from './toolbar.js';
import { UndoKeys } from './undo-keys.js';
import { widgetControls } from './widget-controls.js';

/**
 * Edit mode of one dashboard: holds the sensors, the toolbar, the undo keys, and the edits that a
 * widget's menu offers.
 *
 * States: begun by the constructor, refreshed by each update of the element, ended once. Callers:
 * the element begins, refreshes and ends it; the menu of a widget calls the edits. Invariants: one
 * session an element; it belongs to one opening of a dashboard, and it exists only while the rights
 * to edit do.
 */
export class EditSession implements EditContext {
  readonly host: DashboardHost;
  readonly controller: BoardController;
  readonly commands: EditCommands;
  /**
   * True if the toolbar may float over the board's lower edge; else it needs a place of its own.
   */
  readonly isFloating: boolean;
  /** Switches edit mode off on the element. */
  readonly #leave: () => void;
  readonly #keyboard: KeyboardGestures;
  readonly #undoKeys: UndoKeys;
  readonly #saveState: SaveStateDelay;
  readonly #listeners = new AbortController();
  #pointer: PointerGestures | undefined;
  /** The height that the floating toolbar may use, as CSS. */
  #room = '';
  /**
   * The properties of the grid that the pointer gestures were created for; other ones need new
   * gestures.
   */
  #pointerFor = '';

  constructor(context: EditContext, leave: () => void) {
    const { host, controller, commands } = context;
    this.host = host;
    this.controller = controller;
    this.commands = commands;
    this.#leave = leave;
    this.#keyboard = new KeyboardGestures(this);
    this.#undoKeys = new UndoKeys(host.element, (direction) => this.#onStep(direction));
    this.#saveState = new SaveStateDelay(() => host.element.requestUpdate());
    controller.controls = widgetControls;
    controller.board.idleWork ??= new IdleWork(controller.board);
    adoptInto(host.root, editStyles);
    this.isFloating = canFloat(host.element);
    this.#measureRoom();
    const { signal } = this.#listeners;
    watchFocus(host, signal);
    addEventListener('resize', () => this.#measureRoom(), { signal });
    const { grid } = controller.board.elements;
    grid.addEventListener('keydown', (event) => this.#onGripKey(event), { signal });
    grid.addEventListener('focusout', () => this.#keyboard.endRun(), { signal });
  }

  /** Follows a change of the document, the width or a property. */
  refresh(): void {
    const { view, board } = this.controller;
    const { rowHeight, gap } = this.host.settings;
    const wanted = view?.isBase ? `${view.columns} ${rowHeight} ${gap} ${board.isRtl}` : '';
    if (wanted !== this.#pointerFor) {
      this.#pointer?.end();
      this.#pointer = wanted ? new PointerGestures(this) : undefined;
      this.#pointerFor = wanted;
    }
    this.#pointer?.armCoarse();
    this.#keepToolbarFocus();
    this.#showRoom();
  }

  end(): void {
    this.#listeners.abort();
    this.#undoKeys.end();
    this.#saveState.end();
    this.#pointer?.end();
    this.#pointer = undefined;
    this.controller.controls = undefined;
  }

  /** Brings a new widget into view and gives it the focus. */
  reveal(id: WidgetId): void {
    const { board } = this.controller;
    const item = board.items.get(id);
    if (item) {
      const { x, y } = item.rect;
      this.host.announce(strings.added(titleOf(item.widget), x + 1, y + 1));
      board.fill(item);
      item.element.scrollIntoView({ block: 'nearest' });
      this.focusWidget(id);
    }
  }

  focusWidget(id: WidgetId): void {
    const item = this.controller.board.items.get(id);
    if (item) {
      void this.controller.focus.to(item);
    }
  }

  /** Tells why a widget can't be copied; undefined if it can. */
  whyNoCopy(widget: Widget): string | undefined {
    return whyNoCopy(this.host, widget);
  }

  duplicate(item: Item): void {
    const id = duplicate(this.host, this.commands, item);
    if (id !== undefined) {
      void this.host.element.updateComplete.then(() => this.reveal(id));
    }
  }

  /** Lets the user move and resize a widget by numbers. */
  async openMoveDialog(item: Item): Promise<void> {
    const { openMoveDialog } = await import('./sensors/open-move-dialog.js');
    if (!this.#listeners.signal.aborted && !this.controller.isPaused) {
      openMoveDialog(this, item);
    }
  }

  remove(item: Item): void {
    const title = titleOf(item.widget);
    const before = this.host.dashboard;
    const run = `remove:${item.id}:${this.commands.count}`;
    const isMade = this.commands.run({
      changes: [{ type: 'widget.remove', id: item.id }],
      run,
      announcement: strings.removed(title),
    });
    if (isMade && before) {
      void import('./offer-undo.js').then(({ offerUndo }) =>
        offerUndo(this, { id: item.id, title, before, run }),
      );
    }
  }

  /** Renders the toolbar. Most updates of an edit change nothing in it, so it is guarded. */
  renderToolbar(): unknown {
    const { host } = this;
    const { canUndo = false, canRedo = false, undoIsLimited = false } = host.state ?? {};
    const shown = {
      name: host.dashboard?.name ?? '',
      canUndo,
      canRedo,
      undoLabel: host.state?.undoLabel,
      redoLabel: host.state?.redoLabel,
      undoIsLimited,
      saveState: this.#saveState.follow(host.state?.saveState ?? 'saved'),
      isNarrow: this.controller.view?.isBase === false,
    };
    return guard([this, ...Object.values(shown)], () =>
      renderToolbar({
        ...shown,
        undo: () => this.#onStep('undo'),
        redo: () => this.#onStep('redo'),
        add: () => host.openCatalog(),
        done: () => this.#onDone(),
      }),
    );
  }

  #measureRoom(): void {
    this.#room = `${Math.floor(roomFor(this.host.element))}px`;
    this.#showRoom();
  }

  #showRoom(): void {
    this.host.root.querySelector<HTMLElement>('.dock')?.style.setProperty('--_room', this.#room);
  }

  #onDone(): void {
    const { element } = this.host;
    if (element.dispatchEvent(new DashBeforeEditingChangeEvent(false))) {
      this.#leave();
      element.dispatchEvent(new DashEditingChangeEvent(false));
    }
  }

  #onGripKey(event: KeyboardEvent): void {
    const item = this.controller.board.itemOf(event);
    const isGrip = event.composedPath()[0] === item?.mount?.chrome.grip;
    if (item && isGrip && !this.controller.isPaused && this.#onKey(event, item)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #onKey(event: KeyboardEvent, item: Item): boolean {
    if (
      /^(Delete|Backspace)$/.test(event.key) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      this.remove(item);
      return true;
    }
    return this.#keyboard.onKey(event, item);
  }

  /**
   * Moves the focus on from a button of the toolbar that was disabled, and would lose it: the last
   * step disables its own, and an edit that of redo.
   */
  #keepToolbarFocus(): void {
    const { root } = this.host;
    if (root.activeElement?.matches('.toolbar :disabled')) {
      root.querySelector<HTMLElement>('.toolbar button:enabled')?.focus({ preventScroll: true });
    }
  }

  #onStep(direction: StepDirection): void {
    if (this.controller.isPaused) {
      return;
    }
    this.commands.step(direction);
  }
}
