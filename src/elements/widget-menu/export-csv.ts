import type { WidgetElement, WidgetTable } from '../../registry/types/index.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { showToast } from '../overlays/toast.js';
import { fileNameOf, toCsv } from './csv.js';
import { menuStrings as strings } from './menu-strings.js';

/** Milliseconds that the file is kept. Browsers read it after the click; none says when. */
const READ_TIME = 60_000;

export function canExport(element: HTMLElement | undefined): element is WidgetElement {
  return typeof (element as Partial<WidgetElement> | undefined)?.exportData === 'function';
}

function download(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_TIME);
}

/** Returns the table of a widget; it is checked, because a widget is third-party code. */
function read(element: WidgetElement): WidgetTable | undefined {
  const table = element.exportData?.();
  if (table === undefined) {
    return undefined;
  }
  const isTable =
    Array.isArray(table?.columns) && Array.isArray(table.rows) && table.rows.every(Array.isArray);
  if (!isTable) {
    throw new TypeError('exportData() must answer {columns: […], rows: [[…]]}.');
  }
  return table.columns.length > 0 || table.rows.length > 0 ? table : undefined;
}

/** Saves the table of a widget as a file, and tells the user how that went. */
export function exportCsv(host: DashboardHost, element: WidgetElement, title: string): void {
  try {
    const table = read(element);
    if (!table) {
      showToast(host, { message: strings.nothingToExport(title) });
      return;
    }
    const name = fileNameOf(title, 'csv');
    download(toCsv(table), name);
    host.announce(strings.exported(name));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    showToast(host, { message: strings.exportFailed(title, why), isError: true });
  }
}
