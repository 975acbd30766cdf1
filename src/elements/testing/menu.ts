import { expect, waitUntil } from '@open-wc/testing';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { chromeButton, focused } from './grid-fixture.js';
import { press } from './keys.js';

/** The menu of a widget while it is open. */
export function menuOf(grid: DashGrid) {
  return grid.renderRoot.querySelector<HTMLElement>('.menu-popover');
}
export function itemsIn(grid: DashGrid): HTMLElement[] {
  return [...(menuOf(grid)?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}
export function labels(grid: DashGrid): string[] {
  return itemsIn(grid).map(({ textContent }) => textContent!.trim());
}

/** Opens the menu of a widget by keyboard. */
export async function openMenu(grid: DashGrid, id = 'a'): Promise<void> {
  chromeButton(grid, id, 'menu').focus();
  await press('Enter');
  await waitUntil(() => menuOf(grid), 'the menu is open', { timeout: 8000 });
}

/** Opens the menu and chooses an item. */
export async function choose(grid: DashGrid, label: string, id = 'a'): Promise<void> {
  await openMenu(grid, id);
  const item = itemsIn(grid).find(({ textContent }) => textContent!.trim() === label);
  expect(item, `${label} is offered`).not.to.equal(undefined);
  item!.click();
}

/** The toast that is shown. */
export function toastOf(grid: DashGrid) {
  return grid.renderRoot.querySelector<HTMLElement>('.toast');
}
export function toastText(grid: DashGrid) {
  return toastOf(grid)?.querySelector('p')!.textContent;
}
/** Waits until the focus is there. */
export function hasFocus(element: Element, what: string) {
  return waitUntil(() => focused() === element, `the focus is at ${what}`);
}
