import { DashError } from '../../model/errors.js';
import { limitRefusal } from '../../model/limits.js';
import { refusalOf } from '../../model/refusal.js';
import type { Change, WidgetId } from '../../model/types.js';
import { editWidget, type WidgetEdit } from '../../registry/config/edit-config.js';
import { storageError } from '../../storage/storage-error.js';
import type { DashboardStore } from '../../store/dashboard-store.js';
import type { DispatchOptions } from '../../store/types.js';
import { DashBeforeChangeEvent } from '../events/change-event.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { Command, EditCommands, StepDirection, StepOptions } from '../host/edit-commands.js';
import { labelOf } from './edit-label.js';
import { editStrings as strings } from './edit-strings.js';

/**
 * The single entry of every edit of a dashboard, by users and programs.
 *
 * Steps: {@link permit}, {@link ask}, {@link dispatch}, then {@link announce}, or {@link explain}
 * if one of them refuses. A program's edit skips `ask` and `announce`, and a refusal is thrown.
 * Callers: the sensors of gestures, dialogs, menus, the toolbar and its keys, widgets that set
 * their config, and the methods of the element. Invariant: nothing else in `elements/` writes to
 * the store.
 */
export class Commands implements EditCommands {
  count = 0;
  readonly #host: DashboardHost;
  readonly #store: DashboardStore;

  constructor(host: DashboardHost, store: DashboardStore) {
    this.#host = host;
    this.#store = store;
  }

  get lastRun(): string | undefined {
    return this.#store.lastRun;
  }

  run(command: Command): boolean {
    try {
      const changes = this.#changesOf(command);
      if (changes.length === 0) {
        return false;
      }
      this.permit(changes);
      if (!this.ask(changes)) {
        return false;
      }
      this.dispatch(changes, command);
    } catch (error) {
      this.explain(error);
      return false;
    }
    this.count++;
    this.announce(command.announcement);
    return true;
  }

  call(command: Command): void {
    const changes = this.#changesOf(command);
    this.permit(changes);
    this.dispatch(changes, { ...command, origin: 'api' });
  }

  editConfig(id: WidgetId, edit: WidgetEdit): boolean {
    return this.run({
      changes: ({ widgets }) => {
        const whole = editWidget(this.#host.settings.registry, widgets[id]!, edit);
        return [{ type: 'widget.update', id, ...whole }];
      },
      coalesce: `config:${id}`,
    });
  }

  step(direction: StepDirection, { run, announcement }: StepOptions = {}): boolean {
    let isMade = false;
    const { undoLabel, redoLabel } = this.#store.state;
    try {
      isMade = this.#store[direction]((changes, lastRun) => {
        if (run !== undefined && run !== lastRun) {
          return false;
        }
        this.permit(changes);
        return this.ask(changes);
      });
    } catch (error) {
      this.explain(error);
    }
    if (isMade) {
      this.count++;
      this.announce(
        announcement ??
          (direction === 'undo' ? strings.undone(undoLabel) : strings.redone(redoLabel)),
      );
    }
    return isMade;
  }

  callStep(direction: StepDirection): boolean {
    return this.#store[direction]((changes) => {
      this.permit(changes);
      return true;
    });
  }

  async reset(): Promise<void> {
    this.permit([]);
    await this.#store.reset(strings.resetEdit);
  }

  async save(): Promise<void> {
    await this.#store.flush();
  }

  /**
   * Checks rights and limits.
   *
   * @throws DashError `forbidden`, `read-only`, `widget-limit`.
   */
  permit(changes: readonly Change[]): void {
    const { state, rights, settings, dashboard } = this.#host;
    if (state?.readOnly) {
      throw new DashError('read-only', storageError('newer-schema').message);
    }
    const refusal =
      refusalOf(changes, rights) ??
      (dashboard && limitRefusal(dashboard, changes, settings.limits));
    if (refusal) {
      throw refusal;
    }
  }

  /** Raises `dash-before-change`. Returns false if the page prevents the edit. */
  ask(changes: readonly Change[]): boolean {
    return this.#host.element.dispatchEvent(new DashBeforeChangeEvent(changes));
  }

  /** Makes the edit; it is shown at once, and queued for the storage. */
  dispatch(changes: readonly Change[], options: DispatchOptions): void {
    const label = options.label ?? labelOf(changes, this.#host.dashboard);
    this.#store.dispatch(changes, { ...options, label });
  }

  /** Shows the user why an edit was not made. */
  explain(error: unknown): void {
    this.#host.notify(error);
  }

  /** Announces an edit to screen readers. */
  announce(text: string | undefined): void {
    if (text) {
      this.#host.announce(text);
    }
  }

  #changesOf({ changes }: Command): readonly Change[] {
    if (typeof changes !== 'function') {
      return changes;
    }
    const { dashboard } = this.#host;
    return dashboard ? changes(dashboard) : [];
  }
}
