import { readJson } from '../../model/parse/json.js';
import { isJsonObject } from '../../model/record.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetElement, WidgetTable } from '../types/index.js';

/** The data of a widget for export: a table, or rows whose keys are the columns. */
export type ExportedData = WidgetTable | readonly object[] | undefined;

/** The table of a list of objects; `undefined` for any other value. */
function tableOf(value: JsonValue | undefined): WidgetTable | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isJsonObject)) {
    return undefined;
  }
  const rows = value as readonly JsonObject[];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cellOf = (row: JsonObject, column: string): JsonValue =>
    (Object.hasOwn(row, column) ? row[column] : undefined) ?? null;
  return { columns, rows: rows.map((row) => columns.map((column) => cellOf(row, column))) };
}

/**
 * The `exportData` of a widget made of a foreign library: of the library's own data, else of the
 * answer of its query; `undefined` if there is neither.
 */
export function exportOf(
  own: (() => ExportedData | Promise<ExportedData>) | undefined,
  answer: (() => JsonValue | undefined) | undefined,
): WidgetElement['exportData'] {
  if (own) {
    return async () => readTable(await own());
  }
  return answer && (() => tableOf(answer()));
}

/** A list becomes a table; anything else is checked by its reader. */
function readTable(data: ExportedData): WidgetTable | undefined {
  return Array.isArray(data) ? tableOf(readJson(data, 'invalid-value')) : (data as WidgetTable);
}
