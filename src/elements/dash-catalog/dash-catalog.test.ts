import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext, WidgetManifest } from '../../registry/types/index.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  announced,
  chromeOf,
  closeGrids,
  focused,
  openGrid,
  storedRects,
  toolbarButton,
  type GridOptions,
  type Rects,
  controllerOf,
} from '../testing/grid-fixture.js';
import { press } from '../testing/keys.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';
import type { DashCatalog } from './dash-catalog.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

const shown: WidgetContext[] = [];

class Previewed extends HTMLElement {
  set context(context: WidgetContext) {
    shown.push(context);
  }
  connectedCallback(): void {
    this.textContent = 'previewed';
  }
}

class Failing extends HTMLElement {
  connectedCallback(): void {
    throw new Error('no preview today');
  }
}

const more: readonly WidgetManifest[] = [
  plainManifest('once', undefined, { name: 'Only once', maxInstances: 1, category: 'stats' }),
  plainManifest('live', undefined, {
    name: 'Live',
    category: 'chart',
    author: 'Ada',
    badge: 'built-in',
    load: moduleOf(Previewed),
  }),
  plainManifest('broken', undefined, { name: 'Broken', load: moduleOf(Failing) }),
  plainManifest('former', undefined, { name: 'Former', deprecated: 'live' }),
  plainManifest('secret', undefined, { name: 'Secret', hidden: true }),
];

function catalogOf(grid: DashGrid): DashCatalog | null {
  return grid.renderRoot.querySelector('dash-catalog');
}
function inCatalog<T extends Element = HTMLElement>(grid: DashGrid, selector: string): T[] {
  return [...(catalogOf(grid)?.renderRoot.querySelectorAll<T>(selector) ?? [])];
}
function textsOf(grid: DashGrid, selector: string): string[] {
  return inCatalog(grid, selector).map(({ textContent }) =>
    textContent!.replace(/\s+/g, ' ').trim(),
  );
}
function card(grid: DashGrid, type: string): HTMLElement {
  return inCatalog(grid, `.type[data-type="${type}"]`)[0]!;
}
function activeCard() {
  return (focused() as HTMLElement).closest<HTMLElement>('.type')?.dataset['type'];
}
async function typed(grid: DashGrid, text: string) {
  const [input] = inCatalog<HTMLInputElement>(grid, 'input[type="search"]');
  input!.value = text;
  input!.dispatchEvent(new InputEvent('input'));
  await catalogOf(grid)!.updateComplete;
}

interface Options extends Partial<GridOptions> {
  readonly rects?: Rects;
}

async function open(options: Options = {}): Promise<DashGrid> {
  const grid = await openGrid({ rects, width: 1240, registry: testRegistry(more), ...options });
  toolbarButton(grid, 'add').focus();
  await press('Enter');
  await waitUntil(() => inCatalog(grid, '.type').length > 0, 'open', { timeout: 8000 });
  return grid;
}

function added(grid: DashGrid): string[] {
  return Object.keys(grid.dashboard!.widgets).filter((id) => !(id in rects));
}

