import type { DataState } from '../../data/types.js';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext, WidgetContextKey } from '../types/index.js';
import type { ExportedData } from './table-of.js';

/** The size of a widget's box in CSS pixels. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The callbacks of what a function has drawn; all are optional. One that throws, or whose promise
 * is rejected, ends in the widget's error state.
 */
export interface Drawing<Config extends object = JsonObject> {
  /** Shows another config, a copy. Without it, the widget is drawn again from the beginning. */
  update?(config: Config): void;
  /** Called when the box has another size. */
  resize?(size: BoxSize): void;
  /**
   * Shows the answer of the widget's query, at first and whenever it changes. The answer is a copy,
   * and may be changed. With it, the widget's frame shows that data is loading, missing, out of
   * date or failed.
   */
  data?(data: JsonValue, state: DataState): void;
  /**
   * Called with the fields of the context that changed, beside the size. Without it, the widget is
   * drawn again for another theme, locale or time zone.
   */
  context?(changed: ReadonlySet<WidgetContextKey>): void;
  /**
   * Returns the shown data for CSV. Default: the answer of the query, if that is a list of objects.
   */
  exportData?(): ExportedData | Promise<ExportedData>;
  /** Releases what the library holds: listeners, timers, observers. */
  destroy?(): void;
}

/** The result of a drawing function: callbacks, only the one that destroys, or nothing. */
export type DrawResult<Config extends object = JsonObject> = Drawing<Config> | (() => void) | void;

/**
 * Draws a widget into its box, which has its final size; the callbacks that it returns are called
 * from then on. The config is a copy. An asynchronous function may take 15 seconds.
 *
 * @template Library The exports of the module that the option `load` imports.
 */
export type Draw<Config extends object = JsonObject, Library = undefined> = (
  box: HTMLElement,
  config: Config,
  context: WidgetContext,
  library: Library,
) => DrawResult<Config> | Promise<DrawResult<Config>>;

const CALLBACKS = ['update', 'resize', 'data', 'context', 'exportData', 'destroy'] as const;

/**
 * Reads the result of a drawing function.
 *
 * @throws DashError `invalid-module` that says what to return.
 */
export function readDrawing(result: unknown): Drawing {
  if (result === undefined || result === null) {
    return {};
  }
  if (typeof result === 'function') {
    return { destroy: result as () => void };
  }
  const drawing = result as Drawing;
  const wrong = CALLBACKS.find((name) => !/undefined|function/.test(typeof drawing[name]));
  if (typeof result !== 'object' || wrong) {
    const found = wrong ? `its "${wrong}" is no function` : `it returned a ${typeof result}`;
    throw new DashError(
      'invalid-module',
      `fromFunction: the function must return { ${CALLBACKS.join(', ')} }, each optional, a function that destroys, or nothing; ${found}.`,
    );
  }
  return drawing;
}
