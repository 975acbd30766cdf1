import { html, svg, type TemplateResult } from 'lit';
import { strings } from '../strings.js';

export type Direction = 'up' | 'down' | 'flat';

/** The direction that is good news; `none` for neither. */
export type GoodTrend = 'up' | 'down' | 'none';

const TREND_ICON: Readonly<Record<Direction, TemplateResult>> = {
  up: svg`<path d="M6 10V2.5M2.8 5.5 6 2.2l3.2 3.3"></path>`,
  down: svg`<path d="M6 2v7.5M2.8 6.5 6 9.8l3.2-3.3"></path>`,
  flat: svg`<path d="M2 6h8"></path>`,
};

/** The badge of a change. `change` is written without a sign, because the arrow shows it. */
export function trendBadge(direction: Direction, change: string, good: GoodTrend): TemplateResult {
  const tone = good === 'none' || direction === 'flat' ? '' : direction === good ? 'good' : 'bad';
  const spoken = {
    up: strings.trendUp(change),
    down: strings.trendDown(change),
    flat: strings.trendFlat,
  }[direction];
  return html`
    <span class="visually-hidden">${spoken}</span>
    <span class="trend ${tone}" part="trend" title=${spoken} aria-hidden="true">
      <svg viewBox="0 0 12 12">${TREND_ICON[direction]}</svg>${change}
    </span>
  `;
}

/** The approximate width of the badge with the gap before it, in CSS pixels. */
export function trendWidth(change: string): number {
  return 27 + 8 * change.length;
}
