import { expect, waitUntil } from '@open-wc/testing';
import { FillQueue } from './fill-queue.js';

const ROW = 96;
const ROWS = 600;
function atRow(y: number) {
  return { x: 0, y, w: 1, h: 1 };
}

describe('what is near the visible part of a board', () => {
  let scroller: HTMLElement;
  let queue: FillQueue;

  const scrollToRow = (row: number) => (scroller.scrollTop = row * ROW);
  const isNear = (row: number) => queue.isNear(atRow(row));
  const becomesNear = (row: number) =>
    waitUntil(() => isNear(row), `row ${row} is near`, { timeout: 3000 });

  beforeEach(async () => {
    scroller = document.createElement('div');
    scroller.style.cssText = 'block-size: 400px; overflow: auto';
    const layer = document.createElement('div');
    layer.style.cssText = `position: relative; block-size: ${ROWS * ROW}px; overflow: clip`;
    scroller.append(layer);
    document.body.append(scroller);
    const style = document.createElement('style');
    style.textContent = 'i { position: absolute; inset-inline: 0 }';
    layer.append(style);
    queue = new FillQueue(layer, { fill() {}, nearChanged() {} });
    queue.setRow(ROW);
    queue.measure(ROWS);
    queue.start();
    await queue.seen;
  });

  afterEach(() => {
    queue.end();
    scroller.remove();
  });

  it('is where it begins', () => {
    expect([isNear(0), isNear(100), isNear(ROWS - 1)]).to.deep.equal([true, false, false]);
  });

  it('follows a leap to anywhere, and back', async () => {
    for (const row of [300, ROWS - 1, 40, 0]) {
      scrollToRow(row);
      await becomesNear(Math.min(row, ROWS - 5));
      await waitUntil(() => !isNear((row + 200) % ROWS), 'and nothing far away');
    }
  });

  it('follows each turn of the wheel', async () => {
    for (let row = 0; row < 120; row += 5) {
      scrollToRow(row);
      await becomesNear(row);
    }
    expect(isNear(0)).to.equal(false);
  });

  it('is known again when the board ends above of what was seen', async () => {
    scrollToRow(ROWS - 1);
    await becomesNear(ROWS - 5);
    (scroller.firstElementChild as HTMLElement).style.blockSize = `${48 * ROW}px`;
    queue.measure(48);
    await becomesNear(46);
  });

  it('is found when the board was out of sight at the start', async () => {
    queue.stop();
    scroller.style.display = 'none';
    queue.start();
    await waitUntil(() => !isNear(0), 'nothing is near');
    scroller.style.display = '';
    await becomesNear(0);
  });
});
