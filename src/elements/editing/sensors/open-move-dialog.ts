import type { Rect } from '../../../model/types.js';
import type { Item } from '../../board/item.js';
import { whenLeft } from '../../overlays/when-left.js';
import { ownElement } from '../../shared/define-element.js';
import { type EditContext, limitsOf, rulesOf, titleOf } from '../edit-context.js';
import { LayoutGesture, moveOf } from '../layout-gesture.js';
import { DashMove } from './move-dialog.js';

/**
 * Opens the dialog that moves and resizes a widget by numbers. The board shows each input at once,
 * and Save makes it one edit.
 */
export function openMoveDialog(context: EditContext, item: Item): void {
  const { host } = context;
  const { columns } = rulesOf(context);
  const { minW = 1, minH = 1, maxW = Infinity, maxH = Infinity } = limitsOf(host, item.widget);
  // Without the item: the dialog itself restores the focus.
  const gesture = new LayoutGesture(context, moveOf(context, [item]));

  const dialog = ownElement(DashMove, 'dash-move');
  dialog.heading = titleOf(item.widget);
  dialog.rect = item.rect;
  dialog.columns = columns;
  dialog.widths = [minW, Math.min(maxW, columns)];
  dialog.heights = [minH, maxH];
  dialog.addEventListener('dash-move-input', (event) => {
    dialog.outcome = gesture.moveTo((event as CustomEvent<Rect>).detail)[item.id];
    item.element.scrollIntoView({ block: 'nearest' });
  });
  const close = () => {
    stopWatching();
    dialog.remove();
    item.element.classList.remove('moving');
  };
  const stopWatching = whenLeft(host, () => {
    close();
    gesture.abandon();
  });
  dialog.addEventListener('dash-move-close', (event) => {
    close();
    if ((event as CustomEvent<boolean>).detail) {
      gesture.commit();
    } else {
      gesture.cancel();
    }
  });
  item.element.classList.add('moving');
  host.root.append(dialog);
}
