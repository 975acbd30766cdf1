import { html, type TemplateResult } from 'lit';
import { stateStrings } from './state-strings.js';

/** The shapes of each kind. */
const SHAPES: Readonly<Record<string, number>> = { bars: 8, ring: 1, rows: 12, value: 2, text: 3 };

/** The kinds of the categories, for types that name none. */
const BY_CATEGORY: Readonly<Record<string, string>> = {
  stats: 'value',
  chart: 'bars',
  list: 'rows',
  action: 'rows',
};

/** Renders the outline of a widget that is loading. `look` is a kind, or a category. */
export function renderSkeleton(look = ''): TemplateResult {
  const named = BY_CATEGORY[look] ?? look;
  const kind = Object.hasOwn(SHAPES, named) ? named : 'text';
  const shapes = Array.from({ length: SHAPES[kind]! }, () => html`<i></i>`);
  return html`<div class="state skeleton ${kind}" part="state" role="status">
    ${shapes}<span class="visually-hidden">${stateStrings.loading}</span>
  </div>`;
}
