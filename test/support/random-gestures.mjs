import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { faultsOfBoard, isInReadingOrder } from './board-faults.mjs';
import { Random } from './random.mjs';

const WIDTHS = [640, 1000, 1280, 1440];
const HEIGHTS = [600, 900];
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
/** The least number of widgets that removals leave. */
const FEWEST = 6;
/** Distance from the window's edges within which the board scrolls by itself. */
const EDGE = 60;
/** Gestures after which the board is let rest. */
const REST = 10;

/** Runs in a page: the parts of the document as texts, without what storage stamps. */
function partsOf(grid) {
  const stamps = ['revision', 'createdAt', 'updatedAt'];
  const sorted = (value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.keys(value)
            .filter((key) => !stamps.includes(key))
            .sort()
            .map((key) => [key, sorted(value[key])]),
        )
      : value;
  const { widgets, layouts, ...others } = sorted(grid.dashboard);
  const texts = (part) =>
    Object.entries(part).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return [...texts(others), ...texts(widgets), ...Object.values(layouts).flatMap(texts)];
}

/** Runs in a page: true if a point of the window shows the element, and no message over it. */
function isHit(element, { x, y }) {
  return element.contains(element.getRootNode().elementFromPoint(x, y));
}

/**
 * Uses a board at random, as a person with mouse and keys does, and checks it after each gesture. A
 * seed repeats the gestures.
 */
export class RandomGestures {
  #demo;
  #random;
  #pointer;
  /** The last gestures, for the message of a failure. */
  #log = [];

  /** @param demo A {@link DashboardPage} in edit mode. */
  constructor(demo, seed) {
    this.#demo = demo;
    this.#random = new Random(seed);
  }

  /** Makes `count` gestures, then takes everything back, and makes it again. */
  async run(count) {
    const demo = this.#demo;
    await demo.findIn((await this.#ids())[0], '.grip').then((grip) => grip.focus());
    const start = await demo.grid(partsOf);
    let changes = 0;
    let last = start;
    for (let number = 1; number <= count; number++) {
      await this.#gesture(number).catch((error) => {
        throw new Error(`Nobody can make this gesture:\n${this.#log.join('\n')}`, { cause: error });
      });
      const present = await demo.grid(partsOf);
      changes += isDeepStrictEqual(present, last) ? 0 : 1;
      last = present;
      await this.#check(number % REST === 0 || number === count);
    }
    assert.ok(changes > count / 4, `only ${changes} of ${count} gestures changed anything`);
    const end = await demo.grid(partsOf);
    const steps = await this.#undoAll();
    await this.#check(true);
    assert.deepEqual(await demo.grid(partsOf), start, 'everything is undone');
    for (let step = 0; step < steps; step++) {
      await this.#command('y');
    }
    await this.#check(true);
    assert.deepEqual(await demo.grid(partsOf), end, 'everything is redone');
    assert.deepEqual(demo.problems, []);
  }

