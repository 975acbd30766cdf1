/** Turns a thrown value of any kind, even null, into text. */
export function reasonOf(thrown: unknown): string {
  try {
    const { message } = Object(thrown) as { message?: unknown };
    const text = message || thrown;
    if (text && typeof text !== 'object') {
      return String(text);
    }
  } catch {
    // The value throws while it is converted to text.
  }
  return 'no reason given';
}
