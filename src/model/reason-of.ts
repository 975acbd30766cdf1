/** What someone threw, in words; people throw objects and nothing, too. */
export function reasonOf(thrown: unknown): string {
  try {
    const { message } = Object(thrown) as { message?: unknown };
    const text = message || thrown;
    if (text && typeof text !== 'object') {
      return String(text);
    }
  } catch {
    // It throws even when it is asked.
  }
  return 'no reason given';
}
