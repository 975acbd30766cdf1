import { watchLateErrors } from '../../registry/guards/late-errors.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { DashWidgetErrorEvent } from '../events/widget-error-event.js';
import type { Board } from './board.js';

/** Raises `dash-widget-error` for errors that nobody caught, of types that this board has. */
export function watchErrors({ element, settings }: DashboardHost, board: Board): () => void {
  const has = (type: string): boolean =>
    [...board.items.values()].some(
      ({ widget }) => settings.registry.resolve(widget.type)?.manifest.type === type,
    );
  return watchLateErrors(
    ({ error, type }) =>
      element.dispatchEvent(
        new DashWidgetErrorEvent({ widgetId: null, type, phase: 'later', error }),
      ),
    ({ type }) => type !== undefined && has(type),
  );
}
