import { html, type TemplateResult } from 'lit';
import { settingsStrings as strings } from './settings-strings.js';

/** The question whether what is unsaved may be lost. Its answer is the dialog's `returnValue`. */
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

/** Asks; true if it may. One question at a time: a second asker gets no. */
export function askDiscard(dialog: HTMLDialogElement): Promise<boolean> {
  if (dialog.open) {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const onClose = (): void => {
      // The event comes late: it may be that of the question before.
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
