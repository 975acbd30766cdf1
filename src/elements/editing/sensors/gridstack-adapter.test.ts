import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  itemsOf,
  openGrid,
  stillness,
  type Rects,
} from '../../testing/grid-fixture.js';
import { Mouse } from '../../testing/mouse.js';

/** With a gap and an overlap, which are shown without them. */
const rects: Rects = {
  a: [0, 0, 3, 2],
  b: [2, 1, 5, 2],
  c: [8, 4, 4, 1],
  d: [0, 9, 12, 3],
};
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 800 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

function loaded(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /gridstack|elements\/editing\//.test(name) && !/\.test\./.test(name));
}

async function enterEditMode(grid: DashGrid): Promise<void> {
  grid.editing = true;
  await grid.updateComplete;
  await grid.editingReady;
  await stillness(grid);
}

/**
 * To a thousandth of a pixel, counted from the board's corner: the toolbar pushes the board down.
 */
function boxes(grid: DashGrid) {
  const board = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
  const box = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left - board.left, top - board.top, width, height].map(
      (value) => Math.round(value * 1000) / 1000,
    );
  };
  return itemsOf(grid).map((item) => {
    const id = item.dataset['widgetId']!;
    return { id, boxes: [item, chromeOf(grid, id), contentOf(grid, id)].map(box) };
  });
}

// First, before any other test enters edit mode.
describe('view mode', () => {
  it('loads neither gridstack nor the editing code; the first edit does', async () => {
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(2000);
    const grid = await openGrid({ rects, editing: false });
    expect(loaded()).to.deep.equal([]);
    await enterEditMode(grid);
    await waitUntil(() => loaded().some((name) => name.includes('gridstack')));
    expect(loaded().some((name) => name.includes('edit-session'))).to.equal(true);
  });
});

describe('adoption', () => {
  for (const dir of ['ltr', 'rtl'] as const) {
    // 997: a column is no whole number of pixels.
    for (const width of [960, 997]) {
      it(`moves nothing by a pixel, ${dir}, ${width} wide`, async () => {
        const grid = await openGrid({ rects, dir, width, editing: false });
        const before = boxes(grid);
        await enterEditMode(grid);
        expect(boxes(grid), 'in edit mode').to.deep.equal(before);
        // Items under the pointer are armed, and gridstack writes to them.
        for (const item of itemsOf(grid)) {
          const { left, top, width: span } = item.getBoundingClientRect();
          await mouse.move([left + span / 2, top + 20]);
        }
        expect(grid.renderRoot.querySelector('.ui-resizable-handle')).not.to.equal(null);
        expect(boxes(grid), 'armed').to.deep.equal(before);
        grid.editing = false;
        await stillness(grid);
        expect(boxes(grid), 'after edit mode').to.deep.equal(before);
      });
    }
  }

  it('connects no widget again', async () => {
    const grid = await openGrid({ rects, editing: false });
    const items = itemsOf(grid);
    const contents = Object.keys(rects).map((id) => contentOf(grid, id));
    let removed = 0;
    const observer = new MutationObserver((records) =>
      records.forEach(({ removedNodes }) => (removed += removedNodes.length)),
    );
    observer.observe(grid.renderRoot.querySelector('.grid')!, { childList: true });
    await enterEditMode(grid);
    grid.editing = false;
    await grid.updateComplete;
    expect(itemsOf(grid)).to.deep.equal(items);
    expect(Object.keys(rects).map((id) => contentOf(grid, id))).to.deep.equal(contents);
    expect(removed).to.equal(0);
    observer.disconnect();
  });
});

