/** For properties that hosts give a new but equal object at every render. */
export function hasOtherContent(value: unknown, last: unknown): boolean {
  if (value === last || !value || !last) {
    return value !== last;
  }
  try {
    return JSON.stringify(value) !== JSON.stringify(last);
  } catch {
    return true;
  }
}
