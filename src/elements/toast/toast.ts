import { html, nothing, render } from 'lit';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { adoptInto } from '../shared/adopt-into.js';
import { icon } from '../shared/icon.js';
import { toastStrings as strings } from './toast-strings.js';
import { toastStyles } from './toast.styles.js';

export interface ToastOptions {
  readonly message: string;
  /** Stays until it is dismissed. */
  readonly isError?: boolean;
  /** Stays until the next toast takes its place. */
  readonly isPending?: boolean;
  readonly action?: { readonly label: string; run(): void };
  /** Called when it is gone, whatever ended it. */
  closed?(): void;
}

/** Milliseconds that a toast stays, not counting those in which it is pointed at or has the focus. */
const DURATION = 8000;

const closers = new WeakMap<DashGrid, () => void>();

/** Shows a short message, one at a time for each grid, and tells screen readers. Returns the function that ends it. */
export const showToast = (grid: DashGrid, options: ToastOptions): (() => void) => {
  const { message, isError, isPending, action, closed } = options;
  const root = grid.renderRoot as ShadowRoot;
  adoptInto(root, toastStyles);
  closers.get(grid)?.();

  const toast = document.createElement('div');
  const listeners = new AbortController();
  const { signal } = listeners;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = DURATION;
  let since = 0;

  const close = () => {
    if (!signal.aborted) {
      clearTimeout(timer);
      listeners.abort();
      toast.remove();
      closers.delete(grid);
      closed?.();
    }
  };
  const pause = () => {
    clearTimeout(timer);
    if (timer !== undefined) {
      left -= performance.now() - since;
      timer = undefined;
    }
  };
  const go = () => {
    const isHeld = toast.matches(':hover, :focus-within');
    if (!isHeld && !isError && !isPending && timer === undefined && !signal.aborted) {
      since = performance.now();
      timer = setTimeout(close, Math.max(left, 1000));
    }
  };

  toast.className = isError ? 'toast error' : 'toast';
  toast.setAttribute('role', 'group');
  toast.setAttribute('aria-label', strings.notification);
  toast.popover = 'manual';
  const content = html`
    <p dir="auto">${message}</p>
    ${
      action
        ? html`<button
            class="outline"
            @click=${() => {
              close();
              action.run();
            }}
          >
            ${action.label}
          </button>`
        : nothing
    }
    <button class="icon-only" aria-label=${strings.dismiss} @click=${close}>
      ${icon(closeIcon)}
    </button>
  `;
  render(content, toast);
  toast.addEventListener('pointerenter', pause, { signal });
  toast.addEventListener('pointerleave', go, { signal });
  toast.addEventListener('focusin', pause, { signal });
  // The focus is still inside while it goes.
  toast.addEventListener('focusout', () => queueMicrotask(go), { signal });
  root.append(toast);
  toast.showPopover();
  closers.set(grid, close);
  grid.announce(message);
  go();
  return close;
};
