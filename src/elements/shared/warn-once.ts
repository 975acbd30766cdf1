const told = new Set<string>();

/** Tells a developer of a mistake on the console, once a page. Production builds are silent. */
export function warnOnce(message: string): void {
  if (__DEV__ && !told.has(message)) {
    told.add(message);
    console.warn(message);
  }
}
