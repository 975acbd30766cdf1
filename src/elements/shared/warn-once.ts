const warned = new Set<string>();

/** Logs a mistake of the developer, once a page. Production builds are silent. */
export function warnOnce(message: string): void {
  if (__DEV__ && !warned.has(message)) {
    warned.add(message);
    console.warn(message);
  }
}
