/**
 * Returns the language of an element by the nearest `lang` attribute, also through shadow roots;
 * empty if there is none.
 */
function languageOf(element: Element): string {
  for (
    let place: Element | undefined = element;
    place;
    place = (place.getRootNode() as Partial<ShadowRoot>).host
  ) {
    const named = place.closest('[lang]');
    if (named) {
      return named.getAttribute('lang')!;
    }
  }
  return '';
}

function isLanguage(tag: string | undefined): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** Returns `wanted`, else the language of the element, else that of the browser. */
export function localeOf(element: Element, wanted: string | undefined): string {
  return [wanted, languageOf(element), navigator.language].find(isLanguage) ?? 'en';
}
