import type { Dashboard } from '../../model/types.js';
import { type View, viewOf } from '../../model/layout/view.js';
import type { WidgetContextKey } from '../../registry/types/index.js';
import type { WidgetControls } from '../dash-widget/dash-widget.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { liveValues } from '../host/live-values.js';
import { BodySizes } from '../mount/body-sizes.js';
import type { SharedContext } from '../mount/live-context.js';
import { mountHostOf } from '../mount/mount-host.js';
import { SharedSizeObserver } from '../mount/shared-size-observer.js';
import { hasOtherContent } from '../shared/has-other-content.js';
import { actionOf } from './action-of.js';
import { Board } from './board.js';
import { environmentOf } from './environment-probe.js';
import { FocusKeeper } from './focus-keeper.js';
import type { Item } from './item.js';
import type { Print } from './print.js';
import { localeOf } from '../shared/language.js';
import { watchErrors } from './watch-errors.js';
import { whenIdle } from './when-idle.js';

/** Callbacks of the board to the element. */
export interface BoardHandlers {
  openMenu(item: Item): void;
}

/**
 * Shows documents on the board: chooses the layout for its width, and keeps the shared context of
 * its widgets up to date.
 *
 * States: stopped, started (it listens and observes), paused within that while a gesture lasts,
 * disposed. Callers: the element starts, stops and feeds it; gestures pause and resume it.
 * Invariant: the board shows the last document given to {@link show}, except while a gesture lasts,
 * whose layout it shows instead.
 */
export class BoardController {
  readonly board: Board;
  readonly focus: FocusKeeper;
  /** The controls of chromes in edit mode; set by the edit session. */
  controls: WidgetControls | undefined;
  /** The part of the context that is the same for all widgets of the board. */
  readonly shared: SharedContext;

  readonly #host: DashboardHost;
  readonly #handlers: BoardHandlers;
  readonly #frame: HTMLElement;
  /** As wide as the element's content and without height; its width is observed. */
  readonly #ruler: Element;
  readonly #sizes = new SharedSizeObserver();
  readonly #bodySizes = new BodySizes();
  readonly #probe: Element;
  #cleanups: (() => void)[] = [];
  #dashboard: Dashboard | undefined;
  /** The inputs of the last {@link show}; the board follows from them alone. */
  #shown: readonly unknown[] = [];
  #view: View | undefined;
  /** The width of the element's content in CSS pixels; 0 until it is known. */
  #width = 0;
  #isPaused = false;
  #print: Promise<Print> | undefined;

  constructor(host: DashboardHost, handlers: BoardHandlers) {
    const { root, element } = host;
    this.#host = host;
    this.#handlers = handlers;
    this.#frame = root.querySelector('.frame')!;
    this.#ruler = root.querySelector('.ruler')!;
    // The gap is set before the probe makes the browser compute styles.
    this.#space();
    this.#probe = root.querySelector('.probe')!;
    this.shared = {
      mode: 'view',
      locale: 'en',
      timeZone: undefined,
      // The real theme, like the direction, is read from the probe in `start`.
      theme: 'light',
      variables: {},
      timeRange: null,
      sources: {},
      context: {},
      defaultInterval: undefined,
    };
    this.board = new Board(
      {
        grid: root.querySelector('.grid')!,
        bands: root.querySelector('.bands')!,
        sizer: root.querySelector('.sizer')!,
      },
      mountHostOf(host, { shared: this.shared, sizes: this.#bodySizes, observer: this.#sizes }),
    );
    this.focus = new FocusKeeper(root, this.board, () => element.updateComplete);
  }

  get view(): View | undefined {
    return this.#view;
  }

  start(): void {
    if (this.#cleanups.length > 0) {
      return;
    }
    const { element, settings } = this.#host;
    // The ruler is observed, not the element: the element's height follows from its width, and the
    // browser would report a ResizeObserver loop.
    this.#sizes.observe(this.#ruler, (width) => {
      if (width !== this.#width) {
        if (!this.#width) {
          // A probe that was not rendered has had no transition, so its styles are read here.
          this.surround();
        }
        this.#width = width;
        const wasBase = this.#view?.isBase;
        this.show(this.#dashboard);
        if (this.#view?.isBase !== wasBase) {
          // The edits that are allowed depend on the view.
          element.requestUpdate();
        }
      }
    });
    const listeners = new AbortController();
    const { signal } = listeners;
    const { grid } = this.board.elements;
    grid.addEventListener('click', (event) => this.#onClick(event), { signal });
    grid.addEventListener('focusin', (event) => this.#onFocus(event), { signal });
    grid.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#cleanups = [
      () => this.#sizes.unobserve(this.#ruler),
      () => listeners.abort(),
      // Not before the first frame: a page is seldom printed as soon as it is there.
      whenIdle(() => {
        this.print().then(
          (print) => print.start(signal),
          () => undefined,
        );
      }),
      watchErrors(this.#host, this.board),
      settings.registry.subscribe(() => this.board.registryChanged()),
    ];
    this.#probe.addEventListener('transitionend', () => this.surround(), { signal });
    this.surround();
    this.board.start();
    // Types may have been registered while the controller was stopped.
    this.board.registryChanged();
  }

  /** Loads what puts the board on paper. */
  print(): Promise<Print> {
    return (this.#print ??= import('./print.js').then(
      (module) => new module.Print(this, this.#host),
    ));
  }

  stop(): void {
    this.#cleanups.forEach((cleanup) => cleanup());
    this.#cleanups = [];
    this.board.stop();
  }

  /** Disposes every widget and forgets the document. */
  clear(): void {
    this.board.clear();
    this.#shown = [];
    this.#dashboard = undefined;
    this.#view = undefined;
  }

  dispose(): void {
    this.stop();
    this.board.dispose();
    this.#sizes.disconnect();
  }

  /** Applies changed settings of the page. */
  configure(): void {
    const { settings, isEditing, element } = this.#host;
    const { context, dataSources: sources } = settings;
    this.#space();
    this.#update({
      mode: isEditing ? 'edit' : 'view',
      locale: localeOf(element, context.locale),
      timeZone: context.timeZone,
      sources,
      context,
      role: context.user?.['role'] as string | undefined,
      tier: context.user?.['tier'] as string | undefined,
      images: context.images,
    });
  }

  #space(): void {
    this.#frame.style.setProperty('--_gap', `${this.#host.settings.gap}px`);
  }

