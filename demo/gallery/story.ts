import type { JsonObject, JsonValue } from 'dash-grid/model';

/** One shape of answer that a widget type accepts, with data that could be real. */
interface Answer {
  /** The shape, as SPEC and documentation write it. */
  readonly label: string;
  readonly data: JsonValue;
  /** What the config needs besides, to read this shape. */
  readonly config?: JsonObject;
}

/** What the gallery shows of one widget type. */
export interface Story {
  readonly type: string;
  /** How a widget like this would be called on a dashboard. */
  readonly title: string;
  readonly config?: JsonObject;
  /** By name; the first is shown at first. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** An answer with nothing in it. Default: null. */
  readonly empty?: JsonValue;
}
