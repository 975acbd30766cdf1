import type { JsonObject, JsonValue } from '../../model/json.js';
import type { JsonSchema } from '../../registry/types.js';

/** One setting as the form shows it. */
export interface Field {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'choice' | 'json';
  readonly isRequired: boolean;
  readonly isInteger: boolean;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly choices: readonly JsonValue[];
  readonly fallback: JsonValue | undefined;
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: JsonValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

const kindOf = ({ type, enum: choices }: JsonObject): Field['kind'] => {
  if (Array.isArray(choices)) {
    return 'choice';
  }
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'json';
  }
};

/** The settings of a config schema, in its order. What no simple control can hold is edited as JSON. */
export const fieldsOf = (schema: JsonSchema): Field[] => {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries((schema['properties'] ?? {}) as JsonObject).map(([key, value]) => {
    const property = value as JsonObject;
    return {
      key,
      label: text(property['title']) || key,
      description: text(property['description']),
      kind: kindOf(property),
      isRequired: required.includes(key),
      isInteger: property['type'] === 'integer',
      min: number(property['minimum']),
      max: number(property['maximum']),
      choices: (property['enum'] ?? []) as readonly JsonValue[],
      fallback: property['default'],
    };
  });
};

/**
 * What a control holds as a value of its setting; undefined when it is left empty.
 *
 * @throws Error with a text for the user.
 */
export const readField = (field: Field, raw: string | boolean): JsonValue | undefined => {
  if (typeof raw === 'boolean') {
    return raw;
  }
  if (raw === '') {
    return undefined;
  }
  switch (field.kind) {
    case 'number': {
      const value = Number(raw);
      if (!Number.isFinite(value)) {
        throw new Error('Enter a number.');
      }
      return value;
    }
    case 'choice':
      return field.choices[Number(raw)];
    case 'json':
      try {
        return JSON.parse(raw) as JsonValue;
      } catch (cause) {
        throw new Error(`This is not JSON: ${(cause as Error).message}`, { cause });
      }
    default:
      return raw;
  }
};
