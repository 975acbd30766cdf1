/**
 * The language that the page says an element is in, also through shadow roots; empty if it says
 * none.
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
