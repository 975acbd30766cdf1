import type { AddWidgetOptions } from '../../model/edits/add-widget.js';
import { gridRules } from '../../model/layout/grid-rules.js';
import { moveWidget as moveChanges } from '../../model/edits/move-widget.js';
import { updateWidget as updateChange, type WidgetPatch } from '../../model/edits/update-widget.js';
import { own } from '../../model/record.js';
import type { Rect, WidgetId } from '../../model/types.js';
import { editWidget } from '../../registry/config/edit-config.js';
import type { Command } from '../host/edit-commands.js';
import { type EditContext, limitsOf, titleOf } from './edit-context.js';
import { editStrings as strings } from './edit-strings.js';
import { newWidget } from './new-widget.js';

// The methods of the element that edit. Only a user's edits glide; a program's do not.

function call({ host, controller, commands }: EditContext, command: Command): void {
  commands.call(command);
  const { idleWork } = controller.board;
  if (idleWork) {
    idleWork.isStill = true;
    void host.element.updateComplete.then(() => (idleWork.isStill = false));
  }
}

export function addWidget(context: EditContext, options: AddWidgetOptions): WidgetId {
  let id = '';
  call(context, {
    changes: (present) => {
      const added = newWidget(context.host, present, options);
      ({ id } = added);
      return added.changes;
    },
  });
  return id;
}

export function updateWidget(context: EditContext, id: WidgetId, patch: WidgetPatch): void {
  const { registry } = context.host.settings;
  call(context, {
    changes: ({ widgets }) => {
      const change = updateChange(id, patch);
      const widget = own(widgets, id);
      return [widget ? { ...change, ...editWidget(registry, widget, change) } : change];
    },
  });
}

export function removeWidget(context: EditContext, id: WidgetId): void {
  call(context, { changes: [{ type: 'widget.remove', id }] });
}

export function moveWidget(context: EditContext, id: WidgetId, target: Partial<Rect>): void {
  const { host, controller } = context;
  controller.board.moved.add(id);
  const moved = own(host.dashboard?.widgets ?? {}, id);
  call(context, {
    ...(moved && { label: moveLabel(titleOf(moved), target) }),
    changes: (present) => {
      const widget = own(present.widgets, id);
      const limits = widget && limitsOf(host, widget);
      return moveChanges(present, id, target, {
        ...gridRules(present, host.settings),
        ...(limits && { limits }),
      });
    },
  });
}

function moveLabel(title: string, { x, y }: Partial<Rect>): string {
  return x === undefined && y === undefined ? strings.resizeEdit(title) : strings.moveEdit(title);
}

export async function importDashboard(context: EditContext, input: unknown): Promise<void> {
  const { replaceDocument } = await import('../../model/edits/import-document.js');
  call(context, {
    label: strings.importEdit,
    changes: (present) => replaceDocument(present, input),
  });
}

export function reset({ commands }: EditContext): Promise<void> {
  return commands.reset();
}
