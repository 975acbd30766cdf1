import { mayNotWrite } from '../../model/rights.js';
import type { WidgetId } from '../../model/types.js';
import type { WidgetEdit } from '../../registry/index.js';
import { DashTelemetryEvent, DashWidgetErrorEvent, DashWidgetEvent } from '../events/index.js';
import type { EditCommands } from '../host/edit-commands.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { BodySizes } from './body-sizes.js';
import type { SharedContext } from './live-context.js';
import type { SharedSizeObserver } from './shared-size-observer.js';
import type { MountHost } from './widget-mount.js';

/** The objects that the widgets of one board share. */
export interface MountSurroundings {
  readonly shared: SharedContext;
  readonly sizes: BodySizes;
  readonly observer: SharedSizeObserver;
}

/** Returns the dashboard as its widgets see it. */
export function mountHostOf(
  host: DashboardHost,
  { shared, sizes, observer }: MountSurroundings,
): MountHost {
  const { element } = host;
  return {
    get registry() {
      return host.settings.registry;
    },
    shared,
    sizes,
    observeSize: (target, listener) => observer.observe(target, listener),
    unobserveSize: (target) => observer.unobserve(target),
    updateConfig: (id, edit) => updateConfig(host, id, edit),
    widgetError: (id, type, phase, error) => {
      element.dispatchEvent(new DashWidgetErrorEvent({ widgetId: id, type, phase, error }));
      element.dispatchEvent(
        new DashTelemetryEvent({ kind: 'error', widgetId: id, widgetType: type }),
      );
    },
    setVariables: (values) => host.setVariables(values),
    widgetEvent: (id, name, detail) =>
      element.dispatchEvent(new DashWidgetEvent({ widgetId: id, name, data: detail })),
    widgetLoaded: ({ id, type, installId }, duration) =>
      element.dispatchEvent(
        new DashTelemetryEvent({
          kind: 'load',
          widgetId: id,
          widgetType: type,
          installId,
          duration,
        }),
      ),
  };
}

/**
 * Makes an edit of a widget's own config, also in view mode, where the code that writes may not be
 * loaded yet. Returns true if it was made.
 *
 * @throws DashError `forbidden`, to the widget.
 */
function updateConfig(
  host: DashboardHost,
  id: WidgetId,
  edit: WidgetEdit,
): boolean | Promise<boolean> {
  if (!host.rights.write) {
    throw mayNotWrite();
  }
  const { commands, opening } = host;
  // Meanwhile the widget may be removed, or another dashboard open.
  const store = (loaded: EditCommands) =>
    opening === host.opening &&
    host.dashboard?.widgets[id] !== undefined &&
    loaded.editConfig(id, edit);
  if (commands) {
    // Synchronous where possible: the widget may be about to be removed.
    return store(commands);
  }
  return host.write().then(store, (error: unknown) => {
    host.notify(error);
    return false;
  });
}
