/** Describes everything visible of a node as a text; nodes that look alike have equal texts. */
export function fingerprint(node: Node): string {
  if (node instanceof Text) {
    return node.data.trim();
  }
  if (!(node instanceof Element)) {
    return [...node.childNodes].map(fingerprint).join('');
  }
  if (node instanceof HTMLStyleElement) {
    return node.textContent ?? '';
  }
  const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  const shadow = node.shadowRoot ? `#${fingerprint(node.shadowRoot)}#` : '';
  const children = [...node.childNodes].map(fingerprint).join('');
  const fields = node instanceof HTMLInputElement ? `${node.value} ${node.checked}` : '';
  return `<${[nameOf(node), ...attributes].join(' ')}>${shadow}${fields}${pixels(node)}${children}`;
}

/** The tag name without its number: widgets of one class may have tags with different numbers. */
function nameOf({ localName }: Element): string {
  return localName.startsWith('dash-w-') ? 'widget' : localName;
}

/** A hash of the pixels of a canvas. */
function pixels(node: Element): string {
  if (!(node instanceof HTMLCanvasElement) || !node.width || !node.height) {
    return '';
  }
  try {
    const data = node.getContext('2d')?.getImageData(0, 0, node.width, node.height).data;
    return data ? String(data.reduce((sum, value) => (sum * 31 + value) | 0, 0)) : '';
  } catch {
    // Pixels of a canvas with an image of another site can't be read.
    return '';
  }
}

/**
 * True if anything in the element is visible: a text, a drawing, or an element with a size and a
 * look of its own.
 */
export function showsSomething(element: Element): boolean {
  const parts = [element, ...descendants(element)];
  return parts.some((part) => {
    if (part instanceof HTMLStyleElement || part instanceof HTMLScriptElement) {
      return false;
    }
    const { width, height } = part.getBoundingClientRect();
    const hasSize = width > 0 && height > 0;
    const nodes = [...part.childNodes, ...(part.shadowRoot?.childNodes ?? [])];
    if (nodes.some((node) => node instanceof Text && node.data.trim())) {
      return hasSize;
    }
    if (
      /^(canvas|svg|img|video|iframe|input|select|textarea|progress|meter|hr)$/.test(part.localName)
    ) {
      return hasSize;
    }
    const { backgroundColor, backgroundImage, borderTopWidth } = getComputedStyle(part);
    const isPainted =
      !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor) ||
      backgroundImage !== 'none' ||
      parseFloat(borderTopWidth) > 0;
    return hasSize && isPainted;
  });
}

function descendants(element: Element | ShadowRoot): Element[] {
  const inside = [...element.children].flatMap((child) => [child, ...descendants(child)]);
  const root = element instanceof Element ? element.shadowRoot : undefined;
  return root ? [...inside, ...descendants(root)] : inside;
}

/** Counts the nodes of an element, shadow roots included. */
export function countNodes(element: Element): number {
  return descendants(element).length;
}
