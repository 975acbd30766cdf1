import { DashEvent } from './dash-event.js';

export interface EditingChangeDetail {
  readonly editing: boolean;
}

/** The user entered or left edit mode. */
export class DashEditingChangeEvent extends DashEvent<EditingChangeDetail> {
  static readonly type = 'dash-editing-change';
  declare readonly editing: boolean;

  constructor(editing: boolean) {
    super(DashEditingChangeEvent.type, { editing });
  }
}

/** The user is about to enter or leave edit mode; `preventDefault()` keeps it as it is. */
export class DashBeforeEditingChangeEvent extends DashEvent<EditingChangeDetail> {
  static readonly type = 'dash-before-editing-change';
  declare readonly editing: boolean;

  constructor(editing: boolean) {
    super(DashBeforeEditingChangeEvent.type, { editing }, true);
  }
}
