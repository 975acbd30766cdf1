/** The schemes that a link from data or config may have. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * Control characters, odd spaces and invisible characters: browsers skip some of them, so
 * `java\tscript:` would run. Browsers read a backslash as a slash, which turns a path into another
 * host.
 */
const TRICKS = /[\p{Cc}\p{Cf}\\<>"]|[^\S ]/u;

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** A disguised scheme: a colon, an entity, or an encoded colon before the first slash. */
const DISGUISE = /^[^/?#]*(?:[:&]|%3a)/i;

/**
 * Checks an address from data or config: `http`, `https`, `mailto`, `tel`, or relative to the page.
 * Undefined for everything else, above all for scripts. All such addresses pass through here.
 *
 * @returns The address as it was given, without space around it.
 */
export function safeUrl(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const text = value.replace(/^ +| +$/g, '');
  if (text === '' || TRICKS.test(text)) {
    return undefined;
  }
  const scheme = SCHEME.exec(text)?.[0].toLowerCase();
  if (scheme === undefined) {
    // Compatibility forms, such as a full-width colon, are checked as the characters they look
    // like.
    return DISGUISE.test(text.normalize('NFKC')) || !parse(text) ? undefined : text;
  }
  const isWeb = scheme === 'http:' || scheme === 'https:';
  if (!SCHEMES.includes(scheme) || (isWeb && !/^https?:\/\/[^/]/i.test(text))) {
    return undefined;
  }
  // The browser's own reading of the address decides.
  return parse(text)?.protocol === scheme ? text : undefined;
}

function parse(text: string): URL | undefined {
  const base = document.baseURI;
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** True if a safe address leads to another site, which then opens in a new tab. */
export function isExternal(url: string): boolean {
  const target = parse(url);
  return target?.protocol.startsWith('http') === true && target.origin !== location.origin;
}
