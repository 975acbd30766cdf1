import type { Change, Dashboard, WidgetId } from '../../model/types.js';
import type { WidgetEdit } from '../../registry/config/edit-config.js';

/** One edit: its changes, or a function that makes them from the present document. */
export interface Command {
  readonly changes: readonly Change[] | ((present: Dashboard) => readonly Change[]);
  /** Edits of the same run are one step to undo, however long they take. */
  readonly run?: string | undefined;
  /**
   * Edits of the same key in quick succession, such as typing, are one write and one step to undo.
   */
  readonly coalesce?: string;
  /**
   * The edit in a few words that follow “Undo:”. Default: what the changes tell by themselves.
   */
  readonly label?: string;
  /** The text for screen readers once the edit is made. Default: none. */
  readonly announcement?: string;
}

export type StepDirection = 'undo' | 'redo';

export interface StepOptions {
  /** The run that the step must belong to; a step of another one is not taken. */
  readonly run?: string;
  /** The text for screen readers in place of the usual one. */
  readonly announcement?: string;
}

/** The single entry of every edit; the class `Commands` in `editing/` is the implementation. */
export interface EditCommands {
  /**
   * The number of edits that users have made here; another number means that one came in between.
   */
  readonly count: number;
  /** The run of the last edit, or the field that it typed into; undefined after undo and redo. */
  readonly lastRun: string | undefined;
  /**
   * Makes an edit of the user. Returns false if it was not made: the user has been told why, unless
   * it changes nothing.
   */
  run(command: Command): boolean;
  /**
   * Makes an edit of a program: `dash-before-change` is not raised, and nothing is announced.
   *
   * @throws DashError with the reason why it can't be made; `forbidden` if the rights are missing.
   */
  call(command: Command): void;
  /**
   * Checks the rights and limits of an edit that is about to be made.
   *
   * @throws DashError `forbidden`, `read-only`, `widget-limit`.
   */
  permit(changes: readonly Change[]): void;
  /**
   * An edit that a widget makes of its own config, on behalf of its user. Returns false if it was
   * not made.
   */
  editConfig(id: WidgetId, edit: WidgetEdit): boolean;
  /** Undoes or redoes for the user. Returns false if there was no step, or it was refused. */
  step(direction: StepDirection, options?: StepOptions): boolean;
  /**
   * Undoes or redoes for a program. Returns false if there was no step.
   *
   * @throws DashError `forbidden` if the rights are missing.
   */
  callStep(direction: StepDirection): boolean;
  /**
   * Resets the dashboard to its seed, for a program.
   *
   * @throws DashError `dashboard-not-found` without a seed, `forbidden` if the rights are missing.
   */
  reset(): Promise<void>;
  /**
   * Writes unsaved edits now.
   *
   * @throws DashError with the reason why the storage refused; the edits are kept.
   */
  save(): Promise<void>;
}
