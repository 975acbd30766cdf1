import type { DashGrid } from 'dash-grid';
import { find } from '../find.js';
import { make } from '../make.js';
import { Fault } from './diagnose.js';
import { registerFromUrl } from './load-by-url.js';

function button(text: string, press: () => void): HTMLButtonElement {
  const element = make('button', { class: 'button', type: 'button' }, text);
  element.addEventListener('click', press);
  return element;
}

/** Connects the form that loads a widget by its address with the dashboard that shows it. */
export function connectUrlForm(form: HTMLFormElement, grid: DashGrid): void {
  const field = find<HTMLInputElement>('#address');
  const outcome = find('#outcome');
  const show = (kind: 'good' | 'bad' | 'busy', text: string, ...actions: readonly Node[]): void => {
    outcome.dataset['kind'] = kind;
    outcome.replaceChildren(make('p', { dir: 'auto' }, text), ...actions);
    field.setAttribute('aria-invalid', String(kind === 'bad'));
  };

  let turn = 0;
  const load = async (): Promise<void> => {
    const mine = ++turn;
    show('busy', 'Loading…');
    try {
      const { name, type, version } = await registerFromUrl(field.value, grid.registry);
      if (mine !== turn) {
        return;
      }
      const add = button('Add it to the dashboard', () => {
        grid.addWidget({ type }).catch((error: unknown) => show('bad', String(error)));
      });
      const open = button('Open the catalog', () => void grid.openCatalog());
      add.classList.add('primary');
      show('good', `“${name}” (${type} ${version}) is in the catalog now.`, add, open);
    } catch (error) {
      if (mine !== turn) {
        return;
      }
      if (!(error instanceof Fault)) {
        reportError(error);
      }
      show('bad', (error as Error).message);
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void load();
  });
  for (const example of form.querySelectorAll<HTMLButtonElement>('[data-address]')) {
    example.addEventListener('click', () => {
      field.value = example.dataset['address'] ?? '';
      void load();
    });
  }
}
