import { changedRects, startGesture } from '../../../model/index.js';
import type { Rect } from '../../../model/types.js';
import type { Item } from '../../board/item.js';
import type { EditSession } from '../edit-session.js';
import { whenLeft } from '../../overlays/when-left.js';
import { DashMove } from './move-dialog.js';

/**
 * Lets the user move and resize a widget by numbers; the board shows it at once, and Save makes it
 * one edit.
 */
export function openMoveDialog(session: EditSession, item: Item): void {
  const { board, presenter, element, grid } = session;
  const start = board.layout;
  const limits = session.limitsOf(item);
  const { minW = 1, minH = 1, maxW = Infinity, maxH = Infinity } = limits;
  const gesture = startGesture(start, item.id, { ...grid, limits });
  let layout = start;

  DashMove.define();
  const dialog = document.createElement('dash-move');
  dialog.heading = session.titleOf(item);
  dialog.rect = item.rect;
  dialog.columns = grid.columns;
  dialog.widths = [minW, Math.min(maxW, grid.columns)];
  dialog.heights = [minH, maxH];
  dialog.addEventListener('dash-move-input', (event) => {
    layout = gesture.solve((event as CustomEvent<Rect>).detail);
    board.preview(layout);
    dialog.outcome = layout[item.id];
    item.element.scrollIntoView({ block: 'nearest' });
  });
  const end = () => {
    stopWatching();
    dialog.remove();
    item.element.classList.remove('moving');
  };
  const stopWatching = whenLeft(element, () => {
    end();
    // Shows the board as it is stored, if it still is.
    presenter.resume();
  });
  dialog.addEventListener('dash-move-close', (event) => {
    end();
    const isSaved = (event as CustomEvent<boolean>).detail;
    board.place(isSaved ? layout : start);
    const before = start[item.id]!;
    board.moved.add(item.id);
    if (isSaved && session.commitLayout(changedRects(start, layout))) {
      session.announceRect(item, before, layout[item.id]!);
    }
    presenter.resume();
  });
  session.keyboard.commit();
  // What comes from elsewhere meanwhile is shown when the dialog closes.
  presenter.pause();
  item.element.classList.add('moving');
  element.renderRoot.append(dialog);
}
