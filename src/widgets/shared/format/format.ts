/** A cache of formatters, which are costly to make and used for every cell. */
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const known = cache.get(key) as T | undefined;
  if (known) {
    return known;
  }
  const made = make();
  cache.set(key, made);
  return made;
}

/**
 * Calls `make` with the locale, or without it if it throws: hosts may pass any text as a locale or
 * a time zone, and a wrong one must not blank a widget.
 */
function tolerant<T>(make: (locale: string | undefined) => T, locale: string): T {
  try {
    return make(locale);
  } catch {
    return make(undefined);
  }
}

export function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return cached(`n ${locale} ${JSON.stringify(options)}`, () =>
    tolerant((tag) => new Intl.NumberFormat(tag, options), locale),
  );
}

export function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return cached(`d ${locale} ${JSON.stringify(options)}`, () => {
    try {
      return tolerant((tag) => new Intl.DateTimeFormat(tag, options), locale);
    } catch {
      return tolerant(
        (tag) => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }),
        locale,
      );
    }
  });
}

/** Formats a number with useful decimals: two below 100, none from 10,000 on. */
export function formatNumber(
  value: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const size = Math.abs(value);
  const maximumFractionDigits = size >= 10_000 ? 0 : size >= 100 ? 1 : 2;
  return numberFormat(locale, { maximumFractionDigits, ...options }).format(value);
}

/**
 * A number with its unit. The unit is isolated, because Arabic or Hebrew text would reverse `°C`.
 */
export function withUnit(number: string, unit: string): string {
  return unit === '' ? number : `${number} \u2068${unit}\u2069`;
}

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

export function isDateOnly(text: string): boolean {
  return DATE_ONLY.test(text);
}

/** Parses an ISO 8601 date, or date and time, to milliseconds; undefined for any other text. */
export function parseDate(text: string): number | undefined {
  if (!DATE_ONLY.test(text) && !DATE_TIME.test(text)) {
    return undefined;
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** Formats an ISO 8601 text in the locale. A date without a time has no time zone. */
export function formatDate(text: string, locale: string, timeZone: string): string {
  const time = parseDate(text);
  if (time === undefined) {
    return text;
  }
  return isDateOnly(text)
    ? dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(time)
    : dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(time);
}

/** Turns `last_seen` or `lastSeen` into "Last seen". */
export function humanize(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(
      /([a-z\d])([A-Z])/g,
      (_match, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    )
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
