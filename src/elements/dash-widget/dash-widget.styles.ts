import { css } from 'lit';

/** What every chrome needs, and no more: the browser sets each sheet up anew in each shadow root. */
export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    position: relative;
    overflow: hidden;
    background: var(--dash-widget-background, var(--dash-color-surface));
    border: var(--dash-widget-border, 1px solid var(--dash-color-border));
    border-radius: var(--dash-radius);
    box-shadow: var(--dash-shadow);
    color: var(--dash-color-text);
    font: 400 14px/1.45 var(--dash-font);
    --_padding: var(--dash-widget-padding, 16px);
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    box-sizing: border-box;
    padding-inline: var(--_padding) calc(var(--_padding) / 2);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font: 600 13px/1.3 var(--dash-font);
    /* A title of the other direction is cut off at its own end, and stands where all titles stand. */
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
    margin-inline: var(--_padding);
    margin-block-end: var(--_padding);
  }
  ::slotted(*) {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
  }
  /* What is covered by a message keeps its size, so that a chart is not drawn twice. */
  :host([covered]) ::slotted(*) {
    visibility: hidden;
  }
  /* One row high: the header is a single line and the body takes the rest. */
  :host([compact]) header {
    min-block-size: 28px;
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
`;
