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
