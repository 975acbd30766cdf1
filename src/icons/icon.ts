import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
])[];

const SVG = 'http://www.w3.org/2000/svg';

function draw(node: IconNode): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    class: 'icon',
  };
  Object.entries(attributes).forEach(([name, value]) => svg.setAttribute(name, value));
  for (const [tag, shape] of node) {
    const child = document.createElementNS(SVG, tag);
    Object.entries(shape).forEach(([name, value]) => child.setAttribute(name, value));
    svg.append(child);
  }
  return svg;
}

const drawn = new WeakMap<IconNode, SVGSVGElement>();

/** Returns a new SVG element of an icon, which is built once and then cloned. */
export function drawIcon(node: IconNode): SVGSVGElement {
  let svg = drawn.get(node);
  if (!svg) {
    svg = draw(node);
    drawn.set(node, svg);
  }
  return svg.cloneNode(true) as SVGSVGElement;
}

class IconDirective extends Directive {
  #shown: IconNode | undefined;

  render(node: IconNode): SVGSVGElement | typeof noChange {
    if (node === this.#shown) {
      return noChange;
    }
    this.#shown = node;
    return drawIcon(node);
  }
}

/**
 * Renders a decorative icon once; later renders of the template leave it alone. The control around
 * it carries the name.
 */
export const icon = directive(IconDirective);
