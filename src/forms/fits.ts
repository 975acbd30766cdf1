import type { JsonValue } from '../model/json.js';
import type { FieldKind } from './kind.js';

/**
 * True if a kind of field can hold a value. Any other value is edited as JSON, so nothing is lost.
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
