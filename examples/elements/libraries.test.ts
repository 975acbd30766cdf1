import { expect } from '@open-wc/testing';
import type { JsonValue, WidgetManifest } from 'dash-grid/widget';
import type { DashGrid } from '../../src/elements/dash-grid/dash-grid.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  itemsOf,
  openGrid,
} from '../../src/elements/testing/grid-fixture.js';
import { errorLog, until } from '../../src/elements/testing/isolation-fixtures.js';
import { testRegistry } from '../../src/elements/testing/manifests.js';
import { settled } from '../../src/registry/testing/support.js';
import { LeakWatch } from '../../src/testing/leak-watch.js';
import { MountedWidget, prepareWidget } from '../../src/testing/mount-widget.js';
import chartist from './chartist.js';
import codemirror from './codemirror.js';
import echarts from './echarts.js';
import gridjs from './gridjs.js';
import leaflet from './leaflet.js';
import lightweightCharts from './lightweight-charts.js';
import revogrid from './revogrid.js';
import tabulator from './tabulator.js';
import tiptap from './tiptap.js';
import uplot from './uplot.js';

/** One library, and how to see that it shows what it was given. */
interface Example {
  readonly manifest: WidgetManifest;
  /** The first and the second answer of its query; undefined if it has no data. */
  readonly data?: readonly [JsonValue, JsonValue];
  readonly config?: Readonly<Record<string, JsonValue>>;
  /** Returns what is shown, as far as it can be told from outside. */
  readonly shown: (root: ParentNode) => unknown;
  /** The part that has to follow the size of the box. */
  readonly sized: string;
  /** True if that part is as high as its content. */
  readonly isLow?: true;
}

/** The drawn pixels of the canvases. */
function ink(root: ParentNode): number {
  let sum = 0;
  for (const canvas of root.querySelectorAll('canvas')) {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width || 1, height || 1);
    data.forEach((value, at) => (sum = (sum + value * (at % 9973)) % 1e9));
  }
  return sum;
}

function text(root: ParentNode): string {
  return [...root.querySelectorAll('*')]
    .filter(({ localName }) => localName !== 'style')
    .map((element) => [...element.childNodes].filter((one) => one instanceof Text))
    .flat()
    .map(({ data }) => data.trim())
    .filter(Boolean)
    .join(' ');
}

const people = [{ name: 'Ada', born: 1815 }];
const more = [...people, { name: 'Grace', born: 1906 }];

const examples: readonly Example[] = [
  {
    manifest: uplot,
    data: [
      [
        [1, 2, 3],
        [5, 1, 4],
      ],
      [
        [1, 2, 3, 4],
        [9, 1, 7, 3],
      ],
    ],
    shown: ink,
    sized: '.uplot canvas',
  },
  {
    manifest: echarts,
    data: [
      [
        ['a', 3],
        ['b', 9],
      ],
      [
        ['a', 9],
        ['b', 1],
        ['c', 5],
      ],
    ],
    shown: ink,
    sized: 'canvas',
  },
  {
    manifest: lightweightCharts,
    data: [
      [
        { time: '2026-01-01', value: 3 },
        { time: '2026-01-02', value: 9 },
      ],
      [
        { time: '2026-01-01', value: 9 },
        { time: '2026-01-02', value: 1 },
      ],
    ],
    shown: ink,
    sized: 'table',
  },
  {
    manifest: chartist,
    data: [
      [1, 5, 2],
      [9, 1, 8, 2],
    ],
    shown: (root) => root.querySelector('.ct-line')?.getAttribute('d'),
    sized: 'svg',
  },
  {
    manifest: leaflet,
    data: [
      [
        [52, 13],
        [48, 2],
      ],
      [
        [40, -74],
        [35, 139],
      ],
    ],
    shown: (root) => root.querySelector('path.leaflet-interactive')?.getAttribute('d'),
    sized: '.leaflet-container',
  },
  {
    manifest: codemirror,
    config: { doc: 'const a = 1;' },
    shown: (root) => root.querySelector('.cm-content')?.textContent,
    sized: '.cm-editor',
  },
  {
    manifest: tiptap,
    config: { text: '<p>One <strong>two</strong></p>' },
    shown: (root) => root.querySelector('.ProseMirror')?.innerHTML,
    sized: '.ProseMirror',
    isLow: true,
  },
  {
    manifest: gridjs,
    data: [[['Ada', 1815]], [['Grace', 1906]]],
    shown: text,
    sized: '.gridjs-wrapper',
    isLow: true,
  },
  { manifest: tabulator, data: [people, more], shown: text, sized: '.tabulator' },
  { manifest: revogrid, data: [people, more], shown: text, sized: 'revo-grid' },
];

