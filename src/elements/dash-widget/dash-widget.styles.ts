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
    letter-spacing: 0.005em;
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
  @media (forced-colors: active) {
    :host {
      border-color: CanvasText;
    }
  }
`;

/** The states other than ready. */
export const extraStyles = css`
  .state {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 8px;
    overflow: auto;
    text-align: center;
    font-size: 13px;
    color: var(--dash-color-text-muted);
  }
  .state p {
    margin: 0;
    max-inline-size: 44ch;
    overflow-wrap: anywhere;
  }
  .state .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .state.error .icon {
    color: var(--dash-color-danger);
  }
  .state strong {
    color: var(--dash-color-text);
    font-weight: 600;
  }
  :host([compact]) .state {
    flex-direction: row;
    justify-content: safe start;
    text-align: start;
  }
  :host([compact]) .state p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: 12px;
    line-height: 1.3;
  }
  .stale {
    flex: none;
    display: inline-flex;
    color: var(--dash-color-warning);
  }
  .skeleton {
    justify-content: end;
    align-items: stretch;
    gap: 10px;
  }
  .skeleton i {
    flex: none;
    block-size: 10px;
    border-radius: 5px;
    background: var(--dash-color-surface-raised);
    animation: pulse 1.6s ease-in-out infinite;
  }
  .skeleton i:nth-child(2) {
    inline-size: 72%;
  }
  .skeleton i:nth-child(3) {
    inline-size: 44%;
  }
  :host([compact]) .skeleton {
    flex-direction: column;
    justify-content: center;
  }
  @keyframes pulse {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton i {
      background: GrayText;
    }
  }
`;
