/** Whether the browser disconnects and connects this element when it is moved by `moveBefore`. */
const losesState = (element: Element): boolean =>
  !('connectedMoveCallback' in element) &&
  ('connectedCallback' in element || 'disconnectedCallback' in element);

const holdsFragile = (root: ParentNode): boolean => {
  for (const element of root.querySelectorAll('*')) {
    if (losesState(element) || (element.shadowRoot && holdsFragile(element.shadowRoot))) {
      return true;
    }
  }
  return false;
};

/**
 * Whether a move of `element` in the DOM would disconnect something in it: a custom element that another library wrote,
 * or anything at all where the browser has no `moveBefore`.
 */
export const isFragile = (element: Element): boolean =>
  Reflect.has(element, 'moveBefore') ? holdsFragile(element) : element.childElementCount > 0;