describe('the catalog', () => {
  beforeEach(async () => {
    shown.length = 0;
    await setViewport({ width: 1300, height: 760 });
  });
  afterEach(closeGrids);

  it('offers what is not hidden, what is deprecated last, with sizes, badges and authors', async () => {
    const grid = await open();
    expect(textsOf(grid, '.name')).to.deep.equal([
      'Type plain',
      'Type limited',
      'Type form',
      'Only once',
      'Live',
      'Broken',
      'Former',
    ]);
    expect(card(grid, 'limited').textContent).to.contain('4 × 2');
    expect(card(grid, 'live').textContent).to.contain('Built-in').and.to.contain('By Ada');
    expect(card(grid, 'former').textContent).to.contain('Deprecated');
    expect(card(grid, 'former').textContent).to.contain('Use Live instead.');
  });

  it('makes room beside the board, and gives it back', async () => {
    const grid = await open();
    const panel = inCatalog(grid, 'dialog')[0]!;
    await waitUntil(() => {
      const board = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
      return board.right < panel.getBoundingClientRect().left + 10;
    }, 'nothing of the board is covered');
    expect(catalogOf(grid)!.canDrag).to.equal(true);
    await press('Escape');
    expect(grid.style.paddingInlineEnd).to.equal('');
  });

  it('finds by words, tells how many, and shows when there is nothing', async () => {
    const grid = await open();
    const count = () => inCatalog(grid, '[role="status"]')[0]!.textContent;
    expect(count()).to.equal('7 widgets');
    expect(focused()).to.equal(inCatalog(grid, 'input[type="search"]')[0]);
    await sendKeys({ type: 'LÍVE' });
    await waitUntil(() => count() === '1 widget');
    expect(textsOf(grid, '.name')).to.deep.equal(['Live']);
    await typed(grid, 'nothing like it');
    expect(count()).to.equal('0 widgets');
    expect(textsOf(grid, '.nothing p')).to.deep.equal(['No widget matches “nothing like it”.']);
    inCatalog(grid, '.nothing button')[0]!.click();
    await catalogOf(grid)!.updateComplete;
    expect(count()).to.equal('7 widgets');
  });

  it('filters by the categories that exist', async () => {
    const grid = await open();
    expect(textsOf(grid, '.categories label')).to.deep.equal([
      'All 7',
      'Stats 1',
      'Charts 1',
      'Info 5',
    ]);
    inCatalog<HTMLInputElement>(grid, '.categories input')[2]!.click();
    await catalogOf(grid)!.updateComplete;
    expect(textsOf(grid, '.name')).to.deep.equal(['Live']);
  });

  it('goes through the list by arrow keys, with one stop for Tab', async () => {
    const grid = await open();
    await press('ArrowDown');
    expect(activeCard()).to.equal('plain');
    await press('ArrowDown');
    expect(activeCard()).to.equal('limited');
    await press('End');
    expect(activeCard()).to.equal('former');
    await press('ArrowDown');
    expect(activeCard()).to.equal('former');
    await press('Home');
    expect(activeCard()).to.equal('plain');
    await catalogOf(grid)!.updateComplete;
    expect(inCatalog(grid, '.type[tabindex="0"]').length).to.equal(1);
    await press('ArrowUp');
    expect(focused()).to.equal(inCatalog(grid, 'input[type="search"]')[0]);
  });

  it('adds by Enter at the first free spot, several, each one step to undo', async () => {
    const grid = await open();
    await press('ArrowDown', 'Enter');
    await waitUntil(() => added(grid).length === 1);
    const [first] = added(grid);
    await waitUntil(() => announced(grid) === 'Added Type plain at column 9, row 1.');
    await press('Enter');
    await waitUntil(() => added(grid).length === 2);
    expect(activeCard(), 'the focus stays for the next one').to.equal('plain');
    expect(storedRects(grid)[first!]).to.deep.equal([8, 0, 3, 2]);
    grid.undo();
    expect(added(grid)).to.deep.equal([first]);
    grid.undo();
    expect(added(grid)).to.deep.equal([]);
  });

  it('adds by click, scrolls to what it added, and closes by its button', async () => {
    const tall: Rects = { a: [0, 0, 12, 30] };
    const grid = await open({ rects: tall });
    card(grid, 'live').click();
    await waitUntil(() => announced(grid).startsWith('Added Live'));
    expect(announced(grid)).to.equal('Added Live at column 1, row 31.');
    expect(scrollY).to.be.greaterThan(300);
    inCatalog(grid, '.head button')[0]!.focus();
    await press('Enter');
    expect(catalogOf(grid)).to.equal(null);
    await waitUntil(() => focused() === toolbarButton(grid, 'add'), 'the focus is back');
  });

  it('offers nothing more of a type that is there as often as it may be', async () => {
    const grid = await open();
    const once = card(grid, 'once');
    expect(once.hasAttribute('aria-disabled')).to.equal(false);
    once.click();
    await waitUntil(() => once.getAttribute('aria-disabled') === 'true');
    expect(once.textContent).to.contain('Already added');
    once.click();
    expect(added(grid).length).to.equal(1);
    expect(grid.renderRoot.querySelector('.notice')).to.equal(null);
    grid.undo();
    await waitUntil(() => !once.hasAttribute('aria-disabled'), 'it is offered again');
  });

  it('shows a live preview of one type at a time', async () => {
    const grid = await open();
    const errors: Event[] = [];
    grid.addEventListener('dash-widget-error', (event) => errors.push(event));
    card(grid, 'live').focus();
    await waitUntil(
      () => inCatalog(grid, '.live > dash-widget > *')[0]?.textContent === 'previewed',
    );
    expect(shown.length).to.equal(1);
    expect(shown[0]!.mode).to.equal('preview');
    expect(inCatalog(grid, '.live > dash-widget')[0]!.inert).to.equal(true);
    const border = (type: string) => getComputedStyle(card(grid, type)).borderTopColor;
    const plain = border('broken');
    expect(border('live'), 'it tells which one').not.to.equal(plain);
    card(grid, 'broken').focus();
    await waitUntil(() => border('broken') !== plain && border('live') === plain);
    await waitUntil(() => {
      const [chrome] = inCatalog(grid, '.live > dash-widget');
      return chrome?.shadowRoot?.textContent?.includes('no preview today');
    }, 'it shows its own error');
    expect(inCatalog(grid, '.live > dash-widget').length).to.equal(1);
    expect(shown[0]!.signal.aborted, 'the one before has ended').to.equal(true);
    expect(errors.length, 'and harms nothing').to.equal(0);
    expect(chromeOf(grid, 'a').state).to.equal('ready');
  });

  it('shows the picture of a manifest, and the widget where the picture does not load', async () => {
    const picture = plainManifest('pictured', undefined, {
      name: 'Pictured',
      previewUrl: '/no/such/picture.png',
      load: moduleOf(Previewed),
    });
    const grid = await open({ registry: testRegistry([picture]) });
    card(grid, 'pictured').focus();
    await waitUntil(
      () => inCatalog(grid, '.live > dash-widget > *')[0]?.textContent === 'previewed',
    );
  });

  it('loads the picture of another site only when it is asked for, unless the host lets any load', async () => {
    const picture = plainManifest('remote', undefined, {
      name: 'Remote',
      previewUrl: 'https://example.invalid/picture.png',
      load: moduleOf(Previewed),
    });
    const grid = await open({ registry: testRegistry([picture]) });
    card(grid, 'remote').focus();
    await waitUntil(() => inCatalog(grid, '.preview .remote').length === 1);
    const [button] = inCatalog(grid, '.preview .remote') as HTMLElement[];
    expect(button!.textContent).to.contain('example.invalid');
    expect(inCatalog(grid, '.preview img')).to.have.length(0);
    button!.click();
    await waitUntil(
      () => inCatalog(grid, '.live > dash-widget > *')[0]?.textContent === 'previewed',
      'the widget stands in for a picture that does not load',
    );
    closeGrids();
    const trusting = await open({
      registry: testRegistry([picture]),
      properties: { context: { images: 'any' } },
    });
    card(trusting, 'remote').focus();
    await waitUntil(() => inCatalog(trusting, '.preview .remote').length === 0);
    await waitUntil(
      () => inCatalog(trusting, '.live > dash-widget > *')[0]?.textContent === 'previewed',
    );
  });

  it('shows sample data where the host has none', async () => {
    const answers: unknown[] = [];
    class Asking extends HTMLElement {
      config: unknown;
      set context({ data, query, signal }: WidgetContext) {
        data.observe(query as never, (state) => answers.push(state.data, this.config), { signal });
      }
    }
    const sampled = plainManifest('sampled', undefined, {
      name: 'Sampled',
      load: moduleOf(Asking),
      defaultConfig: { source: 'nowhere', color: 'red' },
      sample: () => Promise.resolve({ data: [1, 2], config: { color: 'blue' } }),
    });
    const grid = await open({ registry: testRegistry([sampled]) });
    // The fixture fills everything, which pages need not do.
    delete controllerOf(grid).shared.isNear;
    card(grid, 'sampled').focus();
    await waitUntil(() => answers.at(-2) !== undefined, 'an answer', { timeout: 8000 });
    expect(answers.at(-2)).to.deep.equal([1, 2]);
    expect(answers.at(-1)).to.deep.include({ color: 'blue' });
  });

  it('ends with edit mode, and with the grid', async () => {
    const grid = await open();
    grid.editing = false;
    await grid.updateComplete;
    expect(catalogOf(grid)).to.equal(null);
    expect(grid.style.paddingInlineEnd).to.equal('');
    await grid.openCatalog();
    expect(catalogOf(grid)).not.to.equal(null);
    grid.remove();
    expect(catalogOf(grid)).to.equal(null);
  });

  it('is a sheet in a narrow window, where only click and Enter add', async () => {
    await setViewport({ width: 390, height: 760 });
    const grid = await open({ width: 358 });
    const panel = inCatalog<HTMLDialogElement>(grid, 'dialog')[0]!;
    expect(panel.getBoundingClientRect().width).to.equal(390);
    expect(panel.matches(':modal')).to.equal(true);
    expect(catalogOf(grid)!.canDrag).to.equal(false);
    await press('ArrowDown', 'Enter');
    await waitUntil(() => added(grid).length === 1);
    expect(textsOf(grid, '.done')[0]).to.contain('Added Type plain');
    await press('Escape');
    await waitUntil(() => !catalogOf(grid));
  });
});

