/** Tells if two values differ in content: hosts assign a new but equal object with every render. */
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
