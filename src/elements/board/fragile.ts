/** Whether the browser disconnects and connects this element when it is moved by `moveBefore`. */
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
 * Whether a move of `element` in the DOM would disconnect something in it: a custom element that
 * another library wrote, or anything at all where the browser has no `moveBefore`.
 */
export function isFragile(element: Element): boolean {
  return Reflect.has(element, 'moveBefore') ? holdsFragile(element) : element.childElementCount > 0;
}
