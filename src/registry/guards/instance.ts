import { deepFreeze } from '../../model/freeze.js';
import type { JsonObject } from '../../model/json.js';
import { DashError } from '../../model/errors.js';
import { constructGuarded, runGuarded, stopReporting } from './guard.js';
import { markReported } from './reported.js';
import type { ReportWidgetError, WidgetElement, WidgetInstance } from '../types/index.js';

/**
 * Creates one guarded element of a widget class.
 *
 * @throws DashError `widget-failed` if its constructor throws; reported as `construct`, too.
 */
export function createInstance(
  Base: CustomElementConstructor,
  type: string,
  report: ReportWidgetError,
): WidgetInstance {
  let element: WidgetElement;
  try {
    element = constructGuarded(Base, type, report) as WidgetElement;
  } catch (error) {
    markReported(error);
    report('construct', error);
    throw new DashError('widget-failed', `The constructor of widget type "${type}" failed.`, {
      cause: error,
    });
  }
  const assign = (set: () => void): boolean =>
    runGuarded(element, 'configure', () => {
      set();
      return true;
    }) ?? false;
  return {
    element,
    configure: (config: JsonObject) =>
      assign(() => {
        element.config = Object.isFrozen(config) ? config : deepFreeze({ ...config });
      }),
    setContext: (context) =>
      assign(() => {
        element.context = context;
      }),
    dispose: () => stopReporting(element),
  };
}
