import { reasonOf } from '../../model/reason-of.js';
import { isPromise } from '../../registry/guards/guard.js';
import type { WidgetElement, WidgetTable } from '../../registry/types/index.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { showToast } from '../overlays/toast.js';
import { fileNameOf, toCsv } from './csv.js';
import { menuStrings as strings } from './menu-strings.js';
import { withinTime } from './within-time.js';

/** Milliseconds that the file is kept. Browsers read it after the click; none says when. */
const READ_TIME = 60_000;

/** Milliseconds that a widget may take to give its data. */
const EXPORT_TIME = 15_000;

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

/** Checks the answer of `exportData`, because a widget is third-party code. */
function tableOf(answer: WidgetTable | undefined): WidgetTable | undefined {
  if (answer === undefined) {
    return undefined;
  }
  const { columns, rows } = answer ?? {};
  const isTable = Array.isArray(columns) && Array.isArray(rows) && rows.every(Array.isArray);
  if (!isTable) {
    throw new TypeError('exportData() must answer {columns: […], rows: [[…]]}.');
  }
  return columns.length > 0 || rows.length > 0 ? answer : undefined;
}

/** Saves the table of a widget as a file, and tells the user how that went. */
export function exportCsv(host: DashboardHost, element: WidgetElement, title: string): void {
  const failed = (error: unknown): void => {
    showToast(host, { message: strings.exportFailed(title, reasonOf(error)), isError: true });
  };
  const save = (answer: WidgetTable | undefined): void => {
    const table = tableOf(answer);
    if (!table) {
      showToast(host, { message: strings.nothingToExport(title) });
      return;
    }
    const name = fileNameOf(title, 'csv');
    download(toCsv(table), name);
    host.announce(strings.exported(name));
  };
  try {
    const answer = element.exportData?.();
    if (isPromise(answer)) {
      withinTime(answer, EXPORT_TIME).then(save).catch(failed);
    } else {
      save(answer as WidgetTable | undefined);
    }
  } catch (error) {
    failed(error);
  }
}
