/** A parsed semantic version. */
export interface Version {
  readonly numbers: readonly number[];
  /** Identifiers of a pre-release; empty for a stable version. */
  readonly pre: readonly string[];
}

const PATTERN =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([\da-z-]+(?:\.[\da-z-]+)*))?(?:\+[\da-z.-]+)?$/i;

/** Parses a semantic version; `undefined` if the text is none. */
export function parseVersion(text: string): Version | undefined {
  const match = PATTERN.exec(text);
  return match
    ? { numbers: match.slice(1, 4).map(Number), pre: match[4]?.split('.') ?? [] }
    : undefined;
}

/** Negative if `a` is older, positive if it is newer, by the precedence rules of semver.org. */
export function compareVersions(a: Version, b: Version): number {
  for (let at = 0; at < 3; at++) {
    const difference = a.numbers[at]! - b.numbers[at]!;
    if (difference) {
      return difference;
    }
  }
  // A stable version is newer than its pre-releases.
  if (!a.pre.length || !b.pre.length) {
    return b.pre.length - a.pre.length;
  }
  for (const [at, left] of a.pre.entries()) {
    const right = b.pre[at];
    if (right === undefined) {
      return 1;
    }
    if (left !== right) {
      return compareIdentifiers(left, right);
    }
  }
  return a.pre.length - b.pre.length;
}

function compareIdentifiers(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => (/^\d+$/.test(text) ? Number(text) : text));
  // Numbers are older than words.
  if (typeof left !== typeof right) {
    return typeof left === 'number' ? -1 : 1;
  }
  return left! < right! ? -1 : 1;
}
