/**
 * Runs in a page, to which it is passed as text: finds cut-off and overlapping content of its
 * widgets, one line each. It needs the whole page to be drawn.
 *
 * - Text stands inside its widget's body, unless it can be scrolled to.
 * - Text that is cut off ends in an ellipsis, and can be read in a title.
 * - A widget shows something.
 * - No two texts lie on each other, and no two boxes side by side.
 */
export function faultsOfWidgets() {
  /** Rounding differences in CSS pixels. */
  const TOLERANCE = 1.5;
  const found = [];

  const parentOf = ({ assignedSlot, parentNode }) =>
    assignedSlot ?? (parentNode instanceof ShadowRoot ? parentNode.host : parentNode);
  const childrenOf = (element) =>
    element.shadowRoot
      ? [...element.shadowRoot.childNodes]
      : element.localName === 'slot' && element.assignedNodes().length
        ? element.assignedNodes()
        : [...element.childNodes];

  const isClipped = (style) => style.clipPath !== 'none' || style.clip !== 'auto';
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isClipped(getComputedStyle(element));

  const sticksOut = (inner, outer) =>
    inner.left < outer.left - TOLERANCE ||
    inner.right > outer.right + TOLERANCE ||
    inner.top < outer.top - TOLERANCE ||
    inner.bottom > outer.bottom + TOLERANCE;
  const intersection = (a, b) => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const isArea = ({ left, right, top, bottom }) =>
    right - left > TOLERANCE && bottom - top > TOLERANCE;

  /** The part of a text line that its letters fill, because lines may be close to each other. */
  const glyphs = ({ left, right, top, bottom }) => {
    const rest = (bottom - top) * 0.17;
    return { left, right, top: top + rest, bottom: bottom - rest };
  };

  /** The visible part of a text, or undefined. Calls `report` if a part of it is lost. */
  function visiblePart(rect, node, body, report) {
    let seen = rect;
    let hasEllipsis = false;
    let hasTitle = false;
    let canWrap = false;
    for (let at = parentOf(node); at && at !== document; at = parentOf(at)) {
      if (!(at instanceof Element)) {
        continue;
      }
      const style = getComputedStyle(at);
      hasTitle ||= at.hasAttribute('title');
      hasEllipsis ||= style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      canWrap ||= style.flexWrap === 'wrap';
      const isScroller = /auto|scroll/.test(style.overflow);
      const box = at.getBoundingClientRect();
      const clips = style.overflow !== 'visible';
      if (clips && sticksOut(seen, box)) {
        const rest = intersection(seen, box);
        // A part that does not fit on its line may be left out, but only as a whole.
        if (canWrap && !isArea(rest)) {
          return undefined;
        }
        if (!isScroller && !hasEllipsis) {
          report('is cut off without an ellipsis');
        } else if (!isScroller && !hasTitle) {
          // The title may be on an ancestor in the same widget.
          let titled = at;
          while (titled && titled !== body && !titled.hasAttribute?.('title')) {
            titled = parentOf(titled);
          }
          if (!titled?.hasAttribute?.('title')) {
            report('is cut off, and no title has all of it');
          }
        }
        seen = rest;
        if (!isArea(seen)) {
          return undefined;
        }
      }
      if (at === body) {
        break;
      }
    }
    return seen;
  }

  function textsOf(chrome, name) {
    const { body } = chrome;
    const bodyBox = body.getBoundingClientRect();
    const texts = [];
    let isDrawn = false;
    const visit = (node) => {
      isDrawn ||= node.localName === 'canvas' && isArea(node.getBoundingClientRect());
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.data.trim().replace(/\s+/g, ' ');
        if (!text) {
          return;
        }
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
          if (rect.width <= 1 || rect.height <= 1) {
            continue;
          }
          const seen = visiblePart(glyphs(rect), node, body, (what) =>
            found.push(`${name}: “${text}” ${what}.`),
          );
          if (!seen) {
            continue;
          }
          if (sticksOut(seen, bodyBox)) {
            found.push(`${name}: “${text}” sticks out of the body.`);
          }
          texts.push({ text, node, rect: seen });
        }
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (/^(style|script|option|title|desc|canvas)$/.test(node.localName)) {
          return;
        }
        if (node.localName !== 'slot' && !isShown(node)) {
          return;
        }
        childrenOf(node).forEach(visit);
      }
    };
    visit(body);
    if (!texts.length && !isDrawn && chrome.state !== 'loading') {
      found.push(`${name} shows nothing.`);
    }
    return texts;
  }

  function tellOverlaps(texts, name) {
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        if (one.node !== other.node && isArea(intersection(one.rect, other.rect))) {
          found.push(`${name}: “${one.text}” and “${other.text}” lie on each other.`);
        }
      }
    }
  }

  /** Boxes in the flow; positioned boxes are meant to cover others. */
  const isInFlow = (element) => {
    if (!(element instanceof HTMLElement) || element.localName === 'slot' || !isShown(element)) {
      return false;
    }
    const { position, display, float, gridArea } = getComputedStyle(element);
    return (
      /static|relative/.test(position) &&
      !/^(inline|contents|none)$/.test(display) &&
      float === 'none' &&
      gridArea !== '1 / 1'
    );
  };

  function tellSiblings(root, name) {
    const visit = (element) => {
      if (!(element instanceof Element) || element.localName === 'svg') {
        return;
      }
      const boxes = childrenOf(element)
        .filter(isInFlow)
        .map((child) => [child, child.getBoundingClientRect()]);
      for (const [index, [one, a]] of boxes.entries()) {
        for (const [other, b] of boxes.slice(index + 1)) {
          if (isArea(intersection(a, b))) {
            const label = ({ localName, className }) => `${localName}.${className}`;
            found.push(`${name}: ${label(one)} and ${label(other)} overlap.`);
          }
        }
      }
      childrenOf(element).forEach(visit);
    };
    visit(root);
  }

  const grids = [...document.querySelectorAll('dash-grid')];
  for (const grid of grids) {
    const items = [...grid.shadowRoot.querySelectorAll('.item[data-widget-id]')];
    const boxes = items.map((item) => item.querySelector('dash-widget').getBoundingClientRect());
    for (const [index, item] of items.entries()) {
      const name = `${grid.dashboardId}/${item.dataset.widgetId}`;
      const chrome = item.querySelector('dash-widget');
      tellOverlaps(textsOf(chrome, name), name);
      tellSiblings(chrome, name);
      for (const other of boxes.slice(index + 1)) {
        if (isArea(intersection(boxes[index], other))) {
          found.push(`${name} overlaps another widget.`);
        }
      }
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    found.push(`The page is ${scrollWidth} wide in ${clientWidth}.`);
  }
  return [...new Set(found)];
}
