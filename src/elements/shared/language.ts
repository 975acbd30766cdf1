/**
 * Returns the language of an element by the nearest `lang` attribute, also through shadow roots;
 * empty if there is none.
 */
export function languageOf(element: Element): string {
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
