/** What all events of the elements share: they bubble, cross shadow roots, and carry their values as fields. */
export class DashEvent<Detail> extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }

  /** The same values, for listeners that look for them here. */
  get detail(): Detail {
    return this as unknown as Detail;
  }
}
