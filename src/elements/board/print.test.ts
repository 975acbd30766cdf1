import { expect } from '@open-wc/testing';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { chromeOf, closeGrids, controllerOf, itemOf, openGrid } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';

const RECTS = { a: [0, 0, 6, 2], b: [6, 0, 6, 3], c: [0, 2, 6, 2] } as const;

/** Opens a grid that hears of prints. */
async function openPrintable(options: Partial<Parameters<typeof openGrid>[0]> = {}) {
  const grid = await openGrid({ rects: RECTS as never, editing: false, ...options });
  await controllerOf(grid).print();
  await until(() => {
    start();
    return isPrinting(grid);
  });
  end();
  return grid;
}

function start(): void {
  dispatchEvent(new Event('beforeprint'));
}

function end(): void {
  dispatchEvent(new Event('afterprint'));
}

function isPrinting(grid: DashGrid): boolean {
  return grid.renderRoot.querySelector('.printing') !== null;
}

function elementOf(grid: DashGrid, id: string): HTMLElement {
  return chromeOf(grid, id).firstElementChild as HTMLElement;
}

/** Everything of the grid that a print could leave behind. */
function traceOf(grid: DashGrid): string {
  const { innerHTML } = grid.renderRoot.querySelector<HTMLElement>('.sheet')!;
  return `${innerHTML} ${scrollY} ${document.documentElement.scrollHeight}`;
}

describe('print', () => {
  afterEach(() => {
    end();
    closeGrids();
  });

  it('puts the widgets into the flow, and everything back afterwards', async () => {
    const grid = await openPrintable();
    const before = traceOf(grid);
    start();
    expect(getComputedStyle(itemOf(grid, 'a')).position).to.equal('relative');
    expect(getComputedStyle(itemOf(grid, 'a')).breakInside).to.equal('avoid');
    const [a, b, c] = ['a', 'b', 'c'].map((id) => itemOf(grid, id).getBoundingClientRect());
    expect(a!.right).to.be.at.most(b!.left + 1);
    expect(a!.bottom).to.be.at.most(c!.top + 1);
    expect(b!.top).to.equal(a!.top);
    end();
    expect(traceOf(grid)).to.equal(before);
  });

  it('keeps the page where it is scrolled to, also in a scroller of the page', async () => {
    const scroller = document.createElement('div');
    scroller.style.cssText = 'height: 120px; overflow: auto';
    const grid = await openPrintable({
      place: (element, box) => {
        scroller.append(element);
        box.append(scroller);
      },
    });
    scroller.scrollTop = 50;
    start();
    expect(scroller.hasAttribute('data-dash-printing')).to.equal(true);
    end();
    expect(scroller.scrollTop).to.equal(50);
    expect(scroller.getAttributeNames()).to.deep.equal(['style']);
    expect(isPrinting(grid)).to.equal(false);
  });

  it('tells each widget while its box is as large as on paper', async () => {
    const grid = await openPrintable();
    const screen = elementOf(grid, 'a').getBoundingClientRect().width;
    const widths: number[] = [];
    for (const type of ['beforeprint', 'afterprint']) {
      elementOf(grid, 'a').addEventListener(type, () => {
        widths.push(elementOf(grid, 'a').getBoundingClientRect().width);
      });
    }
    start();
    end();
    expect(widths).to.have.length(2);
    expect(widths[0]).to.be.lessThan(400).and.not.equal(screen);
    expect(widths[1]).to.equal(screen);
  });

  it('makes a drawing smaller that nobody draws again, and only that', async () => {
    const grid = await openPrintable();
    const canvas = document.createElement('canvas');
    canvas.width = 2000;
    elementOf(grid, 'a').append(canvas);
    start();
    const box = chromeOf(grid, 'a').body.getBoundingClientRect();
    expect(canvas.getBoundingClientRect().width).to.be.at.most(box.width + 1);
    expect(elementOf(grid, 'b').getAttribute('style') ?? '').to.equal('');
    end();
    expect(elementOf(grid, 'a').getAttribute('style') ?? '').to.equal('');
  });

  it('is in light colours, whatever those of the page are', async () => {
    const grid = await openPrintable({
      properties: {},
      style: 'color-scheme: dark; --dash-chart-1: #ff0;',
    });
    grid.style.setProperty('--dash-color-surface', '#111');
    const ground = () => getComputedStyle(chromeOf(grid, 'a')).backgroundColor;
    expect(ground()).to.equal('rgb(17, 17, 17)');
    start();
    expect(ground()).to.equal('rgb(255, 255, 255)');
    expect(controllerOf(grid).shared.theme).to.equal('light');
    end();
    expect(ground()).to.equal('rgb(17, 17, 17)');
    expect(controllerOf(grid).shared.theme).to.equal('dark');
  });

  it('leaves out the widgets that are hidden, also in edit mode, and stays in it', async () => {
    const grid = await openPrintable({ editing: true });
    await grid.updateWidget('c', { isVisible: false });
    start();
    expect(getComputedStyle(itemOf(grid, 'b')).display).to.equal('grid');
    expect(getComputedStyle(itemOf(grid, 'c')).display).to.equal('none');
    end();
    expect(grid.editing).to.equal(true);
  });

  it('says of a widget that has no data yet that it is not loaded', async () => {
    const grid = await openPrintable();
    chromeOf(grid, 'b').state = 'loading';
    start();
    const textOf = (id: string) => getComputedStyle(itemOf(grid, id), '::after').content;
    expect(textOf('b')).to.equal('"Not loaded yet"');
    expect(textOf('a')).to.equal('none');
    end();
    expect(textOf('b')).to.equal('none');
  });

  it('has the width of paper while its widgets are told', async () => {
    const grid = await openPrintable();
    const widths: number[] = [];
    const board = () => grid.renderRoot.querySelector('.frame')!.getBoundingClientRect().width;
    elementOf(grid, 'a').addEventListener('beforeprint', () => widths.push(Math.round(board())));
    start();
    end();
    expect(widths).to.deep.equal([720]);
  });

  it('ends when the grid is removed', async () => {
    const grid = await openPrintable();
    start();
    grid.remove();
    expect(isPrinting(grid)).to.equal(false);
  });
});
