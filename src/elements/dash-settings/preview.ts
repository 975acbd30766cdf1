import type { Rect, Widget } from '../../model/types.js';
import type { EditContext } from '../editing/edit-context.js';
import type { SharedContext } from '../mount/live-context.js';
import { DashWidget } from '../dash-widget/dash-widget.js';
import { previewHost } from '../mount/preview-host.js';
import { SharedSizeObserver } from '../mount/shared-size-observer.js';
import { WidgetMount } from '../mount/widget-mount.js';
import { ownElement } from '../shared/define-element.js';
import type { WidgetContextKey } from '../../registry/types/index.js';

/** Milliseconds without typing after which the preview is updated. */
const UPDATE_DELAY = 250;

/**
 * The limits of the preview's height in CSS pixels: a low one shows too little, a high one leaves
 * no room for the form.
 */
const HEIGHTS = { min: 96, max: 420 };

function themeOf(probe: Element): 'light' | 'dark' {
  return getComputedStyle(probe).color === 'rgb(255, 255, 255)' ? 'dark' : 'light';
}

/**
 * The preview of the edited widget, in a box of its own. A failure is shown there and nowhere else.
 */
export class SettingsPreview {
  readonly #mount: WidgetMount;
  readonly #sizes = new SharedSizeObserver();
  #next: Widget | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `box` is in the document; `probe` beside it reports the theme. */
  constructor(context: EditContext, box: HTMLElement, probe: HTMLElement, widget: Widget) {
    const { dashboard, settings } = context.host;
    const rect: Rect = dashboard?.layouts['lg']?.[widget.id] ?? { x: 0, y: 0, w: 4, h: 3 };
    const height = rect.h * (settings.rowHeight + settings.gap) - settings.gap;
    box.style.blockSize = `${Math.min(HEIGHTS.max, Math.max(HEIGHTS.min, height))}px`;
    const chrome = ownElement(DashWidget, 'dash-widget');
    chrome.className = 'chrome';
    chrome.compact = rect.h === 1;
    box.replaceChildren(chrome);
    // A transition of the probe's colour reports that the page turns light or dark.
    probe.addEventListener('transitionend', () => {
      shared.theme = themeOf(probe);
      this.#mount.notify(new Set<WidgetContextKey>(['theme']));
    });
    const shared: SharedContext = {
      ...context.controller.shared,
      mode: 'preview',
      theme: themeOf(probe),
    };
    const host = previewHost(settings.registry, shared, this.#sizes);
    this.#mount = new WidgetMount(host, chrome, widget, rect, true);
  }

  /** Updates the preview when the typing pauses. */
  update(widget: Widget): void {
    this.#next = widget;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#mount.update(this.#next!), UPDATE_DELAY);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#mount.dispose();
    this.#mount.chrome.remove();
    this.#sizes.disconnect();
  }
}
