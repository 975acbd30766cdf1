import { expect } from '@open-wc/testing';
import type { WidgetManifest } from 'dash-grid/widget';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
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
import colorPicker from './color-picker.js';
import emojiPicker from './emoji-picker.js';
import fluentSlider from './fluent-slider.js';
import githubTime from './github-time.js';
import ionicRange from './ionic-range.js';
import shoelaceRating from './shoelace-rating.js';

type Fields = Record<string, unknown>;

/** One library's element, with its expected properties, text and event. */
interface Example {
  readonly manifest: WidgetManifest;
  readonly tag: string;
  readonly config: JsonObject;
  /** The expected properties of the element with this config. */
  readonly has: Fields;
  readonly next: JsonObject;
  readonly hasNext: Fields;
  /** The expected text in the element or its shadow root. */
  readonly shows?: RegExp;
  readonly event?: {
    readonly fire: Event;
    readonly name: string;
    readonly data: JsonValue | undefined;
  };
}

const emoji = new URL('./emoji.json', import.meta.url).href;

const examples: readonly Example[] = [
  {
    manifest: shoelaceRating,
    tag: 'sl-rating',
    config: { value: 2 },
    has: { value: 2, max: 5, label: 'Your rating' },
    next: { value: 4, max: 7 },
    hasNext: { value: 4, max: 7 },
    event: {
      fire: new CustomEvent('sl-hover', { detail: { phase: 'start', value: 3 } }),
      name: 'hovered',
      data: { phase: 'start', value: 3 },
    },
  },
  {
    manifest: fluentSlider,
    tag: 'fluent-slider',
    config: { min: '0', max: '20', value: '7' },
    has: { max: '20', value: '7' },
    next: { min: '0', max: '20', value: '12' },
    hasNext: { value: '12' },
    event: { fire: new Event('change'), name: 'moved', data: '12' },
  },
  {
    manifest: ionicRange,
    tag: 'ion-range',
    config: { value: 10 },
    has: { value: 10, label: 'Volume', pin: true },
    next: { value: 20, max: 50, label: 'Bass' },
    hasNext: { value: 20, max: 50, label: 'Bass' },
    shows: /Bass/,
    event: {
      fire: new CustomEvent('ionChange', { detail: { value: 21 } }),
      name: 'changed',
      data: { value: 21 },
    },
  },
  {
    manifest: githubTime,
    tag: 'relative-time',
    config: { datetime: '2001-02-03T04:05:06Z' },
    has: { datetime: '2001-02-03T04:05:06Z' },
    next: { datetime: '2011-02-03T04:05:06Z', format: 'datetime' },
    hasNext: { datetime: '2011-02-03T04:05:06Z', format: 'datetime' },
    shows: /2011/,
  },
  {
    manifest: emojiPicker,
    tag: 'emoji-picker',
    config: { data: emoji, language: 'en' },
    has: { dataSource: emoji, locale: 'en' },
    next: { data: emoji, language: 'fr' },
    hasNext: { locale: 'fr' },
    event: {
      fire: new CustomEvent('emoji-click', { detail: { unicode: '🐵', skinTone: 0 } }),
      name: 'picked',
      data: { unicode: '🐵', skinTone: 0 },
    },
  },
  {
    manifest: colorPicker,
    tag: 'hex-color-picker',
    config: { color: '#ff0000' },
    has: { color: '#ff0000' },
    next: { color: '#00ff00' },
    hasNext: { color: '#00ff00' },
  },
];

/** The foreign element inside the widget's own. */
function innerOf(grid: DashGrid, id = 'a') {
  return contentOf(grid, id).firstElementChild as HTMLElement & Fields;
}

function allText(node: Node): string {
  return node instanceof Element && node.shadowRoot
    ? allText(node.shadowRoot)
    : [...node.childNodes].map((child) => child.nodeValue ?? allText(child)).join(' ');
}

function pick(element: Fields, keys: Fields): Fields {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, element[key]]));
}

