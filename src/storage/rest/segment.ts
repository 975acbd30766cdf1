/**
 * True for an id that a URL can hold as one part of its path: browsers fold `.` and `..`, also when
 * they are escaped, and half of a surrogate pair has no bytes.
 */
export function isAddressable(id: string): boolean {
  return id !== '' && id !== '.' && id !== '..' && id.length <= 255 && !/\p{Surrogate}/u.test(id);
}

/** An id as one part of a path. */
export function segment(id: string): string {
  return encodeURIComponent(id);
}
