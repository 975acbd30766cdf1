/**
 * The base of all events of the elements: they bubble, cross shadow roots, and carry their values
 * in `detail` and as fields. `type` is the event's own, so a value of that name is in `detail`
 * only.
 */
export class DashEvent<Detail extends object> extends Event {
  constructor(
    type: string,
    readonly detail: Detail,
    cancelable = false,
  ) {
    super(type, { bubbles: true, composed: true, cancelable });
    // Plain fields: defining each as read-only would take longer than the event itself.
    const fields = this as unknown as Record<string, unknown>;
    for (const name in detail) {
      if (!(name in this)) {
        fields[name] = detail[name];
      }
    }
  }
}
