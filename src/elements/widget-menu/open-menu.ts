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
/** The item whose menu was closed by a press on its own button, until the click of that press. */
let closedByPress: Item | undefined;

/** Opens the menu of a widget, unless the press of this click has closed it. */
export function openMenu(context: Omit<MenuContext, 'restoreFocus'>): void {
  const { host, item } = context;
  const { chrome } = item.mount ?? {};
  const anchor = chrome?.renderRoot.querySelector<HTMLElement>('[data-action="menu"]');
  present?.close();
  if (!anchor?.isConnected || closedByPress === item) {
    closedByPress = undefined;
    return;
  }
  const root = overlayRoot(host);
  adoptInto(root, controls);
  adoptInto(root, menuStyles);
  // The menu key can be pressed anywhere in the widget.
  const opener = item.element.matches(':focus-within') ? focusedElement() : anchor;
  const restoreFocus = () => (opener?.isConnected ? opener : anchor).focus({ preventScroll: true });
  const stopWatching = whenLeft(host, () => present?.close(true));
  present = new Menu({
    root,
    anchor,
    label: strings.menuOf(item.widget.title || strings.untitled),
    items: menuItems({ ...context, restoreFocus }),
    pressedAnchor() {
      closedByPress = item;
      // A press that ends off the button has no click.
      const forget = () => (closedByPress = undefined);
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
