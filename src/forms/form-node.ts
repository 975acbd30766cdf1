import type { JsonValue } from '../model/json.js';
import type { JsonSchema } from '../registry/types/index.js';
import type { FieldKind } from './kind.js';
import { textOf } from './resolve.js';

/** What the nodes of one form share. */
export interface FormContext {
  readonly root: JsonSchema;
  /** Makes the field that fits a schema and the value that is stored for it. */
  create(init: NewNode, value: JsonValue | undefined): FormNode;
  /** Whether a value fulfils a condition of the schema. */
  holds(condition: JsonSchema, value: JsonValue): boolean;
}

/** What a field is made of, before it is known which kind it is. */
export type NewNode = Omit<NodeInit, 'label' | 'outer'> & {
  readonly label?: string;
  readonly key: string;
  /** The field that it stands in. */
  readonly parent: FormNode;
};

export interface NodeInit {
  readonly context: FormContext;
  /** Unique in the form, without spaces. */
  readonly id: string;
  /**
   * Where its value stands in the form's, as a JSON Pointer; items of lists by a number of their
   * own.
   */
  readonly pointer: string;
  /** Resolved. */
  readonly schema: JsonSchema;
  readonly label: string;
  /** What holds while nothing is set. */
  readonly fallback: JsonValue | undefined;
  /** Whether the fallback reaches who reads the value: then nothing is missing without a value. */
  readonly isInherited: boolean;
  /** It stands in something that is read-only. */
  readonly isLocked: boolean;
  /**
   * The schemas that this one stands in, as they are written, to notice one that contains itself.
   */
  readonly outer: readonly JsonSchema[];
}

/**
 * One field of a form and what the user did to it. It gives back what it was given for as long as
 * nobody touched it, and knows no DOM.
 */
export abstract class FormNode {
  abstract readonly kind: FieldKind;
  readonly init: NodeInit;
  label: string;
  isRequired = false;
  /** It stands in a list. */
  isItem = false;
  /** What is wrong with it, in words for the user; none is empty. */
  fault = '';
  /** Whether the user has been here, and so may be told of the fault. */
  isVisited = false;
  /** Whether the user changed it. */
  isTouched = false;

  constructor(init: NodeInit) {
    this.init = init;
    this.label = init.label;
  }

  /** What is set; undefined if nothing is. */
  abstract get own(): JsonValue | undefined;

  /** Takes over a value. What the user typed that is no value yet stays. */
  abstract load(value: JsonValue | undefined): void;

  /** Back to nothing. */
  abstract unset(): void;

  get id(): string {
    return this.init.id;
  }

  get schema(): JsonSchema {
    return this.init.schema;
  }

  /** What is set, else what a required value starts with. */
  get value(): JsonValue | undefined {
    const { own } = this;
    return own === undefined && this.needsValue ? this.start : own;
  }

  /** What a value that must be there is, before the user says anything. */
  get start(): JsonValue | undefined {
    return this.schema['default'];
  }

  /** Whether something is missing while nothing is set. */
  get needsValue(): boolean {
    return this.isRequired && !this.init.isInherited;
  }

  get isReadOnly(): boolean {
    return this.init.isLocked || this.schema['readOnly'] === true;
  }

  get description(): string {
    return textOf(this.schema['description']);
  }

  /** Why what the user typed is no value; empty if it is one. */
  get ownFault(): string {
    return '';
  }

  /** Why a value is not of its format, where the validator knows nothing of that. */
  get formatFault(): string {
    return '';
  }

  get children(): readonly FormNode[] {
    return [];
  }

  /**
   * The innermost field at a path of its value, and what of the path lies inside that field's
   * value.
   */
  find(path: readonly string[]): { node: FormNode; rest: readonly string[] } {
    return { node: this, rest: path };
  }

  /** This one and all inside it, in the order in which they are shown. */
  *all(): Generator<FormNode> {
    yield this;
    for (const child of this.children) {
      yield* child.all();
    }
  }
}
