const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Parses a text as a number; undefined if it is none. */
export function readNumber(text: string): number | undefined {
  const number = NUMBER.test(text.trim()) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The parts of a decimal number that do not depend on how it is written. */
const DECIMAL = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** Returns the digits and the exponent of a decimal: `0.050` and `5e-2` are the same. */
function canonical(text: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text.trim()) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const shift = BigInt(exponent) - BigInt(fraction.length);
  const power = shift + BigInt(digits.length - significant.length);
  return significant && `${significant}e${power}`;
}

/**
 * True if a number keeps every digit of the decimal that was typed for it. A number has about 16
 * digits: of 9007199254740993 it keeps 9007199254740992.
 */
export function keepsDigits(number: number, typed: string): boolean {
  return canonical(String(number)) === canonical(typed);
}

/** Parses a text as a number that keeps all of its digits; undefined if there is none. */
export function readExactly(text: string): number | undefined {
  const number = readNumber(text);
  return number !== undefined && keepsDigits(number, text) ? number : undefined;
}

/** A text in JSON, which may hold digits of its own, or a number. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/** The first number in valid JSON that would lose digits, as it is typed. */
export function firstLossyNumber(json: string): string | undefined {
  for (const [token] of json.matchAll(TOKEN)) {
    if (!token.startsWith('"') && !keepsDigits(Number(token), token)) {
      return token;
    }
  }
  return undefined;
}
