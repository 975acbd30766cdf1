import { DashError } from '../../model/errors.js';

/**
 * True for an id that a URL can hold as one part of its path: browsers fold `.` and `..`, also when
 * they are escaped, and half of a surrogate pair has no bytes.
 */
export function isAddressable(id: string): boolean {
  return id !== '' && id !== '.' && id !== '..' && id.length <= 255 && !/\p{Surrogate}/u.test(id);
}

/**
 * An id as one part of a path.
 *
 * @throws DashError `refused` for one that no URL can hold: `.`, `..`, and half a surrogate pair.
 */
export function segment(id: string): string {
  if (!isAddressable(id)) {
    throw new DashError('refused', `No URL can hold the id "${id}".`);
  }
  return encodeURIComponent(id);
}
