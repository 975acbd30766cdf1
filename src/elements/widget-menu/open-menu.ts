import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { Item } from '../board/item.js';
import type { Presenter } from '../board/board-controller.js';
import { adoptInto } from '../shared/adopt-into.js';
import { controls } from '../shared/controls.styles.js';
import { overlayRoot } from '../overlays/overlay-root.js';
import { whenLeft } from '../overlays/when-left.js';
import { menuItems } from './items.js';
import { Menu } from '../overlays/menu.js';
import { menuStrings as strings } from './menu-strings.js';
import { menuStyles } from '../overlays/menu.styles.js';

let present: Menu | undefined;
/** Whose button closed its own menu by the press whose click comes next. */
let pressed: Item | undefined;

function focusedIn(root: DocumentOrShadowRoot): HTMLElement | null {
  const active = root.activeElement as HTMLElement | null;
  return (active?.shadowRoot && focusedIn(active.shadowRoot)) ?? active;
}

/** Opens the menu of a widget, or closes it if this press did. */
export function openMenu(grid: DashGrid, presenter: Presenter, item: Item): void {
  const { chrome } = item.mount ?? {};
  const anchor = chrome?.renderRoot.querySelector<HTMLElement>('[data-action="menu"]');
  present?.close();
  if (!anchor?.isConnected || pressed === item) {
    pressed = undefined;
    return;
  }
  const root = overlayRoot(grid);
  adoptInto(root, controls);
  adoptInto(root, menuStyles);
  // The key can be pressed anywhere in the widget.
  const opener = item.element.matches(':focus-within') ? focusedIn(document) : anchor;
  const restoreFocus = () => (opener?.isConnected ? opener : anchor).focus({ preventScroll: true });
  const stopWatching = whenLeft(grid, () => present?.close(true));
  present = new Menu({
    root,
    anchor,
    label: strings.menuOf(item.widget.title || strings.untitled),
    items: menuItems({ grid, presenter, item, restoreFocus }),
    pressedAnchor() {
      pressed = item;
      // A press that is dragged off the button is followed by no click.
      const forget = () => (pressed = undefined);
      addEventListener('pointerdown', forget, { once: true, capture: true });
      addEventListener('keydown', forget, { once: true, capture: true });
    },
    closed(hasChosen) {
      stopWatching();
      present = undefined;
      if (!hasChosen) {
        restoreFocus();
      }
    },
  });
}
