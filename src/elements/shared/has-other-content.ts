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

/** Tells if two objects differ in their keys, or in which objects these hold. */
export function hasOtherEntries(value: object, last: object | undefined): boolean {
  const entries = Object.entries(value);
  return (
    !last ||
    entries.length !== Object.keys(last).length ||
    entries.some(([key, entry]) => entry !== (last as Record<string, unknown>)[key])
  );
}
