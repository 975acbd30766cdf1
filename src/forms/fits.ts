import type { JsonValue } from '../model/json.js';
import type { FieldKind } from './kind.js';

/**
 * Whether a kind of field can hold a value; what it can't hold is edited as JSON, so that nothing
 * is lost.
 */
export function fits(kind: FieldKind, value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || kind === 'json' || kind === 'choice') {
    return true;
  }
  switch (kind) {
    case 'text':
      return typeof value !== 'object';
    case 'number':
      return typeof value === 'number' || typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'array':
    case 'checkboxes':
      return Array.isArray(value);
  }
}
