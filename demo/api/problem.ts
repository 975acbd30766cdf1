/** An error that the API answers as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

function listed(names: Iterable<string>): string {
  return [...names].join(', ');
}

/** The problem of a parameter with an unknown value. */
export function unknownValue(parameter: string, value: string, known: Iterable<string>): Problem {
  return new Problem(
    400,
    'Unknown value',
    `"${parameter}" can't be "${value}". It can be: ${listed(known)}.`,
  );
}
