import copyIcon from 'lucide/dist/esm/icons/copy.mjs';
import downloadIcon from 'lucide/dist/esm/icons/download.mjs';
import fullScreenIcon from 'lucide/dist/esm/icons/maximize.mjs';
import exitIcon from 'lucide/dist/esm/icons/minimize.mjs';
import moveIcon from 'lucide/dist/esm/icons/move.mjs';
import refreshIcon from 'lucide/dist/esm/icons/refresh-cw.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings-2.mjs';
import removeIcon from 'lucide/dist/esm/icons/trash.mjs';
import { isNewerSchema } from '../../model/migrate.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { Item } from '../board/item.js';
import type { Presenter } from '../board/board-controller.js';
import { namedIcon } from '../../icons/named-icons.js';
import type { EditSession } from '../editing/edit-session.js';
import { duplicate, whyNoCopy } from './duplicate.js';
import { canExport, exportCsv } from './export-csv.js';
import { enterFullScreen, exitFullScreen, isFullScreen } from './full-screen.js';
import { menuStrings as strings } from './menu-strings.js';
import type { MenuItem } from '../overlays/menu.js';
import { openMoveDialog } from '../editing/sensors/open-move-dialog.js';
import { actingStorage, isRunning, runAction, sortedActions } from './run-action.js';

/** What a menu is about. */
export interface MenuContext {
  readonly grid: DashGrid;
  readonly presenter: Presenter;
  readonly item: Item;
  /** Gives the focus back to where the menu was opened. */
  restoreFocus(): void;
}

/** The session in which this user may change the dashboard, if there is one. */
function sessionOf({ grid, presenter }: MenuContext): EditSession | undefined {
  const { dashboard, editing } = grid;
  const isReadOnly =
    !dashboard ||
    isNewerSchema(dashboard) ||
    dashboard.permissions?.includes('dashboard.write') === false;
  return editing && !isReadOnly ? presenter.session : undefined;
}

function editItems(context: MenuContext, session: EditSession): MenuItem[] {
  const { grid, presenter, item, restoreFocus } = context;
  const group = 'edit';
  const isKnown = grid.registry.resolve(item.widget.type) !== undefined;
  const items: MenuItem[] = [];
  if (isKnown) {
    items.push({
      group,
      label: strings.settings,
      icon: settingsIcon,
      run: () => {
        restoreFocus();
        void grid.openSettings(item.id);
      },
    });
    items.push({
      group,
      label: strings.duplicate,
      icon: copyIcon,
      disabled: whyNoCopy(grid, item.widget),
      run: () => {
        restoreFocus();
        const id = duplicate(grid, item);
        if (id !== undefined) {
          void grid.updateComplete.then(() => session.reveal(id));
        }
      },
    });
  }
  if (presenter.view?.isBase) {
    items.push({
      group,
      label: strings.move,
      icon: moveIcon,
      run: () => {
        restoreFocus();
        openMoveDialog(session, item);
      },
    });
  }
  return items;
}

function viewItems({ grid, presenter, item, restoreFocus }: MenuContext): MenuItem[] {
  const group = 'view';
  const mount = item.mount!;
  const title = item.widget.title || strings.untitled;
  const { element, refresh } = mount;
  const items: MenuItem[] = [];
  if (refresh) {
    items.push({
      group,
      label: strings.refresh,
      icon: refreshIcon,
      run: () => {
        restoreFocus();
        refresh();
        grid.announce(strings.refreshed(title));
      },
    });
  }
  items.push(
    isFullScreen(item)
      ? {
          group,
          label: strings.exitFullScreen,
          icon: exitIcon,
          run: () => exitFullScreen(item),
        }
      : {
          group,
          label: strings.fullScreen,
          icon: fullScreenIcon,
          run: () => void enterFullScreen(grid, presenter, item),
        },
  );
  if (canExport(element)) {
    items.push({
      group,
      label: strings.exportCsv,
      icon: downloadIcon,
      run: () => {
        restoreFocus();
        exportCsv(grid, element, title);
      },
    });
  }
  return items;
}

function actionItems({ grid, presenter, item, restoreFocus }: MenuContext): MenuItem[] {
  return actingStorage(grid)
    ? sortedActions(item.widget).map((action) => ({
        group: 'actions',
        label: action.label,
        icon: namedIcon(action.icon, 'zap'),
        disabled: isRunning(grid, item, action) ? strings.running : undefined,
        run: () => {
          restoreFocus();
          void runAction(grid, presenter, item, action);
        },
      }))
    : [];
}

/** What the user may do with a widget now, in the order in which it is offered. */
export function menuItems(context: MenuContext): MenuItem[] {
  const session = isFullScreen(context.item) ? undefined : sessionOf(context);
  return [
    ...(session ? editItems(context, session) : []),
    ...viewItems(context),
    ...actionItems(context),
    ...(session
      ? [
          {
            group: 'remove',
            label: strings.remove,
            icon: removeIcon,
            isDangerous: true,
            run: () => session.remove(context.item),
          },
        ]
      : []),
  ];
}
