import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { moduleOf } from '../../registry/testing/support.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  closeGrids,
  COLUMN,
  contentOf,
  gripOf,
  itemOf,
  openGrid,
  ROW,
  type Rects,
} from '../testing/grid-fixture.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';
import { centerOf, Mouse, nextFrame } from '../testing/mouse.js';

/** A widget that is a frame from edge to edge. */
class FrameWidget extends HTMLElement {
  connectedCallback(): void {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<body style="background: teal">A frame</body>';
    frame.style.cssText = 'inline-size: 100%; block-size: 100%; border: 0';
    this.replaceChildren(frame);
  }
}

const rects: Rects = { a: [0, 0, 4, 4], b: [4, 0, 4, 4] };
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

async function open(dir: 'ltr' | 'rtl'): Promise<DashGrid> {
  const registry = testRegistry([
    plainManifest('frame', undefined, { load: moduleOf(FrameWidget) }),
  ]);
  const grid = await openGrid({
    rects,
    dir,
    registry,
    widget: () => ({ type: 'frame' }),
    style: '--dash-widget-padding: 0px',
  });
  await waitUntil(() => contentOf(grid, 'b').querySelector('iframe')?.contentDocument?.body);
  return grid;
}

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`a widget that is a frame, ${dir}`, () => {
    const forward = dir === 'rtl' ? -1 : 1;

    it('becomes smaller by one move of the pointer from the corner into the frame', async () => {
      const grid = await open(dir);
      await mouse.move(centerOf(gripOf(grid, 'a')));
      await nextFrame();
      const corner = centerOf(itemOf(grid, 'a').querySelector('.ui-resizable-handle')!);
      await mouse.move(corner);
      await mouse.down();
      await mouse.move([corner[0] - forward * 60, corner[1] - 60]);
      await mouse.up();
      await expectLayout(grid, { ...rects, a: [0, 0, 3, 3] });
    });

    it('is dragged by one move across the frame of another', async () => {
      const grid = await open(dir);
      const grip = centerOf(gripOf(grid, 'a'));
      await mouse.move(grip);
      await mouse.down();
      await mouse.move([grip[0] + forward * 4 * COLUMN, grip[1] + 2 * ROW]);
      await mouse.move([grip[0] + forward * 4 * COLUMN, grip[1]]);
      await mouse.up();
      await expectLayout(grid, { a: [4, 0, 4, 4], b: [0, 0, 4, 4] });
    });

    it('gets the pointer again after the gesture', async () => {
      const grid = await open(dir);
      await mouse.drag(grid, 'a', 4, 0);
      const frame = contentOf(grid, 'a').querySelector('iframe')!;
      let isPressed = false;
      await waitUntil(() => frame.contentDocument?.body);
      frame.contentDocument!.addEventListener('pointerdown', () => (isPressed = true));
      await mouse.click(frame);
      expect(isPressed).to.equal(true);
    });
  });
}
