import type { DashGrid } from 'dash-grid';

/** Connects a button that switches edit mode; the dashboard's own Done button updates it, too. */
export function connectEditToggle(button: HTMLElement, grid: DashGrid): void {
  const show = (): void => button.setAttribute('aria-pressed', String(grid.editing));
  button.addEventListener('click', () => {
    grid.editing = !grid.editing;
    show();
  });
  grid.addEventListener('dash-editing-change', ({ editing }) => {
    show();
    // The dashboard's Done button had the focus and is gone now.
    if (!editing) {
      button.focus();
    }
  });
  show();
  // A button that leads nowhere is not shown.
  void grid.ready.then(() => {
    button.hidden = !grid.canEdit;
  });
}
