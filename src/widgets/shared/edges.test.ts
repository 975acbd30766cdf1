import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetElement } from '../../registry/types/index.js';
import AlertFeed from '../alert-feed/alert-feed.js';
import CountBreakdown from '../count-breakdown/count-breakdown.js';
import HealthScore from '../health-score/health-score.js';
import Note from '../note/note.js';
import RecentItems from '../recent-items/recent-items.js';
import Table from '../table/table.js';
import { createWidgetElement, fakeContext, mount } from './testing/fake-context.js';

type Widget = WidgetElement & { readonly updateComplete: Promise<unknown> };

function list(make: (index: number) => JsonObject): JsonValue {
  return Array.from({ length: 40 }, (_entry, index) => make(index));
}

const CASES: Readonly<Record<string, readonly [new () => Widget, JsonValue, JsonObject?]>> = {
  'alert-feed': [AlertFeed, list((id) => ({ id: String(id), title: `Alert ${id}` }))],
  'count-breakdown': [
    CountBreakdown,
    { total: 900, parts: list((id) => ({ label: `Part ${id}`, value: id + 1 })) },
  ],
  'health-score': [
    HealthScore,
    { score: 80, indicators: list((id) => ({ label: `Part ${id}`, status: 'ok' })) },
  ],
  note: [Note, 'A line.\n\n'.repeat(40)],
  'recent-items': [
    RecentItems,
    list((id) => ({ id: String(id), name: `Item ${id}` })),
    { limit: 40 },
  ],
  table: [Table, list((id) => ({ name: `Row ${id}` })), { limit: 40 }],
};

describe('the edges of what scrolls', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [type, [widget, answer, config]] of Object.entries(CASES)) {
    it(`have a shade that stays, and a cover that scrolls along: ${type}`, async () => {
      const element = createWidgetElement(widget, fakeContext({}, answer), config);
      await mount(element, { width: 400, height: 200 });
      const scroller = element.shadowRoot!.querySelector('.scroller')!;
      expect(scroller.scrollHeight, 'is cut off').to.be.above(scroller.clientHeight);
      const { backgroundAttachment, backgroundImage } = getComputedStyle(scroller);
      expect(backgroundImage.match(/linear-gradient/g)).to.have.length(8);
      expect(backgroundAttachment.split(', ').slice(0, 8)).to.deep.equal([
        ...Array<string>(4).fill('local'),
        ...Array<string>(4).fill('scroll'),
      ]);
      // At a zoom of 110 % a cover ends within a pixel of the screen, and what is there would show.
      const { backgroundPositionX, backgroundPositionY } = getComputedStyle(scroller);
      const [start, end] = backgroundPositionX.split(', ').slice(4, 6);
      const [top, bottom] = backgroundPositionY.split(', ').slice(6, 8);
      expect([start, end, bottom]).to.deep.equal(['1px', 'calc(100% - 1px)', 'calc(100% - 1px)']);
      const [cover] = backgroundPositionY.split(', ').slice(2, 3);
      expect(parseFloat(top!)).to.equal(parseFloat(cover!) + 1);
      element.toggleAttribute('data-printing', true);
      expect(getComputedStyle(scroller).backgroundImage).to.equal('none');
    });
  }
});
