import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  openGrid,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { press } from '../testing/keys.js';
import { testRegistry } from '../testing/manifests.js';
import { centerOf, Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 6, 6], b: [6, 0, 4, 2] };
const mouse = new Mouse();

const CONTROLS = `
  <button data-action="remove">Remove row</button>
  <button data-action="retry">Refresh</button>
  <button class="grip">Sort</button>`;

let made = 0;

/** A list whose rows have controls that are named like those of a chrome. */
class ListWidget extends HTMLElement {
  constructor() {
    super();
    made++;
    this.attachShadow({ mode: 'open' }).innerHTML = CONTROLS;
  }
}

class LightListWidget extends HTMLElement {
  connectedCallback(): void {
    made++;
    this.innerHTML = CONTROLS;
  }
}

/** A widget that handles Ctrl+Z itself, as one for drawing does. */
class SketchWidget extends HTMLElement {
  connectedCallback(): void {
    this.append(document.createElement('button'));
    this.addEventListener('keydown', (event) => event.preventDefault());
  }
}

class ClosedFieldWidget extends HTMLElement {
  readonly input = document.createElement('input');

  constructor() {
    super();
    // eslint-disable-next-line wc/no-closed-shadow-root -- Widgets have them.
    this.attachShadow({ mode: 'closed' }).append(this.input);
  }
}

function open(type: string, options: Partial<GridOptions> = {}): Promise<DashGrid> {
  return openGrid({
    rects,
    registry: testRegistry([
      manifestOf({ type: 'list', load: moduleOf(ListWidget) }),
      manifestOf({ type: 'light-list', load: moduleOf(LightListWidget) }),
      manifestOf({ type: 'sketch', load: moduleOf(SketchWidget) }),
      manifestOf({ type: 'closed-field', load: moduleOf(ClosedFieldWidget) }),
    ]),
    widget: (id) => ({ type: id === 'a' ? type : 'plain' }),
    ...options,
  });
}

function controlOf(grid: DashGrid, selector: string): HTMLElement {
  const content = contentOf(grid, 'a');
  return (content.shadowRoot ?? content).querySelector<HTMLElement>(selector)!;
}

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

for (const type of ['list', 'light-list']) {
  for (const dir of ['ltr', 'rtl'] as const) {
    describe(`the controls of a ${type}, ${dir}`, () => {
      it('do not remove or reload the widget', async () => {
        const grid = await open(type, { dir });
        const before = made;
        await mouse.click(controlOf(grid, '[data-action="remove"]'));
        await mouse.click(controlOf(grid, '[data-action="retry"]'));
        await expectLayout(grid, rects);
        expect(made).to.equal(before);
      });

      it('do not drag the widget, and keep the focus', async () => {
        const grid = await open(type, { dir });
        const own = controlOf(grid, '.grip');
        await mouse.move(centerOf(own));
        await mouse.down();
        await mouse.by(0, 4, 1);
        await mouse.byUnits(grid, 2, 2);
        await mouse.up();
        await expectLayout(grid, rects);
        await mouse.drag(grid, 'b', 2, 0);
        await expectLayout(grid, { ...rects, b: [8, 0, 4, 2] });
      });

      it('do not move or remove the widget by keys', async () => {
        const grid = await open(type, { dir });
        controlOf(grid, '.grip').focus();
        await press('ArrowRight', 'ArrowLeft', 'ArrowDown', 'Delete');
        await expectLayout(grid, rects);
      });
    });
  }
}

describe('a grid in a page with actions of its own', () => {
  it('takes none of them for an action of a widget', async () => {
    const grid = await open('list', {
      place: (element, box) => {
        const section = box.appendChild(document.createElement('section'));
        section.dataset['action'] = 'remove';
        section.append(element);
      },
    });
    await mouse.click(chromeOf(grid, 'a').renderRoot.querySelector('h2')!);
    await expectLayout(grid, rects);
  });
});

describe('Ctrl+Z in a widget', () => {
  const edited = async (type: string) => {
    const grid = await open(type);
    await grid.moveWidget('b', { x: 8 });
    return grid;
  };
  const moved: Rects = { ...rects, b: [8, 0, 4, 2] };

  it('is left to a widget that uses it', async () => {
    const grid = await edited('sketch');
    contentOf(grid, 'a').querySelector('button')!.focus();
    await press('Control+z');
    await expectLayout(grid, moved);
  });

  it('is left to a field that nobody can see in a closed shadow root', async () => {
    const grid = await edited('closed-field');
    const { input } = contentOf(grid, 'a') as ClosedFieldWidget;
    input.focus();
    await sendKeys({ type: 'text' });
    await press('Control+z');
    await expectLayout(grid, moved);
  });

  it('undoes an edit when a button of the widget has the focus', async () => {
    const grid = await edited('list');
    controlOf(grid, '.grip').focus();
    await press('Control+z');
    await expectLayout(grid, rects);
  });
});
