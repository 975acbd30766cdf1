/** An error that nobody caught: of a timer, an event listener or a floating promise. */
export interface LateError {
  readonly error: unknown;
  /** The widget type whose module the stack names; undefined unless it is exactly one. */
  readonly type?: string;
}

export interface LateErrorWatcher {
  readonly listener: (event: LateError) => void;
  readonly claims?: (event: LateError) => boolean;
}
