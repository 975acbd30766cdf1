import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { DataWidget } from '../shared/data/data-widget.js';
import { safeLink } from '../shared/lists/safe-link.js';
import { toneOf } from '../shared/tiles/status.js';
import { strings } from '../shared/strings.js';
import { baseStyles, scrollerOnPaper } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { fieldOf } from '../shared/values/read-rows.js';
import { linkOf } from './cell-link.js';
import { formatCell } from './cell-text.js';
import { RowView } from './row-view.js';
import { RowRoom } from './row-room.js';
import { parseTable, type Column, type TableData } from './rows.js';
import { styles } from './table.styles.js';
import { formatCount, type Sorting } from './view.js';

interface TableConfig {
  readonly columns?: readonly JsonValue[];
  readonly limit?: number;
  readonly sortBy?: string;
  readonly sortDirection?: 'asc' | 'desc';
  readonly filterStatus?: string;
}

export const validateConfig = createConfigValidator(validate, defaultConfigs.table);

const DEFAULT_PAGE = defaultConfigs.table.limit;

/**
 * Rows that can be sorted, filtered and paged through. A page has at least the configured number of
 * rows, and as many as the box has room for.
 */
export default class Table extends DataWidget<TableData> {
  static override styles = [baseStyles, scrollerOnPaper, styles];

  protected override readonly defaults = defaultConfigs.table;

  /** The user's sorting; the config's applies while it is undefined. */
  @state() private _sorting?: Sorting;
  @state() private _filter = '';
  /** The row that a page was turned to: it stays in sight when the number of rows changes. */
  @state() private _first = 0;

  readonly #room = new RowRoom(this);
  #view?: RowView;
  #rows: readonly JsonObject[] = [];
  #configuredSort = '';

  protected override parse(answer: JsonValue): TableData | undefined {
    return parseTable(answer, (this.settings as TableConfig).columns, this.context.timeZone);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { sortBy = '', sortDirection = '', filterStatus = '' } = this.settings as TableConfig;
    const configured = `${sortBy} ${sortDirection}`;
    if (configured !== this.#configuredSort) {
      this.#configuredSort = configured;
      this._sorting = undefined;
    }
    if (!this.data) {
      return;
    }
    if (!this.#view?.isOf(this.data, this.context)) {
      const { locale, timeZone } = this.context;
      this.#view = new RowView(this.data, { locale, timeZone });
    }
    this.#rows = this.#view.rows(this.#sorting, filterStatus, this._filter);
    this._first = Math.max(0, Math.min(this._first, this.#rows.length - 1));
  }

  get #sorting(): Sorting | undefined {
    if (this._sorting) {
      return this._sorting;
    }
    const { sortBy, sortDirection } = this.settings as TableConfig;
    const column = this.data?.columns.find(({ key }) => key === sortBy);
    if (!column) {
      return undefined;
    }
    const direction = sortDirection ?? (column.type === 'date' ? 'desc' : 'asc');
    return { key: column.key, direction };
  }

  get #limit(): number {
    return (this.settings as TableConfig).limit ?? DEFAULT_PAGE;
  }

  get #pageSize(): number {
    return Math.max(this.#limit, this.#room.rows);
  }

  get #page(): number {
    return Math.floor(this._first / this.#pageSize);
  }

  get #pages(): number {
    return Math.max(1, Math.ceil(this.#rows.length / this.#pageSize));
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { columns, rows } = this.data;
    const start = this.#page * this.#pageSize;
    const shown = this.#rows.slice(start, start + this.#pageSize);
    const label = this.context.title || strings.table;
    // A larger box takes neither the filter nor the range away.
    const paged = rows.length > this.#limit;
    return html`
      <div class="table" part="table">
        ${paged || this._filter ? this.#renderFilter() : nothing}
        <div class="scroller" role="group" aria-label=${label} tabindex="0">
          <table>
            <thead>
              <tr>
                ${columns.map((column) => this.#renderHeading(column))}
              </tr>
            </thead>
            <tbody>
              ${
                shown.length === 0
                  ? html`<tr>
                      <td class="none" colspan=${columns.length}>${strings.noMatch}</td>
                    </tr>`
                  : shown.map((row) => this.#renderRow(row, columns))
              }
            </tbody>
          </table>
        </div>
        ${paged || this.data.total !== undefined ? this.#renderFooter(start, shown.length) : nothing}
      </div>
    `;
  }

  #renderFilter(): TemplateResult {
    return html`
      <div class="toolbar">
        <input
          class="filter"
          type="search"
          aria-label=${strings.filterRows}
          placeholder=${strings.filter}
          .value=${this._filter}
          @input=${this.#onFilter}
        />
      </div>
    `;
  }

