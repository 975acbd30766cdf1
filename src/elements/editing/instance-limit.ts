import { DashError } from '../../model/errors.js';
import type { Dashboard } from '../../model/types.js';
import type { WidgetRegistry } from '../../registry/index.js';
import type { WidgetManifest } from '../../registry/types/index.js';

/** Tells why a dashboard takes no further widget of a type; undefined if it does. */
export function instanceLimit(
  registry: WidgetRegistry,
  { widgets }: Dashboard,
  { type, name, maxInstances: most = Infinity }: WidgetManifest,
): DashError | undefined {
  const all = Object.values(widgets);
  // Most types have no limit, and most dashboards fewer widgets than a type that has one.
  if (all.length < most) {
    return undefined;
  }
  const count = all.filter((widget) => registry.resolve(widget.type)?.manifest.type === type);
  return count.length < most
    ? undefined
    : new DashError(
        'widget-limit',
        `A dashboard holds at most ${most} of “${name}”, and this one has them.`,
      );
}
