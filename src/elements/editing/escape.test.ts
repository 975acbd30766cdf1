import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  chromeOf,
  closeGrids,
  focused,
  gripOf,
  openGrid,
  shownRects,
  stillness,
  toolbarButton,
  type Rects,
} from '../testing/grid-fixture.js';
import { press } from '../testing/keys.js';
import { choose } from '../testing/menu.js';
import { centerOf, Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };
const mouse = new Mouse();

before(() => setViewport({ width: 1400, height: 800 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

const STYLE = 'inline-size: 1000px; block-size: 600px; padding: 16px; margin: 8px; inset: 0';

/** The ways by which a host shows a dashboard over its page. */
const hosts: Record<string, (box: HTMLElement) => { element: HTMLElement; isOpen(): boolean }> = {
  'a dialog': (box) => {
    const element = box.appendChild(document.createElement('dialog'));
    element.showModal();
    return { element, isOpen: () => element.open };
  },
  'a popover': (box) => {
    const element = box.appendChild(document.createElement('div'));
    element.popover = 'auto';
    element.showPopover();
    return { element, isOpen: () => element.matches(':popover-open') };
  },
};

for (const [name, show] of Object.entries(hosts)) {
  describe(`Escape inside ${name}`, () => {
    let host: ReturnType<typeof show>;

    const open = (): Promise<DashGrid> =>
      openGrid({
        rects,
        place: (grid, box) => {
          host = show(box);
          host.element.style.cssText = STYLE;
          host.element.append(grid);
        },
      });

    it('ends a drag, and then a resize, and closes nothing', async () => {
      const grid = await open();
      let heard = 0;
      const listener = () => heard++;
      document.addEventListener('keydown', listener);
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 4, 1);
      expect(shownRects(grid)).not.to.deep.equal(rects);
      await sendKeys({ press: 'Escape' });
      await expectLayout(grid, rects);
      expect(host.isOpen(), 'after the drag').to.equal(true);
      await mouse.up();
      await mouse.grabCorner(grid, 'a');
      await mouse.byUnits(grid, 2, 1);
      await sendKeys({ press: 'Escape' });
      await mouse.up();
      document.removeEventListener('keydown', listener);
      await expectLayout(grid, rects);
      expect(host.isOpen(), 'after the resize').to.equal(true);
      expect(heard, 'the page hears nothing of it').to.equal(0);
    });

    it('takes back a run of keys, and the next one closes the host', async () => {
      const grid = await open();
      gripOf(grid, 'c').focus();
      await press('ArrowRight', 'ArrowRight');
      await press('Escape');
      await expectLayout(grid, rects);
      expect(host.isOpen()).to.equal(true);
      await press('Escape');
      await waitUntil(() => !host.isOpen(), 'nothing is left to take back');
    });

    it('closes a menu and nothing behind it', async () => {
      const grid = await open();
      const button = chromeOf(grid, 'a').renderRoot.querySelector<HTMLElement>('[part="menu"]')!;
      await mouse.click(button);
      await waitUntil(() => grid.renderRoot.querySelector('[role="menu"]'), 'it opens', {
        timeout: 8000,
      });
      await press('Escape');
      expect(grid.renderRoot.querySelector('[role="menu"]')).to.equal(null);
      expect(host.isOpen()).to.equal(true);
      expect(focused()).to.equal(button);
    });

    it('closes a dialog of the dashboard and nothing behind it', async () => {
      const grid = await open();
      void grid.openSettings('a');
      const dialog = () =>
        grid.renderRoot.querySelector('dash-settings')?.renderRoot.querySelector('dialog');
      await waitUntil(() => dialog()?.open, 'it opens', { timeout: 8000 });
      await press('Escape');
      await waitUntil(() => !dialog()?.open);
      expect(host.isOpen()).to.equal(true);
    });

    it('closes the dialog of numbers, whose preview it takes back', async () => {
      const grid = await open();
      await choose(grid, 'Move or resize…', 'b');
      const dialog = () => grid.renderRoot.querySelector('dash-move');
      await waitUntil(() => dialog()?.renderRoot.querySelector('dialog')?.open, 'it opens', {
        timeout: 8000,
      });
      const column = dialog()!.renderRoot.querySelector<HTMLInputElement>('#x')!;
      column.value = '1';
      column.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await stillness(grid);
      expect(shownRects(grid)).not.to.deep.equal(rects);
      await press('Escape');
      await waitUntil(() => !dialog());
      await expectLayout(grid, rects);
      expect(host.isOpen()).to.equal(true);
    });

    it('takes back a drag from the catalog, then closes the catalog, then the host', async () => {
      const grid = await open();
      await mouse.click(toolbarButton(grid, 'add'));
      const catalog = () => grid.renderRoot.querySelector('dash-catalog');
      const card = () =>
        catalog()?.renderRoot.querySelector<HTMLElement>('.type[data-type="plain"]');
      await waitUntil(card, 'it opens', { timeout: 8000 });
      await mouse.move(centerOf(card()!));
      await mouse.down();
      await mouse.by(-8, 0, 2);
      await mouse.move(centerOf(gripOf(grid, 'a')));
      await press('Escape');
      await mouse.up();
      await expectLayout(grid, rects);
      expect(host.isOpen(), 'after the drag').to.equal(true);
      expect(catalog()?.isConnected, 'the catalog stays').to.equal(true);
      await press('Escape');
      await waitUntil(() => !catalog());
      expect(host.isOpen(), 'after the catalog').to.equal(true);
    });
  });
}
