import type { JsonObject, JsonValue } from 'dash-grid/model';

/** One shape of answer that a widget type accepts, with realistic data. */
interface Answer {
  /** The shape, as the specification and the documentation write it. */
  readonly label: string;
  readonly data: JsonValue;
  /** More config that this shape needs. */
  readonly config?: JsonObject;
}

/** The gallery's content for one widget type. */
export interface Story {
  readonly type: string;
  /** A typical title of such a widget. */
  readonly title: string;
  readonly config?: JsonObject;
  /** The answers by name; the first one is shown initially. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** An answer without content. Default: null. */
  readonly empty?: JsonValue;
}
