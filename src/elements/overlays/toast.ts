import { html, nothing, render } from 'lit';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import type { DashboardHost } from '../host/dashboard-host.js';
import { adoptInto } from '../shared/adopt-into.js';
import { controls } from '../shared/controls.styles.js';
import { icon } from '../../icons/icon.js';
import { overlayRoot } from './overlay-root.js';
import { whenLeft } from './when-left.js';
import { overlayStrings as strings } from './overlay-strings.js';
import { toastStyles } from './toast.styles.js';

export interface ToastOptions {
  readonly message: string;
  /** True to show the toast until it is dismissed. */
  readonly isError?: boolean;
  /** True to show the toast until the next one replaces it. */
  readonly isPending?: boolean;
  /** True if the message was announced already. */
  readonly isQuiet?: boolean;
  readonly action?: { readonly label: string; run(): void };
  /** Called when the toast is gone, for whatever reason. */
  closed?(): void;
}

/** Milliseconds that a toast is shown, not counting those in which it is hovered or focused. */
const DURATION = 8000;

const closers = new WeakMap<DashboardHost, () => void>();

/**
 * Shows a short message, one at a time for each dashboard, and announces it to screen readers.
 * Returns the function that closes it.
 */
export function showToast(host: DashboardHost, options: ToastOptions): () => void {
  const { message, isError, isPending, isQuiet, action, closed } = options;
  if (!host.element.isConnected) {
    // The dashboard has left the page meanwhile.
    return () => undefined;
  }
  const root = overlayRoot(host);
  adoptInto(root, controls);
  adoptInto(root, toastStyles);
  closers.get(host)?.();

  const toast = document.createElement('div');
  const listeners = new AbortController();
  const { signal } = listeners;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = DURATION;
  let since = 0;
  let isPointed = false;
  let hasFocus = false;

  const close = () => {
    if (!signal.aborted) {
      clearTimeout(timer);
      listeners.abort();
      toast.remove();
      stopWatching();
      closers.delete(host);
      closed?.();
    }
  };
  /** Runs the timer, except while the toast is hovered or focused. */
  const run = () => {
    if (timer !== undefined) {
      clearTimeout(timer);
      left -= performance.now() - since;
      timer = undefined;
    }
    if (!isPointed && !hasFocus && !isError && !isPending && !signal.aborted) {
      since = performance.now();
      timer = setTimeout(close, Math.max(left, 1000));
    }
  };

  toast.className = isError ? 'toast error' : 'toast';
  // Screen readers skip the live region of the dashboard while a widget has full screen.
  toast.setAttribute('role', root === host.root ? 'group' : 'status');
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
  const listen = (name: string, change: () => void) =>
    toast.addEventListener(name, () => (change(), run()), { signal });
  listen('pointerenter', () => (isPointed = true));
  listen('pointerleave', () => (isPointed = false));
  listen('focusin', () => (hasFocus = true));
  listen('focusout', () => (hasFocus = false));
  root.append(toast);
  toast.showPopover();
  const stopWatching = whenLeft(host, close);
  closers.set(host, close);
  if (!isQuiet) {
    host.announce(message);
  }
  run();
  return close;
}