describe('fifty mounts with edit mode and a gesture', () => {
  /** Counts the listeners on what outlives an element. */
  const countListeners = () => {
    const targets: EventTarget[] = [window, document, document.documentElement, document.body];
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const present = new Map<EventTarget, Set<string>>(targets.map((one) => [one, new Set()]));
    const ids = new WeakMap<object, number>();
    let next = 0;
    const keyOf = (
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ) => {
      const capture = typeof options === 'object' ? !!options.capture : !!options;
      if (!ids.has(listener)) {
        ids.set(listener, next++);
      }
      return `${type} ${ids.get(listener)} ${capture}`;
    };
    EventTarget.prototype.addEventListener = function add(type, listener, options) {
      const listeners = present.get(this ?? window);
      if (listeners && listener) {
        const key = keyOf(type, listener, options);
        listeners.add(key);
        if (typeof options === 'object') {
          options.signal?.addEventListener('abort', () => listeners.delete(key));
          if (options.once) {
            addEventListener.call(this ?? window, type, () => listeners.delete(key), {
              once: true,
            });
          }
        }
      }
      addEventListener.call(this ?? window, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function remove(type, listener, options) {
      if (listener) {
        present.get(this ?? window)?.delete(keyOf(type, listener, options));
      }
      removeEventListener.call(this ?? window, type, listener, options);
    };
    return {
      present: () => [...present.values()].flatMap((listeners) => [...listeners]),
      stop: () => Object.assign(EventTarget.prototype, { addEventListener, removeEventListener }),
    };
  };

  /** Drags by events that a mouse would cause, without the test runner. */
  const dragQuickly = (grid: DashGrid, id: string) => {
    const grip = chromeOf(grid, id).grip!;
    const { left, top } = grip.getBoundingClientRect();
    const send = (target: EventTarget, type: string, x: number) =>
      target.dispatchEvent(
        new MouseEvent(type, {
          bubbles: true,
          composed: true,
          cancelable: true,
          clientX: left + x,
          clientY: top + 5,
        }),
      );
    grip.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
    send(grip, 'mousedown', 5);
    send(document, 'mousemove', 9);
    send(document, 'mousemove', 200);
    send(document, 'mouseup', 200);
  };

  it('leave no listener, no node and no style behind', async function leaks() {
    this.timeout(60_000);
    const flat: Rects = { a: [0, 0, 3, 2], b: [3, 0, 3, 2], c: [6, 0, 3, 2] };
    const once = async () => {
      const grid = await openGrid({ rects: flat, editing: false });
      await enterEditMode(grid);
      const before = grid.dashboard;
      dragQuickly(grid, 'a');
      expect(grid.dashboard, 'it was dragged').not.to.equal(before);
      closeGrids();
      // The element ends in a task of its own.
      await new Promise((resolve) => setTimeout(resolve, 5));
      return grid;
    };
    // The first run loads modules, which may stay.
    await once();
    const listeners = countListeners();
    try {
      await once();
      const present = listeners.present();
      const nodes = document.querySelectorAll('*').length;
      const sheets = document.adoptedStyleSheets.length + document.styleSheets.length;
      for (let count = 0; count < 49; count++) {
        const grid = await once();
        expect(itemsOf(grid)).to.deep.equal([]);
      }
      expect(listeners.present()).to.have.length(present.length);
      expect(present).to.deep.equal([]);
      expect(document.querySelectorAll('*').length).to.equal(nodes);
      expect(document.adoptedStyleSheets.length + document.styleSheets.length).to.equal(sheets);
    } finally {
      listeners.stop();
    }
  });

  it('leave one style sheet of edit mode in an element, however often it is entered', async () => {
    const grid = await openGrid({ rects, editing: false });
    const sheets = () => (grid.renderRoot as ShadowRoot).adoptedStyleSheets.length;
    await enterEditMode(grid);
    const first = sheets();
    const children = grid.renderRoot.children.length;
    for (let count = 0; count < 5; count++) {
      grid.editing = false;
      await grid.updateComplete;
      await enterEditMode(grid);
    }
    expect(sheets()).to.equal(first);
    expect(grid.renderRoot.children.length).to.equal(children);
  });
});
