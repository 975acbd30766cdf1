import { css } from 'lit';

/** The style of a box that shows all of its content on paper, over as many pages as it takes. */
const openStyles = css`
  @media print {
    [data-dash-printing] {
      position: static !important;
      block-size: auto !important;
      max-block-size: none !important;
      overflow: visible !important;
      contain: none !important;
    }
  }
`;

const MARK = 'data-dash-printing';

/**
 * Opens the boxes round an element that would cut it off on paper: a scroller of the page has the
 * height of a window. Only the style of paper differs. Returns the function that closes them.
 */
export function openAncestors(element: Element): () => void {
  const opened: { box: Element; left: number; top: number }[] = [];
  const sheets = new Set<DocumentOrShadowRoot>();
  let isCut = false;
  for (let box = parentOf(element); box; box = parentOf(box)) {
    isCut ||= cuts(box);
    // The heights of all boxes round a scroller are those of the window.
    if (isCut && box.getRootNode() !== element.getRootNode()) {
      opened.push({ box, left: box.scrollLeft, top: box.scrollTop });
      sheets.add(box.getRootNode() as Document | ShadowRoot);
    }
  }
  const sheet = openStyles.styleSheet!;
  opened.forEach(({ box }) => box.setAttribute(MARK, ''));
  sheets.forEach((root) => root.adoptedStyleSheets.push(sheet));
  return () => {
    opened.forEach(({ box, left, top }) => {
      box.removeAttribute(MARK);
      box.scrollTo({ left, top, behavior: 'instant' });
    });
    sheets.forEach((root) => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    });
  };
}

/** The next box outside, across shadow roots and slots. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) {
    return element.assignedSlot;
  }
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

function cuts(box: Element): boolean {
  const { overflowX, overflowY, contain, position } = getComputedStyle(box);
  return (
    overflowX !== 'visible' ||
    overflowY !== 'visible' ||
    position === 'fixed' ||
    position === 'absolute' ||
    /paint|size|strict|content/.test(contain)
  );
}
