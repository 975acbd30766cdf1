/** What all events of the elements share: they bubble, cross shadow roots, and carry their values as fields. */
export class DashEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }

  /** The event itself, for listeners that look for the values there. */
  get detail(): object {
    return this;
  }
}
