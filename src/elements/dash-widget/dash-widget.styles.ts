import { css } from 'lit';

/**
 * The styles that every chrome needs, and no more: the browser sets each sheet up again in each
 * shadow root.
 */
export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    overflow: hidden;
    background: var(--dash-widget-background, var(--dash-color-surface));
    border: var(--dash-widget-border, 1px solid var(--dash-color-border));
    border-radius: var(--dash-radius);
    box-shadow: var(--dash-shadow);
    color: var(--dash-color-text);
    font: 400 14px/1.45 var(--dash-font);
    --_padding: var(--dash-widget-padding, 16px);
  }
  /*
   * Where the browser leaves room for focus rings, header and body are cut off instead of the chrome: a positioned body
   * under a clip of its own is much quicker to hit and to paint than one under the rounded clip of the chrome.
   */
  @supports (overflow-clip-margin: 4px) {
    :host {
      overflow: visible;
    }
    header,
    .body {
      overflow: clip;
      overflow-clip-margin: min(4px, var(--_padding));
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: min(44px, 100%);
    box-sizing: border-box;
    padding-inline: var(--_padding) calc(var(--_padding) / 2);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font: 600 13px/1.3 var(--dash-font);
    /* A title of the other direction is cut off at its own end, and aligned like all titles. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='menu'] {
    flex: none;
    min-inline-size: 28px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--dash-color-text-muted);
    font: 700 16px/1 var(--dash-font);
    cursor: pointer;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    position: relative;
    /* Without padding, the widget reaches into the corners. */
    --_corner: max(0px, var(--dash-radius) - 4 * var(--_padding));
    border-radius: 0 0 var(--_corner) var(--_corner);
    margin-inline: var(--_padding);
    margin-block-end: var(--_padding);
  }
  ::slotted(*) {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
  }
  /* A covered widget keeps its size, so that a chart is not drawn twice. */
  :host([covered]) ::slotted(*) {
    visibility: hidden;
  }
  :host([unclipped]),
  :host([unclipped]) .body {
    overflow: visible;
  }
  /* One row high: the header is a single line and the body takes the rest. */
  :host([compact]) header {
    min-block-size: min(28px, 100%);
    padding-block-start: 4px;
  }
  :host([compact]) h2 {
    font-size: 12px;
    font-weight: 500;
    color: var(--dash-color-text-muted);
  }
  :host([compact]) .body {
    margin-block-end: 8px;
  }
  :host([compact]) {
    --_padding: var(--dash-widget-padding, 12px);
  }
  @media (forced-colors: active) {
    :host {
      border-color: CanvasText;
    }
  }
  @media print {
    button {
      display: none !important;
    }
  }
`;
