import type { Dashboard } from '../../model/types.js';
import type { WidgetContextKey } from '../../registry/types/index.js';
import { DashTelemetryEvent, DashWidgetErrorEvent, DashWidgetEvent } from '../events/index.js';
import type { WidgetControls } from '../dash-widget/dash-widget.js';
import type { EditSession } from '../editing/edit-session.js';
import { actionOf } from './action-of.js';
import { Board } from './board.js';
import { hasOtherContent } from '../dash-grid/attributes.js';
import { BodySizes } from '../mount/body-sizes.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { environmentOf } from './environment-probe.js';
import type { Item } from './item.js';
import { languageOf } from './language.js';
import type { SharedContext } from '../mount/live-context.js';
import { SharedSizeObserver } from '../mount/shared-size-observer.js';
import { liveValues } from '../host/live-values.js';
import { viewOf, type View } from '../../model/layout/view.js';
import { watchErrors } from './watch-errors.js';
import type { MountHost } from '../mount/widget-mount.js';

/**
 * Brings documents on the board: chooses the layout for the width, and tells widgets what is round
 * them.
 */
export class Presenter {
  readonly board: Board;
  /** Set by the edit session: what chromes offer in edit mode. */
  controls: WidgetControls | undefined;
  /** Edit mode, while it lasts. */
  session?: EditSession | undefined;

  readonly #element: DashGrid;
  readonly #frame: HTMLElement;
  /** As wide as the element's content, and without height. */
  readonly #ruler: Element;
  readonly #sizes = new SharedSizeObserver();
  readonly #bodySizes = new BodySizes();
  readonly #probe: Element;
  /** What all widgets of the board see alike. */
  readonly shared: SharedContext;
  #cleanups: (() => void)[] = [];
  #dashboard: Dashboard | undefined;
  /** What the board shows now follows from these. */
  #shown: readonly unknown[] = [];
  #view: View | undefined;
  /** Of the element, in CSS pixels. */
  #width = 0;
  /**
   * During a gesture the board stays as the gesture has it; what comes meanwhile is shown
   * afterwards.
   */
  #isPaused = false;

  constructor(element: DashGrid, root: ParentNode) {
    this.#element = element;
    this.#frame = root.querySelector('.frame')!;
    this.#ruler = root.querySelector('.ruler')!;
    // Before the probe makes the browser compute styles.
    this.#space();
    this.#probe = root.querySelector('.probe')!;
    this.shared = {
      mode: 'view',
      locale: 'en',
      timeZone: undefined,
      // As the direction, found at the start.
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
      this.#mountHost(),
    );
  }

  get view(): View | undefined {
    return this.#view;
  }

  start(): void {
    if (this.#cleanups.length > 0) {
      return;
    }
    const element = this.#element;
    // Not of the element itself: its height follows from its width, and the browser complains of
    // that as of a loop.
    this.#sizes.observe(this.#ruler, (width) => {
      if (width !== this.#width) {
        if (!this.#width) {
          // What was not rendered had no transition.
          this.#surround();
        }
        this.#width = width;
        const wasBase = this.#view?.isBase;
        this.show(this.#dashboard);
        if (this.#view?.isBase !== wasBase) {
          // What can be edited has changed.
          element.requestUpdate();
        }
      }
    });
    const listeners = new AbortController();
    const { signal } = listeners;
    addEventListener('beforeprint', () => void this.board.fillAll(), { signal });
    addEventListener('afterprint', () => this.board.spare(), { signal });
    const { grid } = this.board.elements;
    grid.addEventListener('click', (event) => this.#onClick(event), { signal });
    grid.addEventListener('focusin', (event) => this.#onFocus(event), { signal });
    grid.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#cleanups = [
      () => this.#sizes.unobserve(this.#ruler),
      () => listeners.abort(),
      watchErrors(element, this.board),
      element.registry.subscribe(() => this.board.registryChanged()),
    ];
    this.#probe.addEventListener('transitionend', () => this.#surround(), { signal });
    this.#surround();
    this.board.start();
    // What was registered while nobody listened.
    this.board.registryChanged();
  }

  stop(): void {
    this.#cleanups.forEach((cleanup) => cleanup());
    this.#cleanups = [];
    this.board.stop();
  }

  /** Ends every widget. */
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

  /** The element's properties changed. */
  configure(): void {
    const { context, editing, dataSources: sources } = this.#element;
    this.#space();
    this.#update({
      mode: editing ? 'edit' : 'view',
      locale: context.locale ?? (languageOf(this.#element) || navigator.language),
      timeZone: context.timeZone,
      sources,
      context,
      role: context.user?.['role'] as string | undefined,
      tier: context.user?.['tier'] as string | undefined,
    });
  }

