import type { Change, Dashboard } from '../../model/types.js';

/** One edit: the changes, or how they follow from the document at hand. */
export interface Command {
  readonly changes: readonly Change[] | ((present: Dashboard) => readonly Change[]);
  /** Edits of one run are one step to undo, however long it takes. */
  readonly run?: string | undefined;
  /** Edits of one key in quick succession, such as typing, are one write and one step to undo. */
  readonly coalesce?: string;
  /** Told to screen readers once the edit is made. Default: nothing. */
  readonly announcement?: string;
}

export type StepDirection = 'undo' | 'redo';

export interface StepOptions {
  /** Takes the step only if it belongs to this run. */
  readonly run?: string;
  /** In place of the usual announcement. */
  readonly announcement?: string;
}

/** The one way in for every edit; the class `Commands` in `editing/` is the implementation. */
export interface EditCommands {
  /** How many edits users have made here; tells whether something came in between. */
  readonly count: number;
  /**
   * An edit by the user. False if it was not made: the user has been told why, unless it changes
   * nothing.
   */
  run(command: Command): boolean;
  /**
   * An edit by a program: the page is not asked, and nothing is announced.
   *
   * @throws DashError that tells why it can't be made; `forbidden` if the rights are missing.
   */
  call(command: Command): void;
  /**
   * Rights and limits of an edit that is about to be made.
   *
   * @throws DashError `forbidden`, `read-only`, `widget-limit`.
   */
  permit(changes: readonly Change[]): void;
  /** Undo or redo by the user. False if there was nothing to take, or it was refused. */
  step(direction: StepDirection, options?: StepOptions): boolean;
  /**
   * Undo or redo by a program.
   *
   * @throws DashError `forbidden` if the rights are missing.
   */
  callStep(direction: StepDirection): boolean;
  /**
   * Back to the seed, by a program.
   *
   * @throws DashError `dashboard-not-found` without a seed, `forbidden` if the rights are missing.
   */
  reset(): Promise<void>;
  /**
   * Writes now what is unsaved.
   *
   * @throws DashError that tells why storage refused; the edits are kept.
   */
  save(): Promise<void>;
}
