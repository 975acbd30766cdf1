import { DashEvent } from './dash-event.js';

/** The user entered or left edit mode. */
export class DashEditingChangeEvent extends DashEvent<DashEditingChangeEvent> {
  static readonly type = 'dash-editing-change';

  constructor(readonly editing: boolean) {
    super(DashEditingChangeEvent.type);
  }
}

/** The user is about to enter or leave edit mode; `preventDefault()` keeps it as it is. */
export class DashBeforeEditingChangeEvent extends DashEvent<DashBeforeEditingChangeEvent> {
  static readonly type = 'dash-before-editing-change';

  constructor(readonly editing: boolean) {
    super(DashBeforeEditingChangeEvent.type, true);
  }
}
