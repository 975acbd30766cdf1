/**
 * Runs in a page, to which it is passed as text: finds what no gesture may leave behind, one line
 * each. Glides are ended first: widgets cross on their way.
 */
export function faultsOfBoard(grid) {
  /** Rounding differences in CSS pixels. */
  const TOLERANCE = 1;
  const found = [];
  const root = grid.shadowRoot;
  const items = [...root.querySelectorAll('.item')];
  for (const animation of items.flatMap((item) => item.getAnimations())) {
    animation.finish();
  }
  const board = root.querySelector('.grid').getBoundingClientRect();
  const boxes = items.map((item) => [item.dataset.widgetId, item.getBoundingClientRect()]);
  boxes.forEach(([id, box], index) => {
    if (
      box.left < board.left - TOLERANCE ||
      box.right > board.right + TOLERANCE ||
      box.top < board.top - TOLERANCE ||
      box.bottom > board.bottom + TOLERANCE
    ) {
      found.push(`${id} is outside of the board`);
    }
    for (const [other, { left, right, top, bottom }] of boxes.slice(index + 1)) {
      const across = Math.min(box.right, right) - Math.max(box.left, left);
      const down = Math.min(box.bottom, bottom) - Math.max(box.top, top);
      if (across > TOLERANCE && down > TOLERANCE) {
        found.push(`${id} lies on ${other}`);
      }
    }
  });
  const shown = boxes.map(([id]) => id).sort();
  const stored = Object.keys(grid.dashboard.widgets).sort();
  if (shown.join() !== stored.join()) {
    found.push(`the widgets ${stored} are shown as ${shown}`);
  }
  const leftOvers =
    '.gesture-shield, .grid-stack-placeholder, .ui-draggable-dragging, .ui-resizable-resizing';
  for (const { className } of root.querySelectorAll(leftOvers)) {
    found.push(`${className} is left of a gesture`);
  }
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  if (!active?.isConnected || active === document.body || !active.checkVisibility()) {
    found.push(`the focus is on ${active?.localName ?? 'nothing'}`);
  }
  if (String(getSelection())) {
    found.push(`“${getSelection()}” is selected`);
  }
  return found;
}

/** Runs in a page: true if the DOM is in the order of reading, row by row. */
export function isInReadingOrder(grid) {
  const isRtl = grid.matches(':dir(rtl)');
  const boxes = [...grid.shadowRoot.querySelectorAll('.item')].map((item) => {
    const { left, right, top } = item.getBoundingClientRect();
    return { across: Math.round(isRtl ? -right : left), top: Math.round(top) };
  });
  return boxes.every((box, index) => {
    const before = boxes[index - 1];
    return (
      !before || before.top < box.top || (before.top === box.top && before.across < box.across)
    );
  });
}
