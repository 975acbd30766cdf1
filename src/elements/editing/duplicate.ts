import { duplicateWidget } from '../../model/edits/duplicate-widget.js';
import { gridRules } from '../../model/layout/grid-rules.js';
import type { Widget, WidgetId } from '../../model/types.js';
import type { Item } from '../board/item.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { EditCommands } from '../host/edit-commands.js';
import { titleOf } from './edit-context.js';
import { editStrings as strings } from './edit-strings.js';
import { instanceLimit } from './instance-limit.js';

/** Tells why a widget can't be copied; undefined if it can. */
export function whyNoCopy(host: DashboardHost, { type }: Widget): string | undefined {
  const { registry } = host.settings;
  const manifest = registry.resolve(type)?.manifest;
  const isFull = manifest && host.dashboard && instanceLimit(registry, host.dashboard, manifest);
  return isFull ? strings.tooMany(manifest.maxInstances!) : undefined;
}

/**
 * Adds a copy of a widget in its size at the first free place. Returns its id; undefined if it was
 * refused.
 */
export function duplicate(
  host: DashboardHost,
  commands: EditCommands,
  { widget, rect }: Item,
): WidgetId | undefined {
  let id: WidgetId | undefined;
  const isMade = commands.run({
    label: strings.duplicateEdit(titleOf(widget)),
    changes: (present) => {
      const title = strings.copyOf(titleOf(widget));
      const configVersion = host.settings.registry.configVersionOf(widget);
      const copy = duplicateWidget(
        present,
        { ...widget, ...(configVersion !== undefined && { configVersion }) },
        { w: rect.w, h: rect.h },
        title,
        gridRules(present, host.settings),
      );
      ({ id } = copy);
      return copy.changes;
    },
  });
  return isMade ? id : undefined;
}