for (const { manifest, tag, config, has, next, hasNext, shows, event } of examples) {
  describe(`<${tag}> is a widget`, () => {
    afterEach(closeGrids);

    const open = () =>
      openGrid({
        rects: { a: [0, 0, 4, 5], b: [4, 0, 4, 5], c: [0, 5, 4, 2] },
        widget: (id) => (id === 'c' ? { type: 'plain' } : { type: manifest.type, config }),
        registry: testRegistry([manifest]),
      });

    it('maps its config, at first and when it changes', async () => {
      const grid = await open();
      const errors = errorLog(grid);
      const inner = innerOf(grid);
      expect(inner.localName).to.equal(tag);
      const { width, height } = inner.getBoundingClientRect();
      expect(width).to.be.above(100);
      expect(height).to.be.above(10);
      expect(pick(inner, has)).to.deep.equal(has);
      await grid.updateWidget('a', { config: next });
      expect(innerOf(grid)).to.equal(inner);
      expect(pick(inner, hasNext)).to.deep.equal(hasNext);
      if (shows) {
        await until(() => shows.test(allText(inner)), `${tag} shows ${shows}`);
      }
      // The neighbour of the same type keeps its own properties.
      expect(pick(innerOf(grid, 'b'), has)).to.deep.equal(has);
      expect(errors).to.have.length(0);
    });

    if (event) {
      it('passes its events on', async () => {
        const grid = await open();
        const events: unknown[] = [];
        grid.addEventListener('dash-widget-event', ({ widgetId, name, data }) =>
          events.push([widgetId, name, data]),
        );
        await grid.updateWidget('a', { config: next });
        await settled();
        // Some elements also fire events when their properties are set.
        events.length = 0;
        innerOf(grid).dispatchEvent(event.fire);
        expect(events).to.deep.equal([['a', event.name, event.data]]);
      });
    }

    it('survives moves and sizes, and being removed and brought back', async () => {
      const grid = await open();
      const errors = errorLog(grid);
      const inner = innerOf(grid);
      await grid.moveWidget('a', { x: 4, y: 8, w: 6, h: 4 });
      await until(() => itemsOf(grid)[0]!.dataset['widgetId'] !== 'a', 'its item has moved');
      expect(innerOf(grid)).to.equal(inner);
      expect(pick(inner, has)).to.deep.equal(has);
      await grid.removeWidget('a');
      expect(inner.isConnected).to.equal(false);
      grid.undo();
      await until(() => itemsOf(grid).length === 3, 'it is back');
      await grid.fillAll();
      expect(pick(innerOf(grid), has)).to.deep.equal(has);
      await settled();
      expect(errors.map(({ error }) => String(error))).to.deep.equal([]);
    });

    it('fails alone', async () => {
      const grid = await open();
      const errors = errorLog(grid);
      const key = Object.keys(hasNext)[0]!;
      Object.defineProperty(innerOf(grid), key, {
        set: () => {
          throw new Error(`${key} fails`);
        },
      });
      await grid.updateWidget('a', { config: next });
      await until(() => chromeOf(grid, 'a').state === 'error', 'it shows the error');
      expect(errors.map(({ widgetId, phase }) => [widgetId, phase])).to.deep.equal([
        ['a', 'configure'],
      ]);
      expect(['b', 'c'].map((id) => chromeOf(grid, id).state)).to.deep.equal(['ready', 'ready']);
    });
  });
}

describe('<hex-color-picker>', () => {
  afterEach(closeGrids);

  it('keeps what the user chooses in its config', async () => {
    const grid = await openGrid({
      rects: { a: [0, 0, 4, 5] },
      widget: () => ({ type: colorPicker.type, config: {} }),
      registry: testRegistry([colorPicker]),
    });
    expect(innerOf(grid)['color']).to.equal('#2a5bd7');
    const hue = innerOf(grid).shadowRoot!.querySelector<HTMLElement>('[part="hue"]')!;
    hue.dispatchEvent(new KeyboardEvent('keydown', { keyCode: 39, bubbles: true }));
    await until(() => grid.dashboard!.widgets['a']!.config['color'] !== undefined, 'it is stored');
    expect(grid.dashboard!.widgets['a']!.config['color']).to.equal(innerOf(grid)['color']);
    expect(grid.canUndo).to.equal(true);
  });
});
