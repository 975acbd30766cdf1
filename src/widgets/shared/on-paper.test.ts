import { expect } from '@open-wc/testing';
import type { JsonValue } from '../../model/json.js';
import type { WidgetElement } from '../../registry/types/index.js';
import CountBreakdown from '../count-breakdown/count-breakdown.js';
import Gauge from '../gauge/gauge.js';
import HealthScore from '../health-score/health-score.js';
import LineChart from '../line-chart/line-chart.js';
import PieChart from '../pie-chart/pie-chart.js';
import { createWidgetElement, fakeContext, mount } from './testing/fake-context.js';

type Widget = WidgetElement & { readonly updateComplete: Promise<unknown> };
type Case = readonly [widget: new () => Widget, answer: JsonValue, selector: string];

const COUNTS = Array.from({ length: 24 }, (_none, index) => index + 1);
const named = COUNTS.map((value) => ({ label: `Part ${value}`, status: 'ok', value }));

/** Answers of which the screen shows a part only. */
const CUT: Readonly<Record<string, Case>> = {
  'count-breakdown': [CountBreakdown, { total: 300, parts: named }, 'ul'],
  'health-score': [HealthScore, { score: 80, indicators: named }, '.scroller'],
  'line-chart': [
    LineChart,
    {
      labels: ['January', 'February'],
      series: COUNTS.map((value) => ({ name: `Series ${value}`, data: [value, value + 1] })),
    },
    '.head',
  ],
};

const ROUND: Readonly<Record<string, Case>> = {
  gauge: [Gauge, { value: 72, min: 0, max: 100 }, '.face'],
  'health-score': [HealthScore, { score: 80, indicators: named.slice(0, 2) }, '.ring'],
  'pie-chart': [PieChart, { Search: 48, Direct: 21, Links: 17 }, '.ring'],
};

async function show([widget, answer, selector]: Case) {
  const element = createWidgetElement(widget, fakeContext({}, answer));
  await mount(element, { width: 400, height: 200 });
  const box = element.shadowRoot!.querySelector<HTMLElement>(selector)!;
  return {
    element,
    box,
    print() {
      element.toggleAttribute('data-printing', true);
      element.dispatchEvent(new Event('beforeprint'));
    },
    end() {
      element.removeAttribute('data-printing');
      element.dispatchEvent(new Event('afterprint'));
    },
  };
}

describe('a widget on paper', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [type, example] of Object.entries(CUT)) {
    it(`is as high as all of its content, and afterwards as before: ${type}`, async () => {
      const { element, box, print, end } = await show(example);
      // A legend scrolls by itself on the screen, and within its head on paper.
      const scroller = box.querySelector('.legend') ?? box;
      expect(scroller.scrollHeight).to.be.above(scroller.clientHeight);
      print();
      expect(box.scrollHeight).to.be.at.most(box.clientHeight + 1);
      expect(element.offsetHeight).to.be.above(200);
      end();
      expect(element.offsetHeight).to.equal(200);
    });
  }

  for (const [type, example] of Object.entries(ROUND)) {
    it(`keeps the size of what is round, whatever becomes of its container: ${type}`, async () => {
      const { element, box, print, end } = await show(example);
      const before = [box.offsetWidth, box.offsetHeight];
      print();
      expect([box.offsetWidth, box.offsetHeight]).to.deep.equal(before);
      element.style.containerType = 'normal';
      expect([box.offsetWidth, box.offsetHeight]).to.deep.equal(before);
      end();
      element.style.containerType = '';
      expect([box.offsetWidth, box.offsetHeight]).to.deep.equal(before);
      expect([box.style.inlineSize, box.style.blockSize, box.style.flex]).to.deep.equal([
        '',
        '',
        '',
      ]);
    });
  }
});
