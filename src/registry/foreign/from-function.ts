import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { isElementClass } from '../loading/load-widget.js';
import type { WidgetManifest } from '../types/index.js';
import { drawnWidget } from './drawn-widget.js';
import type { Draw } from './drawing.js';
import { functionOptions, warnOfOptions } from './option-advice.js';
import { loadStyleSheets, type ForeignStyles } from './style-sheets.js';

const NO_DRAW =
  'fromFunction: the first argument must be a function that draws into a box, such as (box, config, context) => { … }; for the class of an element use fromElement.';

function isDraw(value: unknown): boolean {
  return typeof value === 'function' && !isElementClass(value);
}

export interface FromFunctionOptions<Library = undefined> {
  /** Imports the library, once for all widgets of the type. */
  readonly load?: () => Promise<Library>;
  /** The library's styles. They reach the box, and nothing else of the page. */
  readonly styles?: ForeignStyles;
}

/**
 * A manifest's `load` for a library that draws into a box: charts, maps, editors, grids.
 *
 * ```js
 * load: fromFunction(
 *   (box, config, context, { Chart }) => {
 *     const chart = new Chart(box, config);
 *     return {
 *       data: (rows) => chart.setData(rows),
 *       resize: ({ width, height }) => chart.resize(width, height),
 *       destroy: () => chart.destroy(),
 *     };
 *   },
 *   { load: () => import('some-charts') },
 * )
 * ```
 *
 * The box is in a shadow root of its own, and fills the widget. On removal `destroy` is called, and
 * the box is dropped.
 */
export function fromFunction<Config extends object = JsonObject, Library = undefined>(
  draw: Draw<Config, Library>,
  options: FromFunctionOptions<Library> = {},
): WidgetManifest['load'] {
  if (__DEV__) {
    warnOfOptions('fromFunction', options, functionOptions());
    if (!isDraw(draw)) {
      console.warn(`[dash-grid] ${NO_DRAW}`);
    }
  }
  return async () => {
    if (!isDraw(draw)) {
      throw new DashError('invalid-module', NO_DRAW);
    }
    const [library, sheets] = await Promise.all([
      options.load?.(),
      loadStyleSheets(options.styles),
    ]);
    return { default: drawnWidget(draw as unknown as Draw<JsonObject, unknown>, library, sheets) };
  };
}
