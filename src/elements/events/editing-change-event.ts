/** The user entered or left edit mode. */
export class DashEditingChangeEvent extends Event {
  static readonly type = 'dash-editing-change';

  constructor(readonly editing: boolean) {
    super(DashEditingChangeEvent.type, { bubbles: true, composed: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { editing: this.editing };
  }
}

/** The user is about to enter or leave edit mode; `preventDefault()` keeps it as it is. */
export class DashBeforeEditingChangeEvent extends Event {
  static readonly type = 'dash-before-editing-change';

  constructor(readonly editing: boolean) {
    super(DashBeforeEditingChangeEvent.type, { bubbles: true, composed: true, cancelable: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { editing: this.editing };
  }
}
