import { html, type TemplateResult } from 'lit';
import { settingsStrings as strings } from './settings-strings.js';

/** Renders the question that guards unsaved edits. The answer is the dialog's `returnValue`. */
export function renderQuestion(): TemplateResult {
  return html`
    <dialog class="ask" role="alertdialog" aria-labelledby="ask-title" aria-describedby="ask-text">
      <form method="dialog">
        <h2 id="ask-title">${strings.discardTitle}</h2>
        <p id="ask-text">${strings.discardText}</p>
        <div class="answers">
          <button class="outline" value="discard">${strings.discard}</button>
          <button class="primary" value="keep" autofocus>${strings.keep}</button>
        </div>
      </form>
    </dialog>
  `;
}

/** Asks the question; true if the edits may be lost. While it is open, further calls get false. */
export function askDiscard(dialog: HTMLDialogElement): Promise<boolean> {
  if (dialog.open) {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const onClose = (): void => {
      // The event comes late: it may belong to the question before.
      if (!dialog.open) {
        dialog.removeEventListener('close', onClose);
        resolve(dialog.returnValue === 'discard');
      }
    };
    dialog.returnValue = '';
    dialog.addEventListener('close', onClose);
    dialog.showModal();
  });
}
