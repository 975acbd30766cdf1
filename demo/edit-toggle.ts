import type { DashGrid } from 'dash-grid';

/** A button that enters and leaves edit mode, and follows the dashboard's own Done button. */
export function connectEditToggle(button: HTMLElement, grid: DashGrid): void {
  const show = (): void => button.setAttribute('aria-pressed', String(grid.editing));
  button.addEventListener('click', () => {
    grid.editing = !grid.editing;
    show();
  });
  grid.addEventListener('dash-editing-change', ({ editing }) => {
    show();
    // The dashboard's Done button, which had the focus, is gone.
    if (!editing) {
      button.focus();
    }
  });
  show();
}
