/** What someone threw, in words; people throw objects and nothing, too. */
export function reasonOf(thrown: unknown): string {
  const { message } = Object(thrown) as { message?: unknown };
  const text = message || thrown;
  return text && typeof text !== 'object' ? String(text) : 'no reason given';
}
