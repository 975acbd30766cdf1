import { expect } from '@open-wc/testing';
import { fakeStorage } from '../../store/store-fixture.js';
import { chromeOf, closeGrids, dashboardOf, openGrid } from '../testing/grid-fixture.js';
import { boardMessage, until } from '../testing/isolation-fixtures.js';

function fail(): never {
  throw new Error('no way');
}

const cycle: Record<string, unknown> = { list: [] };
cycle['self'] = cycle;
const rects = { a: [0, 0, 4, 2] } as const;

/** Answers of a storage that hold no stored dashboard, whatever its type says. */
const ODD: readonly (readonly [string, (stored: object) => unknown])[] = [
  ['throws', fail],
  ['rejects with nothing', () => Promise.reject(undefined as unknown as Error)],
  ['answers a text', () => Promise.resolve('x')],
  ['answers a function', () => fail],
  ['answers a symbol', () => Symbol('x')],
  ['answers an empty object', () => ({})],
  ['answers a circle', () => cycle],
  ['answers an object without a prototype', () => Object.create(null)],
  ['answers another dashboard', (stored) => ({ ...stored, id: 'other' })],
  ['answers one without a revision', (stored) => ({ ...stored, revision: undefined })],
  ['answers one with a circle', (stored) => ({ ...stored, variables: cycle })],
  ['answers one of endless columns', (stored) => ({ ...stored, columns: Infinity })],
  [
    'answers one of endless rows',
    (stored) => ({ ...stored, layouts: { lg: { a: { x: NaN, y: Infinity, w: -4, h: 1e9 } } } }),
  ],
];

describe('a storage whose answers are none', () => {
  afterEach(closeGrids);

  for (const [what, answer] of ODD) {
    it(`shows an error with Retry if load ${what}, and the board after that`, async () => {
      const storage = fakeStorage();
      const seed = dashboardOf({ rects });
      const stored = await storage.create(seed);
      const { load } = storage;
      storage.load = (() => answer(stored)) as never;
      const grid = await openGrid({
        rects,
        editing: false,
        properties: { storage, seed, dashboardId: seed.id },
      });
      expect(boardMessage(grid)).to.contain('The storage’s load()');
      expect(grid.dashboard).to.equal(undefined);
      storage.load = load;
      grid.renderRoot.querySelector<HTMLButtonElement>('.message button')!.click();
      await until(() => grid.dashboard);
      await grid.ready;
      expect(chromeOf(grid, 'a').heading).to.equal('Widget a');
      expect(boardMessage(grid)).to.equal('');
    });
  }

  it('shows an error, and loses nothing, if it can only load', async () => {
    const whole = fakeStorage();
    const seed = dashboardOf({ rects });
    await whole.create(seed);
    const storage = { load: (id: string) => whole.load(id) };
    const grid = await openGrid({
      rects,
      editing: false,
      properties: { storage: storage as never, seed, dashboardId: seed.id },
    });
    expect(chromeOf(grid, 'a').heading).to.equal('Widget a');
    const error = await grid.updateWidget('a', { title: 'New' }).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    );
    expect(error!.message).to.contain('it has no capabilities, create, apply');
    expect(chromeOf(grid, 'a').heading).to.equal('Widget a');
  });
});