  /**
   * True while a gesture lasts: the board shows the gesture's layout, and documents that arrive
   * meanwhile are shown afterwards.
   */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = this.#bodySizes.isLoose = this.board.isPreviewing = true;
    this.#shown = [];
  }

  resume(): void {
    this.#isPaused = this.#bodySizes.isLoose = this.board.isPreviewing = false;
    this.show(this.#host.dashboard);
    // The edits that are allowed depend on the view, which may have changed meanwhile.
    this.#host.element.requestUpdate();
  }

  show(dashboard: Dashboard | undefined): void {
    this.#dashboard = dashboard;
    if (!dashboard || this.#isPaused) {
      return;
    }
    // The width before the observer's first report: one forced layout a page, while there is next
    // to nothing to lay out.
    this.#width ||= this.#ruler.clientWidth;
    const { settings, isEditing, rights } = this.#host;
    const { columns, compaction, gap, rowHeight } = settings;
    const controls = isEditing ? this.controls : undefined;
    const { widgets, layouts, refreshInterval } = dashboard;
    // Revision and timestamps are left out: every save changes them.
    const inputs = [
      widgets,
      layouts,
      dashboard.columns,
      dashboard.variables,
      dashboard.timeRange,
      refreshInterval,
      this.#width,
      controls,
      isEditing,
      rights.write,
      columns,
      compaction,
      gap,
      rowHeight,
      settings.variables,
      settings.timeRange,
    ];
    if (inputs.every((input, index) => input === this.#shown[index])) {
      return;
    }
    this.#shown = inputs;
    const place = this.focus.note();
    const view = viewOf(dashboard, { width: this.#width, columns, compaction, isEditing });
    this.#view = view;
    const column = this.#width && (this.#width + gap) / view.columns;
    this.#bodySizes.setUnits(column, rowHeight + gap);
    this.board.setUnits(view.columns, column, rowHeight + gap);
    const { variables, timeRange } = liveValues(settings, dashboard);
    this.#update({
      variables: hasOtherContent(variables, this.shared.variables)
        ? variables
        : this.shared.variables,
      timeRange,
      defaultInterval: refreshInterval,
    });
    this.board.show(dashboard, view.layout, {
      controls,
      isMovable: isEditing && view.isBase,
      isFixed: !rights.write,
    });
    void this.focus.restore(place);
  }

  /** One listener serves the buttons of all chromes. */
  #onClick(event: Event): void {
    const item = this.board.itemOf(event);
    const action = actionOf(event, item);
    if (item && action === 'retry') {
      item.mount?.retry();
    } else if (item && action === 'settings') {
      this.#host.openSettings(item.id);
    } else if (item && action === 'menu') {
      this.#handlers.openMenu(item);
    }
  }

  #onKey(event: KeyboardEvent): void {
    const item = this.board.itemOf(event);
    if (event.key === 'Tab') {
      this.board.beforeTab(item);
    }
    // In text fields the browser's own context menu stays: it pastes and corrects.
    if ((event.composedPath()[0] as Element).matches('input,textarea,[contenteditable]')) {
      return;
    }
    if (item && (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))) {
      event.preventDefault();
      this.#handlers.openMenu(item);
    }
  }

  #onFocus(event: Event): void {
    const item = this.board.itemOf(event);
    if (item) {
      this.board.fill(item);
    }
  }

  /** Reads theme and direction of the page; `shown` is a theme to show instead of the page's. */
  surround(shown?: 'light'): void {
    const { theme, isRtl } = environmentOf(this.#probe);
    this.#update({ theme: shown ?? theme });
    if (isRtl !== this.board.isRtl) {
      this.board.isRtl = isRtl;
      // A canvas does not mirror by itself; a change of the theme makes widgets draw again.
      this.board.notify(new Set(['theme']));
      // The pointer gestures of an edit session are made for one direction. An update that is under
      // way ends first: Lit warns the page's author of one that is asked for in it.
      queueMicrotask(() => this.#host.element.requestUpdate());
    }
  }

  #update(values: Partial<SharedContext>): void {
    const keys = (Object.keys(values) as (keyof SharedContext)[]).filter(
      (key) => values[key] !== this.shared[key],
    );
    if (keys.length > 0) {
      Object.assign(this.shared, values);
      this.board.notify(new Set(keys as WidgetContextKey[]));
    }
  }
}
