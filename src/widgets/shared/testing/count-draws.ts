import { Chart } from '../charts/chart.js';

/** Counts how often any chart draws until `stop` is called. */
export function countDraws(): { readonly count: number; stop(): void } {
  const original = Chart.prototype.draw;
  let count = 0;
  Chart.prototype.draw = function draw(this: Chart) {
    count += 1;
    original.call(this);
  };
  return {
    get count() {
      return count;
    },
    stop() {
      Chart.prototype.draw = original;
    },
  };
}

/** The number of charts that Chart.js holds; a chart that is not destroyed stays there. */
export function liveCharts(): number {
  return Object.keys(Chart.instances).length;
}

/** The chart of a widget. */
export function chartOf(element: HTMLElement): Chart | undefined {
  const canvas = element.shadowRoot?.querySelector('canvas');
  return canvas ? Chart.getChart(canvas) : undefined;
}
