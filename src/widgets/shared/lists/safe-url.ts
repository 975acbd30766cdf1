/** The schemes that a link in data or config may have. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * Control characters, odd spaces, and what reads as nothing: browsers skip some of them, so that
 * `java\tscript:` runs. A backslash is a slash to a browser, which makes a path into another host.
 */
const TRICKS = /[\p{Cc}\p{Cf}\\<>"]|[^\S ]/u;

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** A scheme in disguise: a colon, an entity, or an encoded colon before the first slash. */
const DISGUISE = /^[^/?#]*(?:[:&]|%3a)/i;

/**
 * The address that a link may have: `http`, `https`, `mailto`, `tel`, or relative to the page.
 * Undefined for everything else, above all what would run as a script. The one place that decides
 * about addresses in data and config.
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
    // Compatibility forms, such as a full-width colon, count as what they look like.
    return DISGUISE.test(text.normalize('NFKC')) || !parse(text) ? undefined : text;
  }
  const isWeb = scheme === 'http:' || scheme === 'https:';
  if (!SCHEMES.includes(scheme) || (isWeb && !/^https?:\/\/[^/]/i.test(text))) {
    return undefined;
  }
  // What a browser makes of it has the last word.
  return parse(text)?.protocol === scheme ? text : undefined;
}

function parse(text: string): URL | undefined {
  const base = document.baseURI;
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** Whether a safe address leads to another site, which then opens in a tab of its own. */
export function isExternal(url: string): boolean {
  const target = parse(url);
  return target?.protocol.startsWith('http') === true && target.origin !== location.origin;
}