  #space(): void {
    this.#frame.style.setProperty('--_gap', `${this.#element.gap}px`);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = this.#bodySizes.isLoose = true;
    this.#shown = [];
  }

  resume(): void {
    this.#isPaused = this.#bodySizes.isLoose = false;
    this.show(this.#element.dashboard);
    // What can be edited may have changed meanwhile.
    this.#element.requestUpdate();
  }

  show(dashboard: Dashboard | undefined): void {
    this.#dashboard = dashboard;
    if (!dashboard || this.#isPaused) {
      return;
    }
    // Before the observer's first answer; one forced layout a page, while there is next to nothing
    // to lay out.
    this.#width ||= this.#ruler.clientWidth;
    const element = this.#element;
    const { editing, columns, compaction, gap, rowHeight } = element;
    const controls = editing ? this.controls : undefined;
    const { widgets, layouts, refreshInterval } = dashboard;
    // Not revision and times, which every save brings.
    const inputs = [
      widgets,
      layouts,
      dashboard.columns,
      dashboard.variables,
      dashboard.timeRange,
      refreshInterval,
      this.#width,
      controls,
      editing,
      columns,
      compaction,
      gap,
      rowHeight,
      element.variables,
      element.timeRange,
    ];
    if (inputs.every((input, index) => input === this.#shown[index])) {
      return;
    }
    this.#shown = inputs;
    const view = viewOf(dashboard, {
      width: this.#width,
      columns,
      compaction,
      isEditing: editing,
    });
    this.#view = view;
    const column = this.#width && (this.#width + gap) / view.columns;
    this.#bodySizes.setUnits(column, rowHeight + gap);
    this.board.setUnits(view.columns, column, rowHeight + gap);
    const { variables, timeRange } = liveValues(element, dashboard);
    this.#update({
      variables: hasOtherContent(variables, this.shared.variables)
        ? variables
        : this.shared.variables,
      timeRange,
      defaultInterval: refreshInterval,
    });
    this.board.show(dashboard, view.layout, { controls, isMovable: editing && view.isBase });
  }

  /** The buttons of all chromes, heard in one place. */
  #onClick(event: Event): void {
    const item = this.board.itemOf(event);
    const action = actionOf(event, item);
    if (item && action === 'retry') {
      item.mount?.retry();
    } else if (item && action === 'settings') {
      void this.#element.openSettings(item.id);
    } else if (item && action === 'menu') {
      this.#openMenu(item);
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') {
      this.board.order();
    }
    const item = this.board.itemOf(event);
    // Where text is typed, the browser's own menu pastes and corrects.
    if ((event.composedPath()[0] as Element).matches('input,textarea,[contenteditable]')) {
      return;
    }
    if (item && (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))) {
      event.preventDefault();
      this.#openMenu(item);
    }
  }

  #openMenu(item: Item): void {
    import('../widget-menu/open-menu.js').then(
      ({ openMenu }) => openMenu(this.#element, this, item),
      (error: unknown) => this.#element.notify(error),
    );
  }

  #onFocus(event: Event): void {
    const item = this.board.itemOf(event);
    if (item) {
      this.board.fill(item);
    }
  }

  #surround(): void {
    const { theme, isRtl } = environmentOf(this.#probe);
    this.#update({ theme });
    if (isRtl !== this.board.isRtl) {
      this.board.isRtl = isRtl;
      // What is drawn on a canvas does not turn by itself.
      this.board.notify(new Set(['theme']));
      // A session is made for one direction.
      this.#element.requestUpdate();
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

  #mountHost(): MountHost {
    const element = this.#element;
    return {
      get registry() {
        return element.registry;
      },
      shared: this.shared,
      sizes: this.#bodySizes,
      observeSize: (target, listener) => this.#sizes.observe(target, listener),
      unobserveSize: (target) => this.#sizes.unobserve(target),
      updateConfig: (id, edit) => element.updateConfig(id, edit),
      widgetError: (id, type, phase, error) => {
        element.dispatchEvent(new DashWidgetErrorEvent({ widgetId: id, type, phase, error }));
        element.dispatchEvent(
          new DashTelemetryEvent({ kind: 'error', widgetId: id, widgetType: type }),
        );
      },
      setVariables: (values) => element.setVariables(values),
      widgetEvent: (id, name, detail) =>
        element.dispatchEvent(new DashWidgetEvent({ widgetId: id, name, data: detail })),
      widgetLoaded: ({ id, type, installId }, duration) =>
        element.dispatchEvent(
          new DashTelemetryEvent({
            kind: 'load',
            widgetId: id,
            widgetType: type,
            installId,
            duration,
          }),
        ),
    };
  }
}