  #renderHeading(column: Column): TemplateResult {
    const sorting = this.#sorting;
    const sorted = sorting?.key === column.key ? sorting.direction : undefined;
    const ariaSort = sorted && (sorted === 'asc' ? 'ascending' : 'descending');
    return html`
      <th scope="col" class=${column.align} aria-sort=${ariaSort ?? nothing}>
        <button class="sort" type="button" @click=${() => this.#sortBy(column)}>
          <bdi>${column.label}</bdi>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d="M5 8.5V1.5M2 4.5l3-3 3 3"></path>
          </svg>
        </button>
      </th>
    `;
  }

  #renderRow(row: JsonObject, columns: readonly Column[]): TemplateResult {
    return html`<tr>
      ${columns.map((column) => this.#renderCell(fieldOf(row, column.key), column))}
    </tr>`;
  }

  #renderCell(value: JsonValue | undefined, column: Column): TemplateResult {
    const text = formatCell(value, column, this.context);
    const dot =
      column.type === 'status' && text !== ''
        ? html`<span class="dot ${toneOf(text) ?? 'neutral'}"></span>`
        : nothing;
    // A long text is cut off, so a tooltip has the whole text.
    return html`<td class=${column.align} title=${text.length > 32 ? text : nothing}>
      ${dot}${column.type === 'link' ? safeLink(linkOf(value)?.url, html`<bdi>${text}</bdi>`, 'link') : html`<bdi>${text}</bdi>`}
    </td>`;
  }

  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { columns } = this.data;
    return {
      columns: columns.map(({ label }) => label),
      rows: this.#rows.map((row) =>
        columns.map(({ key, type }) => {
          const value = fieldOf(row, key) ?? null;
          return type === 'link' ? (linkOf(value)?.url ?? value) : value;
        }),
      ),
    };
  }

  #renderFooter(start: number, shown: number): TemplateResult {
    const { locale } = this.context;
    const total = this.#isFiltered ? this.#rows.length : (this.data?.total ?? this.#rows.length);
    const range = strings.rowRange(
      formatCount(shown === 0 ? 0 : start + 1, locale),
      formatCount(start + shown, locale),
      formatCount(total, locale),
    );
    return html`
      <div class="footer">
        <span role="status" dir="auto">${range}</span>
        ${this.#pages > 1 ? this.#renderPager() : nothing}
      </div>
    `;
  }

  #renderPager(): TemplateResult {
    return html`
      <div class="pager" role="group" aria-label=${strings.pages}>
        <button
          class="page"
          type="button"
          aria-label=${strings.previousPage}
          aria-disabled=${this.#page === 0}
          @click=${() => this.#turn(-1)}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M7.5 2.5 4 6l3.5 3.5"></path></svg>
        </button>
        <button
          class="page"
          type="button"
          aria-label=${strings.nextPage}
          aria-disabled=${this.#page >= this.#pages - 1}
          @click=${() => this.#turn(1)}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M4.5 2.5 8 6 4.5 9.5"></path></svg>
        </button>
      </div>
    `;
  }

  get #isFiltered(): boolean {
    return this.#rows.length !== this.data?.rows.length;
  }

  #onFilter(event: InputEvent): void {
    this._filter = (event.target as HTMLInputElement).value;
    this._first = 0;
  }

  #sortBy(column: Column): void {
    const sorting = this.#sorting;
    const again = sorting?.key === column.key && sorting.direction === 'asc';
    this._sorting = { key: column.key, direction: again ? 'desc' : 'asc' };
    this._first = 0;
  }

  #turn(by: number): void {
    const page = Math.min(this.#pages - 1, Math.max(0, this.#page + by));
    this._first = page * this.#pageSize;
    const scroller = this.renderRoot.querySelector('.scroller');
    if (scroller) {
      scroller.scrollTop = 0;
    }
  }
}
