import { adoptInto } from '../shared/adopt-into.js';
import { stateStrings } from '../dash-widget/state-strings.js';
import { isCompact } from '../mount/body-sizes.js';
import type { Layout } from '../../model/types.js';
import { viewOf } from '../../model/layout/view.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { BoardController } from './board-controller.js';
import type { Item } from './item.js';
import { DataAhead } from './data-ahead.js';
import { fitToPaper } from './fit-to-paper.js';
import { openAncestors } from './open-ancestors.js';
import { paperLayout } from './paper-layout.js';
import { pause } from './pause.js';
import { inkStyles, printStyles } from './print.styles.js';

/** The width that widgets are drawn for, in CSS pixels: A4 and Letter, upright, with margins. */
const PAPER = 720;
/** The height of the lowest page, in CSS pixels of the board: Letter, landscape, with margins. */
const LOW_PAGE = 850;
/** Milliseconds that the data of widgets may take before the page is printed without it. */
const PATIENCE = 10_000;
/** Milliseconds between two looks at what is still loading. */
const POLL = 50;

/** All boards of the page: one press of Ctrl + P waits for each of them. */
const prints = new Set<Print>();
/** True while a press of Ctrl + P waits. */
let isWaiting = false;

/**
 * The board on paper: widgets in the flow, in light colours, without controls.
 *
 * States: at rest, or begun by `beforeprint`, or by a page that is shown as if it were printed,
 * until that is over. Callers: the controller starts it, and it listens itself. Invariants: nothing
 * of what it changes outlives the print; a widget's element gets `beforeprint` when its box is as
 * large as on paper, and `afterprint` when it is as before.
 */
export class Print {
  readonly #controller: BoardController;
  readonly #host: DashboardHost;
  readonly #sheet: HTMLElement;
  #closeAncestors: (() => void) | undefined;

  constructor(controller: BoardController, host: DashboardHost) {
    this.#controller = controller;
    this.#host = host;
    this.#sheet = host.root.querySelector('.sheet')!;
    adoptInto(host.root, printStyles);
    adoptInto(host.root, inkStyles);
  }

