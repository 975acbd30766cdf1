import { expect, waitUntil } from '@open-wc/testing';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { chromeButton, focused } from './grid-fixture.js';
import { press } from './keys.js';

/** The menu of a widget while it is open. */
export const menuOf = (grid: DashGrid) =>
  grid.renderRoot.querySelector<HTMLElement>('.menu-popover');
export const itemsIn = (grid: DashGrid): HTMLElement[] => [
  ...(menuOf(grid)?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
];
export const labels = (grid: DashGrid): string[] =>
  itemsIn(grid).map(({ textContent }) => textContent!.trim());

/** By keyboard. */
export const openMenu = async (grid: DashGrid, id = 'a'): Promise<void> => {
  chromeButton(grid, id, 'menu').focus();
  await press('Enter');
  await waitUntil(() => menuOf(grid), 'the menu is open', { timeout: 8000 });
};

/** Opens the menu and takes an item. */
export const choose = async (grid: DashGrid, label: string, id = 'a'): Promise<void> => {
  await openMenu(grid, id);
  const item = itemsIn(grid).find(({ textContent }) => textContent!.trim() === label);
  expect(item, `${label} is offered`).not.to.equal(undefined);
  item!.click();
};

/** The toast that is shown. */
export const toastOf = (grid: DashGrid) => grid.renderRoot.querySelector<HTMLElement>('.toast');
export const toastText = (grid: DashGrid) => toastOf(grid)?.querySelector('p')!.textContent;
/** Waits until the focus is there. */
export const hasFocus = (element: Element, what: string) =>
  waitUntil(() => focused() === element, `the focus is at ${what}`);