  #ids() {
    return this.#demo.grid((grid) => Object.keys(grid.dashboard.widgets));
  }

  async #gesture(number) {
    const random = this.#random;
    const isWide = await this.#demo.grid(
      (grid) => grid.shadowRoot.querySelector('dash-widget').movable,
    );
    const kinds = isWide
      ? ['drag', 'drag', 'drag', 'resize', 'resize', 'keys', 'keys', 'step', 'window', 'remove']
      : ['window', 'step', 'press'];
    const kind = random.pick(kinds);
    this.#log = [...this.#log.slice(-4), `${number} ${kind}`];
    switch (kind) {
      case 'drag':
        return this.#drag();
      case 'resize':
        return this.#resize();
      case 'keys':
        return this.#keys();
      case 'step':
        return this.#step();
      case 'window':
        return this.#window();
      case 'remove':
        return this.#remove();
      default:
        return this.#press();
    }
  }

  #note(text) {
    this.#log.push(`  ${text}`);
  }

  async #check(isRest) {
    const demo = this.#demo;
    const faults = await demo.grid(faultsOfBoard);
    const story = this.#log.join('\n');
    assert.deepEqual(faults, [], story);
    if (isRest) {
      await demo.until(isInReadingOrder).catch((error) => {
        throw new Error(`The DOM is not in the order of reading after\n${story}`, { cause: error });
      });
      assert.deepEqual(await demo.grid(faultsOfBoard), [], `at rest after\n${story}`);
    }
  }

  /** Scrolls a widget into view, and returns its id and its element. */
  async #widget() {
    const id = this.#random.pick(await this.#ids());
    const item = await this.#demo.find(`.item[data-widget-id="${id}"]`);
    await item.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    this.#note(id);
    return { id, item };
  }

  async #drag() {
    const { id } = await this.#widget();
    const handle = await this.#demo.findIn(id, this.#random.pick(['.grip', 'h2']));
    await this.#pull(handle, () => this.#isUnderPointer(id));
  }

  async #resize() {
    const { item } = await this.#widget();
    await item.hover();
    await this.#demo.frames(1);
    const handles = await item.$$(':scope > .ui-resizable-handle');
    await this.#pull(this.#random.pick(handles));
  }

  /** Presses on a handle and moves through the window; ends by a release, or by Escape. */
  async #pull(handle, check) {
    const demo = this.#demo;
    const random = this.#random;
    const { mouse, keyboard } = demo.page;
    const box = await handle.boundingBox();
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await mouse.move(from.x, from.y);
    if (!(await handle.evaluate(isHit, from))) {
      this.#note('is covered');
      return;
    }
    await mouse.down();
    this.#pointer = { at: from };
    for (let moves = random.whole(1, 5); moves > 0; moves--) {
      const { width, height } = demo.page.viewport();
      const at = { x: random.whole(0, width - 1), y: random.whole(0, height - 1) };
      this.#note(`to ${at.x}, ${at.y}`);
      await mouse.move(at.x, at.y, { steps: random.whole(1, 6) });
      this.#pointer.at = at;
      if (random.chance(0.3)) {
        const deltaY = random.whole(-600, 600);
        this.#note(`wheel ${deltaY}`);
        await mouse.wheel({ deltaY });
        await demo.frames(2);
      }
      if (check && at.y > EDGE && at.y < height - EDGE) {
        await check();
      }
    }
    if (random.chance(0.25)) {
      this.#note('Escape');
      await keyboard.press('Escape');
    }
    await mouse.up();
  }

  /** The widget hangs at the pointer where it was pressed, whatever has been scrolled. */
  async #isUnderPointer(id) {
    const { at } = this.#pointer;
    const item = await this.#demo.find(`.item[data-widget-id="${id}"]`);
    const isHeld = await item.evaluate((element) => element.matches('.ui-draggable-dragging'));
    const { x, y } = await item.boundingBox();
    const offset = { x: at.x - x, y: at.y - y };
    const first = (this.#pointer.offset ??= offset);
    const distance = Math.hypot(offset.x - first.x, offset.y - first.y);
    assert.ok(!isHeld || distance < 3, `${id} is ${distance} px off\n${this.#log.join('\n')}`);
  }

  async #keys() {
    const random = this.#random;
    const { keyboard } = this.#demo.page;
    const { id } = await this.#widget();
    await (await this.#demo.findIn(id, '.grip')).focus();
    for (let presses = random.whole(1, 6); presses > 0; presses--) {
      const isResize = random.chance(0.4);
      const arrow = random.pick(ARROWS);
      this.#note(`${isResize ? 'Shift+' : ''}${arrow}`);
      if (isResize) {
        await keyboard.down('Shift');
      }
      await keyboard.press(arrow);
      if (isResize) {
        await keyboard.up('Shift');
      }
    }
    const last = random.pick(['Escape', 'Tab', undefined, undefined]);
    if (last) {
      this.#note(last);
      await keyboard.press(last);
    }
  }

  async #remove() {
    const ids = await this.#ids();
    if (ids.length > FEWEST) {
      const { id } = await this.#widget();
      await (await this.#demo.findIn(id, '.grip')).focus();
      await this.#demo.page.keyboard.press(this.#random.pick(['Delete', 'Backspace']));
      await this.#demo.frames(2);
    }
  }

  async #step() {
    const random = this.#random;
    for (let steps = random.whole(1, 4); steps > 0; steps--) {
      const key = random.pick(['z', 'z', 'y']);
      if (random.chance(0.5)) {
        this.#note(`Ctrl+${key}`);
        await this.#command(key);
      } else {
        const action = key === 'z' ? 'undo' : 'redo';
        this.#note(action);
        const button = await this.#demo.find(`.toolbar [data-action="${action}"]`);
        const isEnabled = await button.evaluate((element) => !element.matches(':disabled'));
        if (isEnabled) {
          await button.click();
        }
      }
      await this.#demo.frames(2);
    }
  }

  /** Undoes everything, and returns the count of steps. */
  async #undoAll() {
    const demo = this.#demo;
    let steps = 0;
    while (await demo.grid((grid) => grid.canUndo)) {
      await this.#command('z');
      steps++;
    }
    await demo.frames(2);
    return steps;
  }

  async #command(key) {
    const { keyboard } = this.#demo.page;
    await keyboard.down('Control');
    await keyboard.press(key);
    await keyboard.up('Control');
  }

  async #window() {
    const size = { width: this.#random.pick(WIDTHS), height: this.#random.pick(HEIGHTS) };
    this.#note(`${size.width} × ${size.height}`);
    await this.#demo.resizeWindow(size);
  }

  /** Presses on a header where nothing can be dragged, and moves. */
  async #press() {
    const { id } = await this.#widget();
    const { mouse } = this.#demo.page;
    const header = await this.#demo.findIn(id, '[part="menu"]');
    await header.focus();
    const { x, y } = await header.boundingBox();
    await mouse.move(x - 12, y + 12);
    await mouse.wheel({ deltaY: this.#random.whole(-300, 300) });
    await this.#demo.frames(2);
  }
}
