import type { JsonValue } from '../model/json.js';
import type { JsonSchema } from '../registry/types/index.js';
import type { FieldKind } from './kind.js';
import { textOf } from './resolve.js';

/** The schema and the functions that all nodes of one form share. */
export interface FormContext {
  readonly root: JsonSchema;
  /** Creates the field for a schema and its stored value. */
  create(init: NewNode, value: JsonValue | undefined): FormNode;
  /** True if a value fulfils a condition of the schema. */
  holds(condition: JsonSchema, value: JsonValue): boolean;
}

/** The description of a field whose kind is not known yet. */
export type NewNode = Omit<NodeInit, 'label' | 'outer'> & {
  readonly label?: string;
  readonly key: string;
  /** The field that contains the new one. */
  readonly parent: FormNode;
};

export interface NodeInit {
  readonly context: FormContext;
  /** Unique in the form, without spaces. */
  readonly id: string;
  /**
   * The JSON Pointer of the value in the form's value; list items have numbers that stay with them.
   */
  readonly pointer: string;
  /** The schema, with its references resolved. */
  readonly schema: JsonSchema;
  readonly label: string;
  /** The value that applies while nothing is set. */
  readonly fallback: JsonValue | undefined;
  /** True if readers of the config get the fallback, so that a required value may stay unset. */
  readonly isInherited: boolean;
  /** True if an enclosing field is read-only. */
  readonly isLocked: boolean;
  /** The enclosing schemas, unresolved; a schema among its own is recursive. */
  readonly outer: readonly JsonSchema[];
}

/**
 * One field of a form: its value, the user's edit of it, and its fault. It uses no DOM.
 *
 * FormModel creates the tree of fields, loads values into it and sets the faults; the render
 * functions read it and call the editing methods. A field that nobody has edited returns the value
 * it was loaded with.
 */
export abstract class FormNode {
  abstract readonly kind: FieldKind;
  readonly init: NodeInit;
  label: string;
  isRequired = false;
  /** True if the field is an item of a list. */
  isItem = false;
  /** The fault, in words for the user; empty if there is none. */
  fault = '';
  /** True once the user has left the field; only then its fault is shown. */
  isVisited = false;
  /** True once the user has changed the field. */
  isTouched = false;

  constructor(init: NodeInit) {
    this.init = init;
    this.label = init.label;
  }

  /** The value that is set; undefined if none is. */
  abstract get own(): JsonValue | undefined;

  /** Loads a value; text that the user typed and that does not parse stays. */
  abstract load(value: JsonValue | undefined): void;

  /** Removes the value. */
  abstract unset(): void;

  get id(): string {
    return this.init.id;
  }

  get schema(): JsonSchema {
    return this.init.schema;
  }

  /** The value that is set, or the start value where one is required. */
  get value(): JsonValue | undefined {
    const { own } = this;
    return own === undefined && this.needsValue ? this.start : own;
  }

  /** The value that a required field starts with. */
  get start(): JsonValue | undefined {
    return this.schema['default'];
  }

  /** True if a value must be set here. */
  get needsValue(): boolean {
    return this.isRequired && !this.init.isInherited;
  }

  get isReadOnly(): boolean {
    return this.init.isLocked || this.schema['readOnly'] === true;
  }

  get description(): string {
    return textOf(this.schema['description']);
  }

  /** The fault of typed text that does not parse; empty if it parses. */
  get ownFault(): string {
    return '';
  }

  /** The fault of a format that the validator does not check; empty if there is none. */
  get formatFault(): string {
    return '';
  }

  get children(): readonly FormNode[] {
    return [];
  }

  /** Finds the innermost field at a path, and the rest of the path inside that field's value. */
  find(path: readonly string[]): { node: FormNode; rest: readonly string[] } {
    return { node: this, rest: path };
  }

  /** This field and all fields inside it, in the order shown. */
  *all(): Generator<FormNode> {
    yield this;
    for (const child of this.children) {
      yield* child.all();
    }
  }
}
