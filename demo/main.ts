import '../src/define.js';
import type { DashGrid } from '../src/elements/dash-grid/dash-grid.js';
import { createCatalog } from './catalog.js';
import { connectDirectionSwitch, connectThemeSwitch } from './preferences.js';
import { connectEditToggle } from './edit-toggle.js';
import { connectReset } from './reset.js';
import { createOperationsSource } from './sources.js';

/** An element that `index.html` has. */
function find<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

function showNotice(text: string): void {
  const notice = find('#notice');
  notice.textContent = text;
  notice.hidden = false;
}

const grid = find<DashGrid>('dash-grid');
grid.registry = createCatalog();
grid.dataSources = { operations: createOperationsSource(showNotice) };

connectEditToggle(find('#edit'), grid);
connectThemeSwitch(find('.themes'));
connectDirectionSwitch(find('#direction'));
connectReset(find('#reset'), find<HTMLDialogElement>('#reset-dialog'), () => {
  grid.reset().catch((error: unknown) => {
    showNotice(`The dashboard could not be reset. ${String(error)}`);
  });
});
