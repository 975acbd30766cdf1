import copyIcon from 'lucide/dist/esm/icons/copy.mjs';
import downloadIcon from 'lucide/dist/esm/icons/download.mjs';
import fullScreenIcon from 'lucide/dist/esm/icons/maximize.mjs';
import exitIcon from 'lucide/dist/esm/icons/minimize.mjs';
import moveIcon from 'lucide/dist/esm/icons/move.mjs';
import refreshIcon from 'lucide/dist/esm/icons/refresh-cw.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings-2.mjs';
import removeIcon from 'lucide/dist/esm/icons/trash.mjs';
import type { Item } from '../board/item.js';
import type { BoardController } from '../board/board-controller.js';
import { namedIcon } from '../../icons/named-icons.js';
import type { EditSession } from '../editing/edit-session.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { canExport, exportCsv } from './export-csv.js';
import { enterFullScreen, exitFullScreen, isFullScreen } from './full-screen.js';
import { menuStrings as strings } from './menu-strings.js';
import type { MenuItem } from '../overlays/menu.js';
import { actingStorage, isRunning, runAction, sortedActions } from './run-action.js';

/** The widget that a menu belongs to, and its surroundings. */
export interface MenuContext {
  readonly host: DashboardHost;
  readonly controller: BoardController;
  /** The edit session of the dashboard, if there is one. */
  readonly session: EditSession | undefined;
  readonly item: Item;
  /** Gives the focus back to where the menu was opened. */
  restoreFocus(): void;
}

function editItems(context: MenuContext, session: EditSession): MenuItem[] {
  const { host, controller, item, restoreFocus } = context;
  const group = 'edit';
  const isKnown = host.settings.registry.resolve(item.widget.type) !== undefined;
  const items: MenuItem[] = [];
  if (isKnown) {
    items.push({
      group,
      label: strings.settings,
      icon: settingsIcon,
      run: () => {
        restoreFocus();
        host.openSettings(item.id);
      },
    });
    items.push({
      group,
      label: strings.duplicate,
      icon: copyIcon,
      disabled: session.whyNoCopy(item.widget),
      run: () => {
        restoreFocus();
        session.duplicate(item);
      },
    });
  }
  if (controller.view?.isBase) {
    items.push({
      group,
      label: strings.move,
      icon: moveIcon,
      run: () => {
        restoreFocus();
        void session.openMoveDialog(item);
      },
    });
  }
  return items;
}

function viewItems({ host, controller, item, restoreFocus }: MenuContext): MenuItem[] {
  const group = 'view';
  const mount = item.mount!;
  const title = item.widget.title || strings.untitled;
  const { element, data } = mount;
  const items: MenuItem[] = [];
  if (data) {
    items.push({
      group,
      label: strings.refresh,
      icon: refreshIcon,
      run: () => {
        restoreFocus();
        void data.refresh();
        host.announce(strings.refreshed(title));
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
          run: () => void enterFullScreen(host, controller, item),
        },
  );
  if (canExport(element)) {
    items.push({
      group,
      label: strings.exportCsv,
      icon: downloadIcon,
      run: () => {
        restoreFocus();
        exportCsv(host, element, title);
      },
    });
  }
  return items;
}

function actionItems({ host, controller, item, restoreFocus }: MenuContext): MenuItem[] {
  return actingStorage(host)
    ? sortedActions(item.widget).map((action) => ({
        group: 'actions',
        label: action.label,
        icon: namedIcon(action.icon, 'zap'),
        disabled: isRunning(host, item, action) ? strings.running : undefined,
        run: () => {
          restoreFocus();
          void runAction(host, controller, item, action);
        },
      }))
    : [];
}

/** Returns the actions that the user may choose now, in the order in which they are offered. */
export function menuItems(context: MenuContext): MenuItem[] {
  const session = isFullScreen(context.item) ? undefined : context.session;
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
            run: () => {
              context.restoreFocus();
              session.remove(context.item);
            },
          },
        ]
      : []),
  ];
}