describe('a remote catalog', () => {
  afterEach(closeGrids);
  before(() => setViewport({ width: 1300, height: 760 }));

  const moduleUrl = URL.createObjectURL(
    new Blob(
      [
        'export default class extends HTMLElement { connectedCallback() { this.textContent = "far" } }',
      ],
      { type: 'text/javascript' },
    ),
  );

  it('adds types with code, enriches known ones, and shows the others as unavailable', async () => {
    const registry = testRegistry(more);
    registry.catalogSource = () =>
      Promise.resolve([
        {
          type: 'far',
          name: 'Far away',
          category: 'list',
          author: 'Bob',
          moduleUrl,
          installed: true,
        },
        { type: 'plain', author: 'Carl' },
        { type: 'ghost', name: 'Ghost', category: 'custom' },
      ]);
    const grid = await open({ registry });
    await waitUntil(() => card(grid, 'far'));
    expect(card(grid, 'far').textContent).to.contain('Installed');
    expect(card(grid, 'plain').textContent).to.contain('By Carl');
    expect(card(grid, 'ghost').getAttribute('aria-disabled')).to.equal('true');
    expect(card(grid, 'ghost').textContent).to.contain('Unavailable');
    card(grid, 'ghost').click();
    expect(added(grid)).to.deep.equal([]);
    card(grid, 'far').click();
    await waitUntil(() => added(grid).length === 1);
    await waitUntil(() => chromeOf(grid, added(grid)[0]!)?.textContent === 'far');
  });

  it('may name anything as badge, status or icon: names that objects inherit are only words', async () => {
    const registry = testRegistry(more);
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    registry.catalogSource = () =>
      Promise.resolve(
        names.map((name, index) => ({
          type: `far-${index}`,
          name,
          category: name,
          badge: name,
          icon: name,
          deprecated: name,
          moduleUrl,
          versions: [{ version: '1.0.0', status: name }],
        })),
      );
    const grid = await open({ registry });
    await waitUntil(() => card(grid, 'far-3'));
    for (const [index, name] of names.entries()) {
      const shown = card(grid, `far-${index}`);
      const badges = [...shown.querySelectorAll('.badge')].map(({ textContent }) => textContent);
      expect(badges).to.deep.equal(['Deprecated', name]);
      expect(shown.textContent).to.contain(name).and.not.to.contain('native code');
      expect(shown.querySelectorAll('svg').length, name).to.equal(1);
    }
    expect(textsOf(grid, '.categories label')).to.include('Custom 4');
  });

  it('that fails shows why and Retry, and the types of the page', async () => {
    const registry = testRegistry(more);
    let isDown = true;
    registry.catalogSource = () =>
      isDown
        ? Promise.reject(new Error('503'))
        : Promise.resolve([{ type: 'far', name: 'Far away', moduleUrl }]);
    const grid = await open({ registry });
    await waitUntil(() => inCatalog(grid, '.notice')[0]);
    expect(textsOf(grid, '.notice p')).to.deep.equal(['The catalog could not be loaded: 503']);
    expect(textsOf(grid, '.name').length).to.equal(7);
    isDown = false;
    inCatalog(grid, '.notice button')[0]!.click();
    await waitUntil(() => card(grid, 'far'));
    expect(inCatalog(grid, '.notice')).to.deep.equal([]);
  });

  it('is asked for a type of a stored dashboard that nobody else knows', async () => {
    const registry = testRegistry();
    let calls = 0;
    registry.catalogSource = () => {
      calls++;
      return Promise.resolve([{ type: 'far', name: 'Far away', moduleUrl }]);
    };
    const grid = await openGrid({
      rects,
      registry,
      editing: false,
      widget: (id) => ({ type: id === 'a' ? 'far' : 'nowhere' }),
    });
    await waitUntil(() => chromeOf(grid, 'a').textContent === 'far', 'it came', { timeout: 8000 });
    expect(chromeOf(grid, 'b').state).to.equal('unknown');
    expect(calls).to.equal(1);
    await expectLayout(grid, rects);
  });
});

/** The headers of widgets count as banners where nothing sections the page. */
const rules = { ignoredRules: ['landmark-banner-is-top-level'] };

describe('accessibility of the catalog', () => {
  afterEach(closeGrids);

  for (const [name, theme, dir, width] of [
    ['light', 'light', 'ltr', 1300],
    ['dark', 'dark', 'ltr', 1300],
    ['right to left', 'light', 'rtl', 1300],
    ['a sheet', 'dark', 'ltr', 390],
  ] as const) {
    it(`has nothing that axe finds: ${name}`, async () => {
      await setViewport({ width, height: 760 });
      const registry = testRegistry(more);
      registry.catalogSource = () => Promise.reject(new Error('503'));
      const grid = await open({
        registry,
        dir,
        width: width - 40,
        style: `color-scheme: ${theme}`,
      });
      card(grid, 'once').click();
      await waitUntil(() => inCatalog(grid, '.notice')[0]);
      card(grid, 'live').focus();
      await waitUntil(() => inCatalog(grid, '.live > dash-widget')[0]);
      await expect(grid).to.be.accessible(rules);
      await typed(grid, 'nothing like it');
      await expect(grid).to.be.accessible(rules);
    });
  }
});
