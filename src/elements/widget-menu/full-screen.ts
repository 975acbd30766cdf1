import closeIcon from 'lucide/dist/esm/icons/minimize.mjs';
import { isCompact } from '../mount/body-sizes.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { Item } from '../board/item.js';
import type { BoardController } from '../board/board-controller.js';
import { drawIcon } from '../../icons/icon.js';
import { menuStrings as strings } from './menu-strings.js';

const open = new WeakMap<Element, () => void>();

export function isFullScreen({ mount }: Item): boolean {
  return !!mount && open.has(mount.chrome);
}

/** Ends full screen: the widget is back in its place on the board. */
export function exitFullScreen({ mount }: Item): void {
  open.get(mount!.chrome)?.();
}

/** Tells if the chrome has the browser's full screen. */
function isNative(chrome: Element): boolean {
  return chrome.matches(':fullscreen');
}

function exitButton(exit: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  // The button looks like that of the menu.
  button.part.add('menu');
  button.ariaLabel = strings.exitFullScreen;
  button.title = strings.exitFullScreen;
  const sign = drawIcon(closeIcon);
  sign.style.inlineSize = sign.style.blockSize = '16px';
  button.append(sign);
  button.addEventListener('click', exit);
  return button;
}

/**
 * Shows one widget over everything: by the browser's full screen, or in the top layer where that is
 * not allowed. Its element is not moved in the document, so nothing is disconnected.
 */
export async function enterFullScreen(
  host: DashboardHost,
  controller: BoardController,
  item: Item,
): Promise<void> {
  const { chrome } = item.mount!;
  const listeners = new AbortController();
  const { signal } = listeners;

  const exit = () => {
    if (signal.aborted) {
      return;
    }
    listeners.abort();
    open.delete(chrome);
    if (isNative(chrome)) {
      document.exitFullscreen().catch(() => undefined);
    }
    chrome.classList.remove('maximized');
    chrome.popover = null;
    button.remove();
    chrome.compact = isCompact(item.rect);
    chrome.controls = host.isEditing ? controller.controls : undefined;
    chrome.movable = host.isEditing && controller.view?.isBase === true;
    if (chrome.isConnected) {
      chrome.renderRoot.querySelector<HTMLElement>('[data-action="menu"]')?.focus();
    }
  };
  const button = exitButton(exit);

  open.set(chrome, exit);
  // In full screen the widget is not edited, and not compact.
  chrome.controls = undefined;
  chrome.compact = false;
  await chrome.updateComplete;
  try {
    await chrome.requestFullscreen();
  } catch {
    chrome.classList.add('maximized');
    chrome.popover = 'manual';
    chrome.showPopover();
  }
  chrome.renderRoot.querySelector('header')!.append(button);
  button.focus();
  host.announce(strings.isFullScreen(chrome.heading));

  const isMaximized = chrome.classList.contains('maximized');
  document.addEventListener(
    'fullscreenchange',
    () => {
      if (!isMaximized && !isNative(chrome)) {
        exit();
      }
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        event.preventDefault();
        exit();
      }
    },
    { signal },
  );
  // The page behind is hidden, so it does not get the focus. Menus and dialogs lie over the widget.
  const keepFocus = (event: Event) => {
    const isAbove = event
      .composedPath()
      .some(
        (target) =>
          target === chrome ||
          (target instanceof HTMLElement && (target.popover !== null || target.matches('dialog'))),
      );
    if (!chrome.isConnected) {
      exit();
    } else if (!isAbove) {
      button.focus();
    }
  };
  document.addEventListener('focusin', keepFocus, { signal });
  // A focus that moves within the dashboard does not reach the document.
  host.root.addEventListener('focusin', keepFocus, { signal });
}
