import { css } from 'lit';
import { tokens } from '../elements/shared/tokens.styles.js';
import type { GridSize, WidgetPixelSize } from '../registry/types/index.js';

/** A column and a row of a dashboard of usual size with their gaps, in CSS pixels. */
const UNIT = 96;
const GAP = 16;
/** What the frame of a widget takes: padding and borders, and the header above. */
const FRAME = { inline: 34, block: 62, compactBlock: 38 };

/** The space that a widget of this size has on a dashboard 1152 CSS pixels wide. */
export function pixelSize({ w, h }: GridSize): WidgetPixelSize {
  return {
    w,
    h,
    width: w * UNIT - GAP - FRAME.inline,
    height: h * UNIT - GAP - (h === 1 ? FRAME.compactBlock : FRAME.block),
  };
}

/** As the frame of a widget shows what is in it. */
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

/** An empty box in the page that gives a widget size, theme and direction. */
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
