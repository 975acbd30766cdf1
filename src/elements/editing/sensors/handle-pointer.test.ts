import { expect } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { expectLayout } from '../../testing/expect-layout.js';
import {
  closeGrids,
  COLUMN,
  gripOf,
  itemOf,
  openGrid,
  ROW,
  shownRects,
  stillness,
  type Rects,
} from '../../testing/grid-fixture.js';
import { centerOf, Mouse, type Point } from '../../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [8, 0, 4, 2], d: [0, 2, 6, 3] };
const swapped: Rects = { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] };
const mouse = new Mouse();

/**
 * A finger whose events the test makes: browsers differ in what they let a test do with a real one.
 */
class Finger {
  readonly #pointerId: number;
  #target!: Element;
  #at: Point = [0, 0];

  constructor(pointerId = 7) {
    this.#pointerId = pointerId;
  }

  down(target: Element): void {
    this.#target = target;
    this.#at = centerOf(target);
    this.#send('pointerdown');
  }

  /** Presses on a handle and moves the 4 pixels at which a gesture begins. */
  grab(handle: Element): void {
    this.down(handle);
    this.#at = [this.#at[0], this.#at[1] + 4];
    this.#send('pointermove');
  }

  /** By columns towards the end side, and rows. */
  move(grid: DashGrid, columns: number, rows: number): void {
    const [left, top] = this.#at;
    const forward = grid.matches(':dir(rtl)') ? -1 : 1;
    for (let step = 1; step <= 4; step++) {
      const share = step / 4;
      this.#at = [left + forward * columns * COLUMN * share, top + rows * ROW * share];
      this.#send('pointermove');
    }
  }

  up(): void {
    this.#send('pointerup');
  }

  cancel(): void {
    this.#send('pointercancel');
  }

  #send(type: string): void {
    const [clientX, clientY] = this.#at;
    const isDown = type === 'pointerdown' || type === 'pointermove';
    this.#target.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerType: 'touch',
        pointerId: this.#pointerId,
        clientX,
        clientY,
        button: type === 'pointermove' ? -1 : 0,
        buttons: isDown ? 1 : 0,
      }),
    );
  }
}

/** The corner is there once the widget was touched. */
function cornerOf(grid: DashGrid, id: string): Element {
  const finger = new Finger();
  finger.down(itemOf(grid, id));
  finger.up();
  return itemOf(grid, id).querySelector('.ui-resizable-handle')!;
}

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`a finger, ${dir}`, () => {
    it('drags a widget by its grip, at once', async () => {
      const grid = await openGrid({ rects, dir });
      const finger = new Finger();
      finger.grab(gripOf(grid, 'a'));
      finger.move(grid, 4, 0);
      await stillness(grid);
      expect(shownRects(grid)['b'], 'others make room meanwhile').to.deep.equal(swapped['b']);
      finger.up();
      await expectLayout(grid, swapped);
    });

    it('resizes a widget at its corner', async () => {
      const grid = await openGrid({ rects, dir });
      const finger = new Finger();
      finger.grab(cornerOf(grid, 'd'));
      finger.move(grid, 2, 1);
      finger.up();
      await expectLayout(grid, { ...rects, d: [0, 2, 8, 4] });
    });

    it('takes everything back when the browser takes the finger away', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      const finger = new Finger();
      for (const handle of [gripOf(grid, 'a'), cornerOf(grid, 'a')]) {
        finger.grab(handle);
        finger.move(grid, 3, 2);
        finger.cancel();
        await expectLayout(grid, rects);
      }
      expect(grid.dashboard).to.equal(before);
      finger.grab(gripOf(grid, 'a'));
      finger.move(grid, 4, 0);
      finger.up();
      await expectLayout(grid, swapped);
    });

    it('is not disturbed by a second one', async () => {
      const grid = await openGrid({ rects, dir });
      const [first, second] = [new Finger(), new Finger(8)];
      first.grab(gripOf(grid, 'a'));
      first.move(grid, 2, 0);
      second.grab(gripOf(grid, 'd'));
      second.move(grid, 5, 1);
      second.up();
      first.move(grid, 2, 0);
      first.up();
      await expectLayout(grid, swapped);
    });

    it('moves nothing by the title or an edge, where it scrolls', async () => {
      const grid = await openGrid({ rects, dir });
      const finger = new Finger();
      cornerOf(grid, 'd');
      const edges = itemOf(grid, 'd').querySelectorAll('.ui-resizable-handle:not(:first-of-type)');
      const title = gripOf(grid, 'd').closest('header')!.querySelector('h2')!;
      for (const target of [title, ...edges]) {
        const touch = new Event('touchstart', {
          bubbles: true,
          composed: true,
          cancelable: true,
        });
        target.dispatchEvent(touch);
        expect(touch.defaultPrevented).to.equal(false);
        finger.grab(target);
        finger.move(grid, 3, 2);
        finger.up();
        await expectLayout(grid, rects);
      }
    });

    it('that only taps moves nothing', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      const finger = new Finger();
      finger.down(gripOf(grid, 'a'));
      finger.up();
      await mouse.move(centerOf(itemOf(grid, 'd')));
      expect(grid.dashboard).to.equal(before);
      expect(grid.renderRoot.querySelector('.gesture-shield')).to.equal(null);
    });
  });

  describe(`a mouse, ${dir}`, () => {
    it('goes on dragging when another button is clicked, and opens no menu', async () => {
      const grid = await openGrid({ rects, dir });
      let isMenuRefused: boolean | undefined;
      const listener = (event: Event) => (isMenuRefused = event.defaultPrevented);
      document.addEventListener('contextmenu', listener);
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 2, 0);
      await sendMouse({ type: 'down', button: 'right' });
      await sendMouse({ type: 'up', button: 'right' });
      await mouse.byUnits(grid, 2, 0);
      await stillness(grid);
      expect(shownRects(grid)['b'], 'it is dragged still').to.deep.equal(swapped['b']);
      await mouse.up();
      document.removeEventListener('contextmenu', listener);
      expect(isMenuRefused).not.to.equal(false);
      await expectLayout(grid, swapped);
    });

    it('drops when it comes back without a button, whose release another window got', async () => {
      const grid = await openGrid({ rects, dir });
      const releases = ['pointerup', 'mouseup'];
      let isElsewhere = false;
      const swallow = (event: Event) => isElsewhere && event.stopImmediatePropagation();
      releases.forEach((type) => addEventListener(type, swallow, true));
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 4, 0);
      isElsewhere = true;
      await mouse.up();
      isElsewhere = false;
      releases.forEach((type) => removeEventListener(type, swallow, true));
      await mouse.byUnits(grid, 0, 1);
      await expectLayout(grid, swapped);
      expect(grid.renderRoot.querySelector('.gesture-shield')).to.equal(null);
    });
  });
}
