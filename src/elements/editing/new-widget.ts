import {
  addWidget,
  type AddedWidget,
  type AddWidgetOptions,
} from '../../model/edits/add-widget.js';
import { gridRules } from '../../model/layout/grid-rules.js';
import { DashError } from '../../model/errors.js';
import type { Dashboard, WidgetId } from '../../model/types.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { EditCommands } from '../host/edit-commands.js';
import { instanceLimit } from './instance-limit.js';

/**
 * Returns the changes that add a new widget, and its id.
 *
 * @throws DashError `unknown-type`; `widget-limit` when the type allows no further instance.
 */
export function newWidget(
  { settings }: DashboardHost,
  present: Dashboard,
  options: AddWidgetOptions,
): AddedWidget {
  const { registry } = settings;
  const resolved = registry.resolve(options.type, options.version);
  if (!resolved) {
    throw new DashError(
      'unknown-type',
      `There is no widget type "${options.type}". Register its manifest before you add it.`,
    );
  }
  const { manifest, defaultSize } = resolved;
  const { preset } = manifest;
  const refusal = instanceLimit(registry, present, manifest);
  if (refusal) {
    throw refusal;
  }
  return addWidget(
    present,
    {
      title: manifest.defaultTitle ?? manifest.name,
      configVersion: manifest.version,
      ...(preset?.config && { config: preset.config }),
      ...(preset?.query && { query: preset.query }),
      ...options,
    },
    { ...gridRules(present, settings), defaultSize },
  );
}

/** Adds a widget for the user. Returns its id; undefined if it was refused. */
export function addByUser(
  host: DashboardHost,
  commands: EditCommands,
  options: AddWidgetOptions,
): WidgetId | undefined {
  let id: WidgetId | undefined;
  const isMade = commands.run({
    changes: (present) => {
      const added = newWidget(host, present, options);
      ({ id } = added);
      return added.changes;
    },
  });
  return isMade ? id : undefined;
}
