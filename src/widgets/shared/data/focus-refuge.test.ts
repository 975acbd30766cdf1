import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { JsonObject } from '../../../model/json.js';
import type { WidgetElement } from '../../../registry/types/index.js';
import AlertFeed from '../../alert-feed/alert-feed.js';
import BarChart from '../../bar-chart/bar-chart.js';
import Note from '../../note/note.js';
import PieChart from '../../pie-chart/pie-chart.js';
import RecentItems from '../../recent-items/recent-items.js';
import Table from '../../table/table.js';
import { showWidget } from '../../testing/harness.js';

interface Case {
  readonly widget: new () => LitElement & WidgetElement;
  readonly config?: JsonObject;
  readonly before: unknown;
  readonly after: unknown;
  /** Selects the control that goes. */
  readonly control: string;
  readonly gets: string;
}

function items(count: number): JsonObject[] {
  return Array.from({ length: count }, (_item, index) => ({
    id: `i${index}`,
    name: `Item ${index}`,
    title: `Alert ${index}`,
    url: `#${index}`,
    link: { url: `https://example.org/${index}`, label: `Link ${index}` },
  }));
}

function series(...names: string[]): JsonObject {
  return { labels: ['a', 'b'], series: names.map((name) => ({ name, data: [1, 2] })) };
}

const CASES: Readonly<Record<string, Case>> = {
  'the button of a series': {
    widget: BarChart,
    before: series('one', 'two', 'three'),
    after: series('one', 'two'),
    control: '.legend li:last-child button',
    gets: 'reader',
  },
  'the legend of a chart': {
    widget: BarChart,
    before: series('one', 'two'),
    after: series('one'),
    control: '.legend button',
    gets: 'reader',
  },
  'the row of a slice': {
    widget: PieChart,
    before: { a: 1, b: 2, c: 3 },
    after: { a: 1, b: 2 },
    control: 'tbody tr:last-child button',
    gets: 'reader',
  },
  'the link of an item': {
    widget: RecentItems,
    before: items(3),
    after: items(1),
    control: 'li:last-child a',
    gets: 'scroller',
  },
  'the link of an alert': {
    widget: AlertFeed,
    before: items(3),
    after: items(1),
    control: 'li:last-child a',
    gets: 'scroller',
  },
  'the link of a row': {
    widget: Table,
    before: items(3),
    after: items(1),
    control: 'tbody tr:last-child a',
    gets: 'scroller',
  },
  'the filter of a table': {
    widget: Table,
    config: { limit: 2 },
    before: items(3),
    after: items(1),
    control: '.filter',
    gets: 'scroller',
  },
};

describe('the focus in a widget', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [name, { widget, config, before, after, control, gets }] of Object.entries(CASES)) {
    it(`stays there when ${name} goes, and with the next answer`, async () => {
      const { root, all, send } = await showWidget(widget, before, config);
      const [focused] = all(control);
      focused!.focus();
      expect(root.activeElement === focused).to.equal(true);
      await send(after);
      expect(focused!.isConnected).to.equal(false);
      expect(root.activeElement?.classList.contains(gets)).to.equal(true);
      await send(before);
      await send(after);
      expect(root.activeElement?.classList.contains(gets)).to.equal(true);
    });
  }

  it('stays in a note whose text is another, and whose box grows', async () => {
    const text = `[A link](https://example.org) ${'word '.repeat(400)}`;
    const { root, all, element, box } = await showWidget(Note, undefined, { text }, {
      query: undefined,
    } as never);
    all('a')[0]!.focus();
    element.config = { text: `Another ${text}` };
    await element.updateComplete;
    expect(root.activeElement?.classList.contains('scroller')).to.equal(true);
    box.style.height = '4000px';
    element.config = { text: 'Short' };
    await element.updateComplete;
    expect(root.activeElement?.classList.contains('scroller')).to.equal(true);
    expect(root.activeElement).to.have.property('tabIndex', -1);
  });
});
