import { html, render } from 'lit';
import { settingsStrings as strings } from './settings-strings.js';

/** Asks whether what is unsaved may be lost. One question at a time: a second asker gets no. */
export const askDiscard = (inside: HTMLElement): Promise<boolean> => {
  if (inside.querySelector('dialog.ask')) {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'ask';
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-labelledby', 'ask-title');
    dialog.setAttribute('aria-describedby', 'ask-text');
    render(
      html`
        <form method="dialog">
          <h2 id="ask-title">${strings.discardTitle}</h2>
          <p id="ask-text">${strings.discardText}</p>
          <div class="answers">
            <button class="outline" value="discard">${strings.discard}</button>
            <button class="primary" value="keep" autofocus>${strings.keep}</button>
          </div>
        </form>
      `,
      dialog,
    );
    dialog.addEventListener('close', (event) => {
      event.stopPropagation();
      dialog.remove();
      resolve(dialog.returnValue === 'discard');
    });
    inside.append(dialog);
    dialog.showModal();
  });
};
