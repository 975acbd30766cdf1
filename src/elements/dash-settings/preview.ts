import type { Rect, Widget } from '../../model/types.js';
import { BodySizes } from '../mount/body-sizes.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { SharedContext } from '../mount/live-context.js';
import { WidgetMount } from '../mount/widget-mount.js';
import type { WidgetContextKey } from '../../registry/types/index.js';

/** Milliseconds without typing, after which the preview follows. */
const PATIENCE = 250;

/** In CSS pixels: what is lower shows too little, what is higher leaves no room for the form. */
const HEIGHTS = { min: 96, max: 420 };

function themeOf(probe: Element): 'light' | 'dark' {
  return getComputedStyle(probe).color === 'rgb(255, 255, 255)' ? 'dark' : 'light';
}

/**
 * The widget as it would be, in a box of its own. What fails in it is shown there and nowhere else.
 */
export class SettingsPreview {
  readonly #mount: WidgetMount;
  #resizes: ResizeObserver | undefined;
  #next: Widget | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `box` stands in the page; `probe` beside it tells the theme. */
  constructor(grid: DashGrid, box: HTMLElement, probe: HTMLElement, widget: Widget) {
    const { dashboard, presenter } = grid;
    const rect: Rect = dashboard?.layouts['lg']?.[widget.id] ?? { x: 0, y: 0, w: 4, h: 3 };
    const height = rect.h * (grid.rowHeight + grid.gap) - grid.gap;
    box.style.blockSize = `${Math.min(HEIGHTS.max, Math.max(HEIGHTS.min, height))}px`;
    const chrome = document.createElement('dash-widget');
    chrome.compact = rect.h === 1;
    box.replaceChildren(chrome);
    // A transition of its colour tells when the page turns light or dark.
    probe.addEventListener('transitionend', () => {
      shared.theme = themeOf(probe);
      this.#mount.notify(new Set<WidgetContextKey>(['theme']));
    });
    const shared: SharedContext = {
      ...presenter!.shared,
      mode: 'preview',
      theme: themeOf(probe),
    };
    this.#mount = new WidgetMount(
      {
        registry: grid.registry,
        shared,
        sizes: new BodySizes(),
        observeSize: (target, listener) => {
          this.#resizes = new ResizeObserver(([entry]) => {
            const { width, height } = entry!.contentRect;
            listener(width, height);
          });
          this.#resizes.observe(target);
        },
        unobserveSize: () => this.#resizes?.disconnect(),
        // Nothing that a preview does leaves it.
        updateConfig: () => undefined,
        widgetError: () => undefined,
        widgetEvent: () => undefined,
        setVariables: () => undefined,
        widgetLoaded: () => undefined,
      },
      chrome,
      widget,
      rect,
      true,
    );
  }

  /** Follows when the typing pauses. */
  update(widget: Widget): void {
    this.#next = widget;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#mount.update(this.#next!), PATIENCE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#mount.dispose();
    this.#mount.chrome.remove();
    this.#resizes?.disconnect();
  }
}
