import { find } from './find.js';

/**
 * The page's own settings: theme and direction. `before-paint.js` applies the stored ones early.
 */

const THEME_KEY = 'demo-theme';
const DIRECTION_KEY = 'demo-direction';

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice lasts until the page closes.
  }
}

function applyTheme(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') {
    delete dataset['theme'];
  } else {
    dataset['theme'] = theme;
  }
}

function connectThemeSwitch(switcher: HTMLElement): void {
  const current = document.documentElement.dataset['theme'] ?? 'system';
  for (const input of switcher.querySelectorAll('input')) {
    input.checked = input.value === current;
  }
  switcher.addEventListener('change', (event) => {
    const theme = (event.target as HTMLInputElement).value;
    applyTheme(theme);
    remember(THEME_KEY, theme);
  });
}

function connectDirectionSwitch(button: HTMLElement): void {
  const root = document.documentElement;
  const show = (): void => button.setAttribute('aria-pressed', String(root.dir === 'rtl'));
  show();
  button.addEventListener('click', () => {
    root.dir = root.dir === 'rtl' ? 'ltr' : 'rtl';
    remember(DIRECTION_KEY, root.dir);
    show();
  });
}

/** Connects the switches in the header. */
export function connectPageSettings(): void {
  connectThemeSwitch(find('.themes'));
  connectDirectionSwitch(find('#direction'));
}
