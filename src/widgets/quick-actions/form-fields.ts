import type { JsonObject, JsonValue } from '../../model/json.js';
import { humanize } from '../shared/format/format.js';
import { isList, isNumber, isObject } from '../shared/data/shape.js';

type FieldKind =
  | 'text'
  | 'multiline'
  | 'email'
  | 'url'
  | 'date'
  | 'datetime'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'lines'
  | 'json'
  | 'group';

interface Choice {
  readonly value: JsonValue;
  readonly label: string;
}

/** A field of a form. */
export interface FormField {
  readonly key: string;
  /** Unique in its form and usable as an id in the page, whatever characters the keys have. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  readonly choices: readonly Choice[];
  /** The fields of a group. */
  readonly fields: readonly FormField[];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function labelOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Reads the choices of `enum`, or of `oneOf` with a constant and a title each. */
function choicesOf(schema: JsonObject): readonly Choice[] {
  const { enum: values, oneOf } = schema;
  if (isList(values)) {
    return values.map((value) => ({ value, label: labelOf(value) }));
  }
  if (!isList(oneOf)) {
    return [];
  }
  return oneOf.flatMap((option) => {
    if (!isObject(option) || option['const'] === undefined) {
      return [];
    }
    const value = option['const'];
    return [{ value, label: textOf(option['title']) || labelOf(value) }];
  });
}

const FORMATS: Readonly<Record<string, FieldKind>> = {
  email: 'email',
  uri: 'url',
  url: 'url',
  date: 'date',
  'date-time': 'datetime',
  textarea: 'multiline',
  multiline: 'multiline',
};

/** A text that may be longer than this gets a control of several lines. */
const LONG = 200;

function kindOf(schema: JsonObject, choices: readonly Choice[]): FieldKind {
  if (choices.length > 0) {
    return 'choice';
  }
  const { type, format, maxLength, items } = schema;
  switch (type) {
    case 'string': {
      const known = textOf(format);
      if (Object.hasOwn(FORMATS, known)) {
        return FORMATS[known]!;
      }
      return isNumber(maxLength) && maxLength > LONG ? 'multiline' : 'text';
    }
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array': {
      if (!isObject(items)) {
        return 'json';
      }
      if (choicesOf(items).length > 0) {
        return 'choices';
      }
      return items['type'] === 'string' ? 'lines' : 'json';
    }
    case 'object':
      return isObject(schema['properties']) ? 'group' : 'json';
    default:
      return 'json';
  }
}

/** The fields of a JSON Schema, in its order. A value that fits no control is entered as JSON. */
export function formFields(schema: JsonObject, prefix = 'field'): readonly FormField[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = isList(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([key, property], index) => {
    if (!isObject(property)) {
      return [];
    }
    const id = `${prefix}-${index}`;
    const own = choicesOf(property);
    const kind = kindOf(property, own);
    const items = property['items'];
    return {
      key,
      id,
      kind,
      label: textOf(property['title']) || humanize(key),
      description: textOf(property['description']),
      required: required.includes(key),
      schema: property,
      choices: kind === 'choices' && isObject(items) ? choicesOf(items) : own,
      fields: kind === 'group' ? formFields(property, id) : [],
    };
  });
}
