import 'dash-grid/define';
import type { DashGrid } from 'dash-grid';
import { createCatalog } from './catalog.js';
import { connectEditToggle } from './edit-toggle.js';
import { find } from './find.js';
import { connectPageSettings } from './preferences.js';
import { connectReset } from './reset.js';
import { filters } from './filters.js';
import { createOperationsSource } from './sources.js';

function showNotice(text: string): void {
  const notice = find('#notice');
  notice.textContent = text;
  notice.hidden = false;
}

const grid = find<DashGrid>('dash-grid');
grid.registry = createCatalog();
grid.filters = filters;
grid.dataSources = { operations: createOperationsSource(showNotice) };

connectEditToggle(find('#edit'), grid);
connectPageSettings();
connectReset(find('#reset'), find<HTMLDialogElement>('#reset-dialog'), () => {
  grid.reset().catch((error: unknown) => {
    showNotice(`The dashboard could not be reset. ${String(error)}`);
  });
});
