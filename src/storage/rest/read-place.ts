import { MAX_POSITION, MAX_ROW, MAX_SIZE } from '../../model/constants.js';
import type { JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';
import type { Rect } from '../../model/types.js';

/** A position of a backend; a part that no document may hold gets its default. */
export function readPlace(place: JsonValue | undefined, defaults: Rect): Rect {
  const { x, y, w, h } = isJsonObject(place) ? place : {};
  return {
    x: whole(x, 0, MAX_POSITION) ?? defaults.x,
    y: whole(y, 0, MAX_ROW) ?? defaults.y,
    w: whole(w, 1, MAX_SIZE) ?? defaults.w,
    h: whole(h, 1, MAX_SIZE) ?? defaults.h,
  };
}

/** True for a position that a document may hold. */
export function isPlace(place: JsonValue | undefined): boolean {
  const none = { x: -1, y: -1, w: -1, h: -1 };
  return !Object.values(readPlace(place, none)).includes(-1);
}

function whole(value: JsonValue | undefined, min: number, max: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    ? value
    : undefined;
}
