import type { JsonObject } from '../../model/json.js';
import type { Manner } from './cell-text.js';
import type { TableData } from './rows.js';
import { filterByStatus, filterRows, searchText, sortRows, type Sorting } from './view.js';

/**
 * The rows of one answer, sorted and filtered.
 *
 * It belongs to one answer, locale and time zone ({@link isOf}); the table makes another one when
 * they change. The result of each step is cached, so that typing into the filter of ten thousand
 * rows neither sorts nor formats them again.
 */
export class RowView {
  readonly #data: TableData;
  readonly #manner: Manner;
  readonly #texts = new Map<JsonObject, string>();
  readonly #ofStatus: (status: string) => readonly JsonObject[];
  readonly #sorted: (key: string) => readonly JsonObject[];
  #sorting: Sorting | undefined;

  constructor(data: TableData, manner: Manner) {
    this.#data = data;
    this.#manner = manner;
    const { columns } = data;
    this.#ofStatus = last((status) => filterByStatus(data.rows, columns, status));
    this.#sorted = last((key) => {
      const [status] = JSON.parse(key) as [string];
      return sortRows(this.#ofStatus(status), columns, this.#sorting, manner);
    });
  }

  /** True if this view was made for the same answer, locale and time zone. */
  isOf(data: TableData, { locale, timeZone }: Manner): boolean {
    return (
      data === this.#data && locale === this.#manner.locale && timeZone === this.#manner.timeZone
    );
  }

  rows(sorting: Sorting | undefined, status: string, filter: string): readonly JsonObject[] {
    this.#sorting = sorting;
    const key = JSON.stringify([status, sorting?.key, sorting?.direction]);
    return filterRows(this.#sorted(key), this.#data.columns, filter, this.#manner, (row) =>
      this.#textOf(row),
    );
  }

  #textOf(row: JsonObject): string {
    const known = this.#texts.get(row);
    if (known !== undefined) {
      return known;
    }
    const text = searchText(row, this.#data.columns, this.#manner);
    this.#texts.set(row, text);
    return text;
  }
}

/** Caches the last result. */
function last<T>(make: (key: string) => T): (key: string) => T {
  let known: { key: string; result: T } | undefined;
  return (key) => {
    if (known?.key !== key) {
      known = { key, result: make(key) };
    }
    return known.result;
  };
}
