import { css } from 'lit';
import { tokens } from '../elements/shared/tokens.styles.js';
import type { GridSize, WidgetPixelSize } from '../registry/types/index.js';

/** A column and a row of a dashboard of usual size, gaps included, in CSS pixels. */
const UNIT = 96;
const GAP = 16;
/** The space that the frame of a widget takes: padding, borders and the header. */
const FRAME = { inline: 34, block: 62, compactBlock: 38 };

/** The content size of a widget on a dashboard that is 1152 CSS pixels wide. */
export function pixelSize({ w, h }: GridSize): WidgetPixelSize {
  return {
    w,
    h,
    width: w * UNIT - GAP - FRAME.inline,
    height: h * UNIT - GAP - (h === 1 ? FRAME.compactBlock : FRAME.block),
  };
}

/** The frame of a dashboard clips its widget in the same way. */
const styles = css`
  :host {
    display: block;
    position: relative;
    background: var(--dash-color-surface);
    color: var(--dash-color-text);
    font: 400 14px/1.45 var(--dash-font);
  }
  ::slotted(*) {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
  }
`;

let sheets: CSSStyleSheet[] | undefined;

/** Appends an empty box with a size, a theme and a direction to the page. */
export function createBox(parent: Node): HTMLElement {
  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'open' });
  sheets ??= [tokens, styles].flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = sheets;
  root.append(document.createElement('slot'));
  parent.appendChild(box);
  return box;
}

export function setBoxSize(box: HTMLElement, { width, height }: WidgetPixelSize): void {
  Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
}
