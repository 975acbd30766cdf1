import { html, type TemplateResult } from 'lit';
import { formatY, rawX, xFormat, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { neighboursOf } from '../format/decimals.js';
import { numberFormat } from '../format/format.js';
import { isNumber } from '../data/shape.js';
import { strings } from '../strings.js';

/** More rows than this are too many to listen to. */
const MOST_ROWS = 40;
const MOST_SUMMARIZED = 4;

/** Evenly spaced indexes into a long table, the first and the last row included. */
export function sampleIndexes(count: number, most = MOST_ROWS): readonly number[] {
  if (count <= most) {
    return Array.from({ length: count }, (_entry, index) => index);
  }
  return Array.from({ length: most }, (_entry, index) =>
    Math.round((index * (count - 1)) / (most - 1)),
  );
}

/**
 * The text alternative of a chart: its data as a table for screen readers only. With `choose`, the
 * first cells are toggle buttons; those who see the chart have its bars and the reader instead.
 */
export function dataTable(
  data: ChartData,
  view: CartesianView,
  title: string,
  choose?: (row: number) => void,
): TemplateResult {
  const formatX = xFormat(data, view);
  const isTime = data.kind === 'date' || data.kind === 'time';
  const rows = sampleIndexes(data.x.length);
  const count = numberFormat(view.locale);
  const caption =
    rows.length < data.x.length
      ? strings.sampledTable(title, count.format(rows.length), count.format(data.x.length))
      : strings.dataTable(title);
  return html`
    <div class="visually-hidden">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${isTime ? strings.date : strings.category}</th>
            ${data.series.map(({ name }) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => {
            const x = data.x[row] ?? '';
            const text = formatX(x);
            const label = choose
              ? html`<button
                  type="button"
                  tabindex="-1"
                  aria-pressed=${rawX(x, data.kind) === view.chosen ? 'true' : 'false'}
                  @click=${() => choose(row)}
                >
                  ${text}
                </button>`
              : text;
            return html`<tr>
              <th scope="row">${label}</th>
              ${data.series.map(({ values }) => {
                const value = values[row];
                const shown = isNumber(value)
                  ? formatY(value, view, neighboursOf(values, row))
                  : '–';
                return html`<td>${shown}</td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  `;
}

/** One sentence for each of the first series, with its range and its last value. */
export function summary(data: ChartData, view: CartesianView): string {
  return data.series
    .slice(0, MOST_SUMMARIZED)
    .flatMap(({ name, values }) => {
      const numbers = values.filter(isNumber);
      const last = numbers[numbers.length - 1];
      if (last === undefined) {
        return [];
      }
      const low = numbers.reduce((least, value) => Math.min(least, value));
      const high = numbers.reduce((most, value) => Math.max(most, value));
      const [least, most, end] = [low, high, last].map((value) =>
        formatY(value, view, [low, high, last]),
      );
      return [strings.seriesRange(name, least ?? '', most ?? '', end ?? '')];
    })
    .join('. ');
}
