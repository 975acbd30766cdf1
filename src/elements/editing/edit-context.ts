import type { GridRules } from '../../model/geometry/normalize.js';
import { DEFAULT_COLUMNS } from '../../model/index.js';
import type { SizeLimits, Widget } from '../../model/types.js';
import type { BoardController } from '../board/board-controller.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { EditCommands } from '../host/edit-commands.js';
import { editStrings as strings } from './edit-strings.js';

/** The dashboard that is edited: the host, the board that shows it, and the commands. */
export interface EditContext {
  readonly host: DashboardHost;
  readonly controller: BoardController;
  readonly commands: EditCommands;
}

/** Returns the columns and the compaction of the shown layout. */
export function rulesOf({ host, controller }: EditContext): GridRules {
  const { compaction } = host.settings;
  return { columns: controller.view?.columns ?? DEFAULT_COLUMNS, compaction };
}

/** Returns the sizes that a type allows its widgets; none for an unknown type. */
export function limitsOf({ settings }: DashboardHost, widget: Widget): SizeLimits {
  return settings.registry.resolveWidget(widget)?.limits ?? {};
}

export function titleOf({ title }: Widget): string {
  return title || strings.untitled;
}
