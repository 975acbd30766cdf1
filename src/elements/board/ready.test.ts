import { expect } from '@open-wc/testing';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { chromeOf, closeGrids, dashboardOf, type Rects } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

function gridIn(html: string): { readonly grid: DashGrid; readonly holder: HTMLElement } {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const grid = document.createElement('dash-grid');
  const seed = dashboardOf({ rects });
  Object.assign(grid, { dashboardId: seed.id, seed, registry: testRegistry() });
  holder.querySelector('.place')!.append(grid);
  document.body.append(holder);
  return { grid, holder };
}

function within(work: Promise<unknown>): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 3000));
  return Promise.race([work.then(() => 'settled'), late]);
}

describe('ready and fillAll', () => {
  let warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings = [];
    console.warn = (message: unknown) => warnings.push(String(message));
  });
  afterEach(() => {
    console.warn = warn;
    document.querySelectorAll('dash-grid').forEach((grid) => grid.parentElement!.remove());
    closeGrids();
  });

  for (const [name, html, show] of [
    [
      'a flex row that leaves no width',
      '<div style="display: flex"><div class="place" style="width: 0"></div></div>',
      (holder: HTMLElement) => {
        holder.querySelector<HTMLElement>('.place')!.style.width = '600px';
      },
    ],
    [
      'a closed <details>',
      '<details><summary>More</summary><div class="place"></div></details>',
      (holder: HTMLElement) => {
        holder.querySelector('details')!.open = true;
      },
    ],
    [
      'content-visibility: hidden',
      '<div class="place" style="content-visibility: hidden; width: 600px"></div>',
      (holder: HTMLElement) => {
        holder.querySelector<HTMLElement>('.place')!.style.contentVisibility = '';
      },
    ],
    [
      'a hidden tab',
      '<div class="place" hidden></div>',
      (holder: HTMLElement) => {
        holder.querySelector<HTMLElement>('.place')!.hidden = false;
      },
    ],
  ] as const) {
    it(`settle in ${name}, and the widgets come when there is a box`, async () => {
      const { grid, holder } = gridIn(html);
      expect(await within(grid.ready)).to.equal('settled');
      expect(await within(grid.fillAll())).to.equal('settled');
      // The first test of this page hears of it, and no other: one warning a page.
      const told = warnings.filter((text) => text.includes('0 pixels wide'));
      expect(told).to.have.length(name.includes('flex') ? 1 : 0);
      show(holder);
      await until(() => chromeOf(grid, 'a')?.state === 'ready');
      expect(await within(grid.ready)).to.equal('settled');
    });
  }
});
