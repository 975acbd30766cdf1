import type { JsonObject, JsonValue } from '../../model/json.js';
import type { JsonSchema } from '../../registry/types/index.js';
import { filterStrings as strings } from './filter-strings.js';

/** One value that a variable may take, and its label. */
interface Choice {
  readonly value: JsonValue;
  readonly label: string;
}

export type VariableField =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'text' }
  | {
      readonly kind: 'number';
      readonly step: string;
      readonly min: number | undefined;
      readonly max: number | undefined;
    };

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Returns the field for a schema: a choice from a list, a text or a number. */
export function fieldOf(schema: JsonSchema): VariableField {
  const { type, enum: values, oneOf, minimum, maximum } = schema;
  if (Array.isArray(oneOf)) {
    const titled = oneOf.filter((option): option is JsonObject => isObject(option));
    return {
      kind: 'choice',
      choices: titled.map(({ const: value = null, title }) => ({
        value,
        label: String(title ?? value),
      })),
    };
  }
  if (Array.isArray(values)) {
    return { kind: 'choice', choices: values.map((value) => ({ value, label: String(value) })) };
  }
  if (type === 'boolean') {
    return {
      kind: 'choice',
      choices: [
        { value: true, label: strings.yes },
        { value: false, label: strings.no },
      ],
    };
  }
  return type === 'number' || type === 'integer'
    ? {
        kind: 'number',
        step: type === 'integer' ? '1' : 'any',
        min: numberOf(minimum),
        max: numberOf(maximum),
      }
    : { kind: 'text' };
}

/** Tells if a value limits nothing. */
export function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}
