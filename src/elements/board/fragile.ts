/** Tells if the browser disconnects and reconnects this element when `moveBefore` moves it. */
function losesState(element: Element): boolean {
  return (
    !('connectedMoveCallback' in element) &&
    ('connectedCallback' in element || 'disconnectedCallback' in element)
  );
}

function holdsFragile(root: ParentNode): boolean {
  for (const element of root.querySelectorAll('*')) {
    if (losesState(element) || (element.shadowRoot && holdsFragile(element.shadowRoot))) {
      return true;
    }
  }
  return false;
}

/**
 * Tells if a move of `element` in the DOM would disconnect something in it: a custom element of
 * another library, or anything at all where the browser has no `moveBefore`.
 */
export function isFragile(element: Element): boolean {
  return Reflect.has(element, 'moveBefore') ? holdsFragile(element) : element.childElementCount > 0;
}
