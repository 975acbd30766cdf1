import { aTimeout, expect, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { chromeOf, closeGrids, focused, openGrid } from '../testing/grid-fixture.js';
import { press } from '../testing/keys.js';
import { Mouse } from '../testing/mouse.js';

const mouse = new Mouse();
const TEXT = 'Orders of all shops,\nwithout returns.';

/** The headers of widgets count as banners where nothing sections the page. */
const rules = { ignoredRules: ['landmark-banner-is-top-level'] };

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

function partsOf(grid: DashGrid, id = 'a') {
  const { renderRoot } = chromeOf(grid, id);
  const button = renderRoot.querySelector<HTMLButtonElement>('.about button');
  const text = renderRoot.querySelector<HTMLElement>('#description');
  return { button: button!, text: text! };
}

async function described(options: Partial<Parameters<typeof openGrid>[0]> = {}): Promise<DashGrid> {
  const grid = await openGrid({
    rects: { a: [0, 0, 4, 3], b: [4, 0, 4, 1] },
    widget: () => ({ type: 'plain', description: TEXT }),
    editing: false,
    ...options,
  });
  await waitUntil(() => partsOf(grid).button && partsOf(grid, 'b').button, 'the marks are shown', {
    timeout: 8000,
  });
  return grid;
}

function isOpen({ text }: ReturnType<typeof partsOf>): boolean {
  return text.matches(':popover-open');
}

describe('the description of a widget', () => {
  for (const dir of ['ltr', 'rtl'] as const) {
    for (const id of ['a', 'b']) {
      it(`stands behind an ⓘ that it describes, inside the window, ${dir}, ${id === 'b' ? 'one row high' : 'large'}`, async () => {
        const grid = await described({ dir });
        const parts = partsOf(grid, id);
        expect(parts.button.getAttribute('aria-describedby')).to.equal(parts.text.id);
        expect(parts.button.ariaLabel).to.equal(`About Widget ${id}`);
        expect(parts.text.textContent).to.equal(TEXT);
        expect(isOpen(parts)).to.equal(false);
        const { width, height } = parts.button.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
        await mouse.click(parts.button);
        expect(isOpen(parts)).to.equal(true);
        const box = parts.text.getBoundingClientRect();
        expect(box.left >= 0 && box.top >= 0 && box.right <= innerWidth).to.equal(true);
        const card = chromeOf(grid, id).getBoundingClientRect();
        const mark = parts.button.getBoundingClientRect();
        expect(mark.bottom <= card.bottom && mark.top >= card.top).to.equal(true);
      });
    }
  }

  it('shows while the mouse is on it or on its text', async () => {
    const grid = await described();
    const parts = partsOf(grid);
    const at = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x + width / 2, y + height / 2] as [number, number];
    };
    await mouse.move(at(parts.button));
    await waitUntil(() => isOpen(parts), 'it shows');
    await mouse.move(at(parts.text));
    await aTimeout(300);
    expect(isOpen(parts), 'on the text').to.equal(true);
    await mouse.move([1000, 650]);
    await waitUntil(() => !isOpen(parts), 'it goes');
  });

  it('shows while the button has the focus, and Escape hides it and does nothing else', async () => {
    const grid = await described();
    const parts = partsOf(grid);
    let escaped = 0;
    const listen = (event: KeyboardEvent) => (escaped += Number(event.key === 'Escape'));
    document.addEventListener('keydown', listen);
    await press('Tab');
    parts.button.focus();
    await waitUntil(() => isOpen(parts), 'it shows');
    await press('Escape');
    expect([isOpen(parts), focused() === parts.button, escaped]).to.deep.equal([false, true, 0]);
    await press('Escape');
    expect(escaped, 'the next Escape is for the page').to.equal(1);
    document.removeEventListener('keydown', listen);
    await press('Enter');
    expect(isOpen(parts)).to.equal(true);
    await press('Tab');
    expect(isOpen(parts)).to.equal(false);
  });

  it('stays after a press until the next one, here or elsewhere', async () => {
    const grid = await described();
    const parts = partsOf(grid);
    await mouse.click(parts.button);
    await mouse.move([1000, 650]);
    await aTimeout(300);
    expect(isOpen(parts)).to.equal(true);
    await mouse.click(parts.button);
    expect(isOpen(parts)).to.equal(false);
    await mouse.click(partsOf(grid, 'b').button);
    expect(isOpen(partsOf(grid, 'b'))).to.equal(true);
    await mouse.click(chromeOf(grid, 'a'));
    expect(isOpen(partsOf(grid, 'b'))).to.equal(false);
  });

  it('follows an edit, and is not there without a text', async () => {
    const grid = await described();
    await grid.updateWidget('a', { set: { '/description': 'Another text' } } as never);
    await nextFrame();
    expect(partsOf(grid).text.textContent).to.equal('Another text');
    await grid.updateWidget('a', { set: { '/description': '' } } as never);
    await nextFrame();
    expect(partsOf(grid).button).to.equal(null);
  });

  it('is taken as text, however long', async () => {
    const long = `<b>x</b> ${'word '.repeat(80)}${'y'.repeat(80)}`;
    const grid = await described({ widget: () => ({ type: 'plain', description: long }) });
    const parts = partsOf(grid);
    await mouse.click(parts.button);
    expect(parts.text.querySelector('b')).to.equal(null);
    const { right, bottom } = parts.text.getBoundingClientRect();
    expect(right <= innerWidth && bottom <= innerHeight).to.equal(true);
    expect(parts.text.scrollWidth).to.be.at.most(parts.text.clientWidth);
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const editing of [false, true]) {
      it(`has nothing that axe finds while it is open, ${scheme}, ${editing ? 'edit' : 'view'} mode`, async () => {
        const grid = await described({ editing, style: `color-scheme: ${scheme}` });
        for (const id of ['a', 'b']) {
          const parts = partsOf(grid, id);
          await mouse.click(parts.button);
          expect(isOpen(parts)).to.equal(true);
          await expect(grid).to.be.accessible(rules);
        }
      });
    }
  }
});
