import type { Item } from '../board/item.js';
import { adoptInto } from '../shared/adopt-into.js';
import { focusedElement } from '../shared/focused-element.js';
import { controls } from '../shared/controls.styles.js';
import { overlayRoot } from '../overlays/overlay-root.js';
import { whenLeft } from '../overlays/when-left.js';
import { menuItems, type MenuContext } from './items.js';
import { Menu } from '../overlays/menu.js';
import { menuStrings as strings } from './menu-strings.js';
import { menuStyles } from '../overlays/menu.styles.js';

let present: Menu | undefined;
/** Whose button closed its own menu by the press whose click comes next. */
let pressed: Item | undefined;

/** Opens the menu of a widget, or closes it if this press did. */
export function openMenu(context: Omit<MenuContext, 'restoreFocus'>): void {
  const { host, item } = context;
  const { chrome } = item.mount ?? {};
  const anchor = chrome?.renderRoot.querySelector<HTMLElement>('[data-action="menu"]');
  present?.close();
  if (!anchor?.isConnected || pressed === item) {
    pressed = undefined;
    return;
  }
  const root = overlayRoot(host);
  adoptInto(root, controls);
  adoptInto(root, menuStyles);
  // The key can be pressed anywhere in the widget.
  const opener = item.element.matches(':focus-within') ? focusedElement() : anchor;
  const restoreFocus = () => (opener?.isConnected ? opener : anchor).focus({ preventScroll: true });
  const stopWatching = whenLeft(host, () => present?.close(true));
  present = new Menu({
    root,
    anchor,
    label: strings.menuOf(item.widget.title || strings.untitled),
    items: menuItems({ ...context, restoreFocus }),
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
