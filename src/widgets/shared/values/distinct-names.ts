/** Names of which each is another: the second "Rome" becomes "Rome (2)". */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; seen.has(own); count += 1) {
      const next = `${name} (${count})`;
      own = taken.has(next) ? own : next;
    }
    seen.add(own);
    return own;
  });
}