  start(signal: AbortSignal): void {
    if (signal.aborted) {
      return;
    }
    void new DataAhead(this.#controller, this.#host).start(signal);
    addEventListener('beforeprint', () => this.#begin(), { signal });
    addEventListener('afterprint', () => this.#end(), { signal });
    const media = matchMedia('print');
    media.addEventListener('change', () => (media.matches ? this.#begin() : this.#end()), {
      signal,
    });
    if (prints.size === 0) {
      addEventListener('keydown', onKey);
    }
    prints.add(this);
    signal.addEventListener('abort', () => {
      this.#end();
      prints.delete(this);
      if (prints.size === 0) {
        removeEventListener('keydown', onKey);
      }
    });
  }

  /** True while a widget that is rendered loads, or has not asked for its data. */
  get #isIncomplete(): boolean {
    const { grid } = this.#controller.board.elements;
    return (
      (grid.checkVisibility?.() ?? true) &&
      [...this.#controller.board.items.values()].some(
        ({ mount }) => !mount || mount.chrome.state === 'loading',
      )
    );
  }

  /** Fills every widget with its data; settles when it has it or has failed. */
  async fill(): Promise<void> {
    const { board } = this.#controller;
    const end = performance.now() + PATIENCE;
    await board.fillAll();
    // Widgets that have data may have asked again now, because it was old.
    const answered = [...board.items.values()].flatMap(({ mount }) => mount?.data?.update() ?? []);
    await Promise.race([Promise.all(answered), pause(PATIENCE)]);
    while (this.#isIncomplete && performance.now() < end) {
      await pause(POLL);
    }
  }

  #begin(): void {
    const { board } = this.#controller;
    const { dashboard, settings } = this.#host;
    if (!dashboard) {
      return;
    }
    const { columns, compaction } = settings;
    // The view of a wide window, without hidden widgets, also while they are edited on a phone.
    const view = viewOf(dashboard, { width: 0, columns, compaction, isEditing: false });
    void board.fillAll();
    if (!this.#closeAncestors) {
      this.#controller.pause();
      board.idleWork?.order();
      // The page must not become shorter: it would scroll, and stay there.
      this.#sheet.style.minBlockSize = `${this.#sheet.offsetHeight}px`;
      this.#closeAncestors = openAncestors(this.#sheet);
      const isDark = isDarkIn(this.#sheet);
      this.#sheet.classList.add('printing');
      this.#sheet.classList.toggle('dark', isDark);
      this.#controller.surround('light');
    }
    const { style } = this.#sheet;
    style.setProperty('--_columns', String(view.columns));
    style.setProperty('--_row', `${board.row}px`);
    style.setProperty('--_paper', `${PAPER}px`);
    style.setProperty('--_unloaded', JSON.stringify(stateStrings.notLoaded));
    if (isWidthUnknown()) {
      style.setProperty('--_drawn', 'var(--_paper)');
    }
    const layout = paperLayout(view.layout, Math.max(1, Math.floor(LOW_PAGE / board.row)));
    board.items.forEach((item) => this.#lay(item, layout));
    // The browser waits for nothing, so widgets draw themselves while they are told.
    board.items.forEach(({ mount }) => mount?.element?.dispatchEvent(new Event('beforeprint')));
    fitToPaper(board);
    style.removeProperty('--_drawn');
  }

  #lay(item: Item, layout: Layout): void {
    const { element, id, mount } = item;
    const rect = layout[id];
    element.classList.toggle('unprinted', !rect);
    if (!rect || !mount) {
      return;
    }
    element.classList.toggle('unloaded', mount.chrome.state === 'loading');
    element.style.gridArea = `${rect.y + 1} / ${rect.x + 1} / span ${rect.h} / span ${rect.w}`;
    mount.chrome.compact = isCompact(rect);
    mount.chrome.renderNow();
    mount.element?.toggleAttribute('data-printing', true);
  }

  #end(): void {
    if (!this.#closeAncestors) {
      return;
    }
    const { board } = this.#controller;
    board.endFillAll();
    for (const { element, rect, mount } of board.items.values()) {
      element.style.gridArea = '';
      element.classList.remove('unprinted', 'unloaded');
      if (mount) {
        mount.chrome.compact = isCompact(rect);
        mount.element?.removeAttribute('data-printing');
        mount.element?.style.removeProperty('--_fit');
      }
    }
    this.#sheet.classList.remove('printing', 'dark');
    this.#sheet.style.cssText = '';
    this.#closeAncestors();
    this.#closeAncestors = undefined;
    this.#controller.surround();
    this.#controller.resume();
    board.items.forEach(({ mount }) => mount?.element?.dispatchEvent(new Event('afterprint')));
  }
}

/** Waits for the data of all boards before the browser's own command prints the page. */
function onKey(event: KeyboardEvent): void {
  const isPrint = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'p';
  if (!isPrint || event.shiftKey || event.altKey || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  if (!isWaiting) {
    isWaiting = true;
    void Promise.all([...prints].map((one) => one.fill())).then(() => {
      isWaiting = false;
      print();
    });
  }
}

/**
 * True in Firefox while the media is print: the document still has the width of the window, and
 * only the copy that is printed gets that of the page.
 */
function isWidthUnknown(): boolean {
  return matchMedia('print').matches && CSS.supports('-moz-appearance', 'none');
}

/** Tells if the widgets are dark: the page may have set colours of its own. */
function isDarkIn(sheet: HTMLElement): boolean {
  const chrome = sheet.querySelector('.chrome');
  const [r, g, b] = (chrome ? getComputedStyle(chrome).backgroundColor : '')
    .split(/[^\d.]+/)
    .filter(Boolean)
    .map(Number);
  return r !== undefined && 0.3 * r + 0.6 * (g ?? 0) + 0.1 * (b ?? 0) < 128;
}
