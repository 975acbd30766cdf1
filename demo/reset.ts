/** Asks before `reset` runs; Esc and Cancel leave everything as it is. */
export function connectReset(
  button: HTMLElement,
  dialog: HTMLDialogElement,
  reset: () => void,
): void {
  button.addEventListener('click', () => {
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'reset') {
      reset();
    }
  });
  dialog.addEventListener('click', (event) => {
    // The form covers the whole dialog, so the dialog itself is hit only by its backdrop.
    if (event.target === dialog) {
      dialog.close();
    }
  });
}
