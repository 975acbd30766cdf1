import {
  firstLossyNumber,
  keepsDigits,
  readNumber as parseNumber,
} from '../../forms/exact-number.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { numberFormat } from '../shared/format/format.js';
import { isNumber } from '../shared/data/shape.js';
import type { FormField } from './form-fields.js';
import { strings } from './action-strings.js';

/** The content of a control: a text, the state of a checkbox, or the indexes of checked choices. */
export type RawValue = string | boolean | readonly number[];

/** The reason why a value is invalid, in words for the user. */
class Fault extends Error {}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function checkLength(text: string, { schema }: FormField, locale: string): void {
  const { minLength, maxLength } = schema;
  const { length } = [...text];
  const { format } = numberFormat(locale);
  if (isNumber(minLength) && length < minLength) {
    throw new Fault(strings.faultShort(format(minLength)));
  }
  if (isNumber(maxLength) && length > maxLength) {
    throw new Fault(strings.faultLong(format(maxLength)));
  }
}

function checkPattern(text: string, { schema }: FormField): void {
  const { pattern } = schema;
  if (typeof pattern !== 'string') {
    return;
  }
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, 'u');
  } catch {
    // A broken pattern is a mistake of the host, which checks the value again.
    return;
  }
  if (!expression.test(text)) {
    throw new Fault(strings.faultPattern);
  }
}

function readText(text: string, field: FormField, locale: string): JsonValue {
  checkLength(text, field, locale);
  checkPattern(text, field);
  switch (field.kind) {
    case 'email':
      if (!EMAIL.test(text)) {
        throw new Fault(strings.faultEmail);
      }
      return text;
    case 'url':
      if (!isUrl(text)) {
        throw new Fault(strings.faultUrl);
      }
      return text;
    case 'date':
      if (!DATE.test(text)) {
        throw new Fault(strings.faultDate);
      }
      return text;
    case 'datetime': {
      const time = new Date(text);
      if (Number.isNaN(time.getTime())) {
        throw new Fault(strings.faultDate);
      }
      return time.toISOString();
    }
    default:
      return text;
  }
}

function readNumber(text: string, { schema }: FormField, locale: string): number {
  const typed = text.replace(',', '.');
  const value = parseNumber(typed);
  if (value === undefined) {
    throw new Fault(strings.faultNumber);
  }
  if (!keepsDigits(value, typed)) {
    throw new Fault(strings.faultDigits(String(value)));
  }
  if (schema['type'] === 'integer' && !Number.isInteger(value)) {
    throw new Fault(strings.faultInteger);
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const { format } = numberFormat(locale, { maximumFractionDigits: 12 });
  if (isNumber(minimum) && value < minimum) {
    throw new Fault(strings.faultMin(format(minimum)));
  }
  if (isNumber(maximum) && value > maximum) {
    throw new Fault(strings.faultMax(format(maximum)));
  }
  if (isNumber(exclusiveMinimum) && value <= exclusiveMinimum) {
    throw new Fault(strings.faultAbove(format(exclusiveMinimum)));
  }
  if (isNumber(exclusiveMaximum) && value >= exclusiveMaximum) {
    throw new Fault(strings.faultBelow(format(exclusiveMaximum)));
  }
  if (isNumber(multipleOf) && multipleOf > 0) {
    const times = value / multipleOf;
    if (Math.abs(times - Math.round(times)) > 1e-9) {
      throw new Fault(strings.faultStep(format(multipleOf)));
    }
  }
  return value;
}

function checkCount(values: readonly JsonValue[], { schema }: FormField, locale: string): void {
  const { minItems, maxItems } = schema;
  const { format } = numberFormat(locale);
  if (isNumber(minItems) && values.length < minItems) {
    throw new Fault(strings.faultFew(format(minItems)));
  }
  if (isNumber(maxItems) && values.length > maxItems) {
    throw new Fault(strings.faultMany(format(maxItems)));
  }
}

function readList(raw: RawValue, field: FormField, locale: string): JsonValue | undefined {
  const values: readonly JsonValue[] =
    typeof raw === 'string'
      ? raw
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
      : (raw as readonly number[]).flatMap((index) => field.choices[index]?.value ?? []);
  if (values.length === 0 && !field.required) {
    return undefined;
  }
  if (values.length === 0) {
    throw new Fault(strings.faultRequired);
  }
  checkCount(values, field, locale);
  return values;
}

function readJsonText(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw new Fault(strings.faultJson);
  }
  const lossy = firstLossyNumber(text);
  if (lossy !== undefined) {
    throw new Fault(strings.faultDigits(String(Number(lossy))));
  }
  return value;
}

/** Converts a control's content to the schema's type; undefined if it is empty and optional. */
function readValue(raw: RawValue, field: FormField, locale: string): JsonValue | undefined {
  if (field.kind === 'boolean') {
    return raw === true;
  }
  if (field.kind === 'choices' || field.kind === 'lines') {
    return readList(raw, field, locale);
  }
  const text = String(raw);
  if (text.trim() === '') {
    if (field.required) {
      throw new Fault(strings.faultRequired);
    }
    return undefined;
  }
  switch (field.kind) {
    case 'number':
      return readNumber(text.trim(), field, locale);
    case 'choice':
      return field.choices[Number(text)]?.value;
    case 'json':
      return readJsonText(text);
    default:
      return readText(text, field, locale);
  }
}

export interface FormReading {
  readonly values: JsonObject;
  /** The faults by the ids of their fields. */
  readonly faults: ReadonlyMap<string, string>;
}

/**
 * Reads and checks a whole form.
 *
 * @param rawOf Returns the content of a field's control.
 */
export function readForm(
  fields: readonly FormField[],
  rawOf: (field: FormField) => RawValue,
  locale: string,
): FormReading {
  const values: [string, JsonValue][] = [];
  const faults = new Map<string, string>();
  for (const field of fields) {
    if (field.kind === 'group') {
      const inner = readForm(field.fields, rawOf, locale);
      inner.faults.forEach((fault, id) => faults.set(id, fault));
      if (field.required || Object.keys(inner.values).length > 0) {
        values.push([field.key, inner.values]);
      }
      continue;
    }
    try {
      const value = readValue(rawOf(field), field, locale);
      if (value !== undefined) {
        values.push([field.key, value]);
      }
    } catch (error) {
      if (!(error instanceof Fault)) {
        throw error;
      }
      faults.set(field.id, error.message);
    }
  }
  return { values: Object.fromEntries(values), faults };
}