/** The root that holds what a library draws. */
function rootOf(grid: DashGrid): ParentNode {
  const element = contentOf(grid, 'a');
  return element.firstElementChild ? element : element.shadowRoot!;
}

for (const { manifest, data, config = {}, shown, sized, isLow } of examples) {
  describe(`a widget of ${manifest.type}`, () => {
    // The server of the tests sends each module of a library alone, which takes a while.
    before(async function () {
      this.timeout(120_000);
      await manifest.load({ attempt: 1 });
    });
    afterEach(closeGrids);

    const sourcesOf = (answer: JsonValue = null) => ({ s: async () => answer });
    const open = () =>
      openGrid({
        rects: { a: [0, 0, 5, 6], b: [5, 0, 3, 2] },
        widget: (id) =>
          id === 'b'
            ? { type: 'plain' }
            : { type: manifest.type, config, ...(data && { query: { source: 's' } }) },
        registry: testRegistry([manifest]),
        properties: { dataSources: sourcesOf(data?.[0]) },
      });
    const drawn = async (grid: DashGrid, what = 'it has drawn') => {
      await until(() => chromeOf(grid, 'a').state === 'ready', 'it is ready');
      await until(() => shown(rootOf(grid)), what);
    };

    it('shows what it is given, and follows it', async () => {
      const grid = await open();
      const errors = errorLog(grid);
      await drawn(grid);
      const before = shown(rootOf(grid));
      if (data) {
        grid.dataSources = sourcesOf(data[1]);
      } else {
        const [key] = Object.keys(config);
        await grid.updateWidget('a', { config: { [key!]: '<p>Other</p>' } });
      }
      await until(() => shown(rootOf(grid)) !== before, 'it shows something else');
      expect(errors).to.have.length(0);
    });

    it('fills its box, and follows its size', async () => {
      const grid = await open();
      await drawn(grid);
      const fits = () => {
        const part = rootOf(grid).querySelector(sized)!.getBoundingClientRect();
        const { width, height } = contentOf(grid, 'a').getBoundingClientRect();
        const isHigh = isLow === true || Math.abs(part.height - height) < 3;
        return Math.abs(part.width - width) < 3 && isHigh;
      };
      await until(fits, 'it fills its box');
      await grid.moveWidget('a', { x: 0, y: 0, w: 8, h: 9 });
      await until(fits, 'it fills a larger box');
    });

    it('follows the theme', async () => {
      const grid = await open();
      const errors = errorLog(grid);
      await drawn(grid);
      grid.style.colorScheme = 'dark';
      await drawn(grid, 'it has drawn again');
      await settled();
      await drawn(grid);
      expect(errors).to.have.length(0);
    });

    it('is removed, and comes back', async () => {
      const grid = await open();
      const errors = errorLog(grid);
      await drawn(grid);
      await grid.removeWidget('a');
      await settled();
      grid.undo();
      await until(() => itemsOf(grid).length === 2, 'it is back');
      await grid.fillAll();
      await drawn(grid);
      expect(errors.map(({ error }) => String(error))).to.deep.equal([]);
    });

    it('leaves nothing behind', async () => {
      const prepared = await prepareWidget(manifest);
      const live = async () => {
        const widget = new MountedWidget(prepared, {
          config,
          sources: { s: data?.[0] ?? null },
          ...(data && { query: { source: 's' } }),
        });
        const root = () =>
          widget.element.firstElementChild ? widget.element : widget.element.shadowRoot!;
        await widget.until(() => shown(root()), 'it has drawn', 10_000);
        widget.unmount();
      };
      // The first one is not counted: a library may set things up once for a page.
      await live();
      const watch = new LeakWatch();
      try {
        for (let turn = 0; turn < 3; turn++) {
          await live();
        }
        watch.widgetsAreGone();
        // A library may put its last work off for a moment.
        const left = () => {
          const { intervals, timeouts, listeners, nodes } = watch.count();
          return { intervals, timeouts, listeners: [...listeners], nodes };
        };
        const nothing = { intervals: 0, timeouts: 0, listeners: [], nodes: 0 };
        const isClean = () => JSON.stringify(left()) === JSON.stringify(nothing);
        await until(isClean, 'nothing is left').catch(() => undefined);
        expect(left()).to.deep.equal(nothing);
      } finally {
        watch.stop();
      }
    });
  });
}
