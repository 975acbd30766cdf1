import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { JsonValue } from '../../model/json.js';
import type { ActionDescriptor } from '../../model/types.js';
import { moduleOf } from '../../registry/testing/support.js';
import { MemoryStorage } from '../../storage/index.js';
import type { ActionResult } from '../../storage/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { lazyDataClient } from '../mount/lazy-data-client.js';
import {
  announced,
  chromeButton,
  closeGrids,
  openGrid,
  type GridOptions,
  type Rects,
  controllerOf,
} from '../testing/grid-fixture.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';
import {
  choose,
  hasFocus,
  itemsIn,
  labels,
  openMenu,
  toastOf,
  toastText,
} from '../testing/menu.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

/** The answer of the exporting widget. */
let table: unknown;

class Exporting extends HTMLElement {
  exportData(): unknown {
    if (table instanceof Error) {
      throw table;
    }
    return table;
  }
}

function registryOf() {
  return testRegistry([plainManifest('exporting', undefined, { load: moduleOf(Exporting) })]);
}

function open(options: Partial<GridOptions> = {}): Promise<DashGrid> {
  return openGrid({ rects, registry: registryOf(), ...options });
}

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(closeGrids);

describe('Export data as CSV', () => {
  const exportingGrid = () =>
    open({ editing: false, widget: () => ({ type: 'exporting', title: 'Load / CPU' }) });

  /** Returns the file that the browser would have saved. */
  const saved = async (run: () => Promise<void>) => {
    let file: { name: string; text: Promise<string> } | undefined;
    const blobs = new Map<string, Blob>();
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL.call(URL, blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const bytes = blobs.get(this.href)!.arrayBuffer();
      const text = bytes.then((all) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(all));
      file = { name: this.download, text };
    };
    try {
      await run();
      return file && { name: file.name, text: await file.text };
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
  };

  it('saves what the widget shows under its title', async () => {
    table = { columns: ['Site', 'Load'], rows: [['=1+1', 5]] };
    const grid = await exportingGrid();
    const file = await saved(() => choose(grid, 'Export data as CSV'));
    expect(file).to.deep.equal({
      name: 'Load CPU.csv',
      text: "\ufeffSite,Load\r\n'=1+1,5\r\n",
    });
    expect(announced(grid)).to.equal('Saved as Load CPU.csv.');
  });

  for (const [what, answer, message] of [
    ['nothing', undefined, 'shows no data'],
    ['an empty table', { columns: [], rows: [] }, 'shows no data'],
    ['something else', { rows: 5 }, "can't be exported"],
    ['an error', new Error('not now'), 'not now'],
  ] as const) {
    it(`tells when the widget answers ${what}`, async () => {
      table = answer;
      const grid = await exportingGrid();
      const file = await saved(() => choose(grid, 'Export data as CSV'));
      expect(file).to.equal(undefined);
      expect(toastText(grid)).to.contain(message);
    });
  }
});

describe('actions of the backend', () => {
  const actions: readonly ActionDescriptor[] = [
    { key: 'later', label: 'Later' },
    { key: 'stop', label: 'Stop', priority: 20, confirmationMessage: 'Stop the device?' },
    { key: 'start', label: 'Start', priority: 3, icon: 'play' },
  ];

  const acting = (answer: () => Promise<ActionResult>) => {
    const calls: string[][] = [];
    const storage = new MemoryStorage();
    Object.assign(storage, {
      executeAction: (...call: string[]) => {
        calls.push(call);
        return answer();
      },
    });
    return { storage, calls };
  };
  const openActing = (storage: MemoryStorage, asked: string[] = []) =>
    open({
      editing: false,
      widget: () => ({ type: 'plain', actions }),
      properties: {
        storage,
        dataSources: {
          load: {
            fetch: (): Promise<JsonValue> => {
              asked.push('load');
              return Promise.resolve(asked.length);
            },
          },
        },
      },
    });
  const confirmation = (grid: DashGrid) => grid.renderRoot.querySelector('dash-confirm');
  const answer = (grid: DashGrid, label: string) =>
    [...confirmation(grid)!.renderRoot.querySelectorAll('button')]
      .find(({ textContent }) => textContent!.trim() === label)!
      .click();

  it('are offered by priority, where the storage runs them', async () => {
    const { storage } = acting(() => Promise.resolve({}));
    const grid = await openActing(storage);
    await openMenu(grid);
    expect(labels(grid)).to.deep.equal(['View full screen', 'Start', 'Stop', 'Later']);
    closeGrids();
    const other = await openActing(new MemoryStorage());
    await openMenu(other);
    expect(labels(other)).to.deep.equal(['View full screen']);
  });

  it('run, show their answer, and refresh the data that they name', async () => {
    const { storage, calls } = acting(() =>
      Promise.resolve({ message: 'Started.', invalidateQueries: ['load'] }),
    );
    const asked: string[] = [];
    const grid = await openActing(storage, asked);
    const data = lazyDataClient(() => controllerOf(grid).shared);
    const abort = new AbortController();
    data.observe({ source: 'load' }, () => undefined, { signal: abort.signal });
    await waitUntil(() => asked.length === 1, 'observed', { timeout: 8000 });
    await choose(grid, 'Start');
    await waitUntil(() => toastText(grid) === 'Started.');
    expect(calls).to.deep.equal([[grid.dashboard!.id, 'a', 'start']]);
    await waitUntil(() => asked.length === 2, 'asked again');
    expect(announced(grid)).to.equal('Started.');
    abort.abort();
  });

  it('ask first where the backend wants that', async () => {
    const { storage, calls } = acting(() => Promise.resolve({}));
    const grid = await openActing(storage);
    await choose(grid, 'Stop');
    await waitUntil(() => confirmation(grid)?.renderRoot.querySelector('button'));
    expect(confirmation(grid)!.renderRoot.textContent).to.contain('Stop the device?');
    answer(grid, 'Cancel');
    await waitUntil(() => !confirmation(grid));
    expect(calls).to.deep.equal([]);
    await hasFocus(chromeButton(grid, 'a', 'menu'), 'the button');
    await choose(grid, 'Stop');
    await waitUntil(() => confirmation(grid)?.renderRoot.querySelector('button'));
    answer(grid, 'Stop');
    await waitUntil(() => toastText(grid) === 'Stop: done.');
    expect(calls.length).to.equal(1);
  });

  it('show why they failed until that is dismissed', async () => {
    const { storage } = acting(() => Promise.reject(new Error('The device does not answer.')));
    const grid = await openActing(storage);
    await choose(grid, 'Start');
    await waitUntil(() => toastText(grid) === 'Start failed: The device does not answer.');
    toastOf(grid)!.querySelector<HTMLElement>('[aria-label="Dismiss"]')!.click();
    expect(toastOf(grid)).to.equal(null);
  });

  for (const odd of [undefined, null, 5, 'text', [], { message: { a: 1 } }, { message: 5 }]) {
    it(`have run though the answer is ${JSON.stringify(odd)}`, async () => {
      const { storage } = acting(() => Promise.resolve(odd as unknown as ActionResult));
      const grid = await openActing(storage);
      await choose(grid, 'Start');
      await waitUntil(() => toastText(grid) === 'Start: done.');
    });
  }

  for (const names of ['load', { load: true }, [null, 5, 'load']]) {
    it(`have run though they name ${JSON.stringify(names)} as changed`, async () => {
      const { storage } = acting(() =>
        Promise.resolve({ message: 'Started.', invalidateQueries: names as unknown as string[] }),
      );
      const grid = await openActing(storage);
      await choose(grid, 'Start');
      await waitUntil(() => toastText(grid) === 'Started.');
    });
  }

  for (const [what, fails, reason] of [
    [
      'throw',
      () => {
        throw new Error('no way');
      },
      'no way',
    ],
    ['reject with nothing', () => Promise.reject(undefined as unknown as Error), 'no reason given'],
    ['reject with a text', () => Promise.reject('offline' as unknown as Error), 'offline'],
  ] as const) {
    it(`tell why they failed if they ${what}, and can be run again`, async () => {
      const { storage, calls } = acting(fails);
      const grid = await openActing(storage);
      await choose(grid, 'Start');
      await waitUntil(() => toastText(grid) === `Start failed: ${reason}`);
      await choose(grid, 'Start');
      await waitUntil(() => calls.length === 2);
    });
  }

  it('can be run again if they never answer', async () => {
    const { setTimeout: real } = globalThis;
    const { storage, calls } = acting(() => new Promise(() => {}));
    const grid = await openActing(storage);
    // Two minutes take no time here.
    globalThis.setTimeout = ((work: () => void, milliseconds = 0) =>
      real(work, milliseconds >= 120_000 ? 0 : milliseconds)) as typeof setTimeout;
    try {
      await choose(grid, 'Start');
      await waitUntil(() => toastText(grid) === 'Start failed: it did not answer in time');
      await choose(grid, 'Start');
      await waitUntil(() => calls.length === 2);
    } finally {
      globalThis.setTimeout = real;
    }
  });

  it('do not run twice at a time', async () => {
    let finish!: (result: ActionResult) => void;
    const { storage, calls } = acting(() => new Promise((resolve) => (finish = resolve)));
    const grid = await openActing(storage);
    await choose(grid, 'Start');
    await waitUntil(() => calls.length === 1);
    expect(toastText(grid)).to.equal('Start: running…');
    await openMenu(grid);
    const item = itemsIn(grid).find(({ textContent }) => textContent!.trim() === 'Start')!;
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    finish({});
    await waitUntil(() => toastText(grid) === 'Start: done.');
  });
});
