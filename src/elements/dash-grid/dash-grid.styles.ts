import { css } from 'lit';

export const styles = css`
  :host {
    /* Nothing that the page inherits to its own text reaches the dashboard, but for these. */
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    -webkit-text-size-adjust: 100%;
    display: block;
    position: relative;
    color: var(--dash-color-text);
    font: 400 14px/1.45 var(--dash-font);
    --_gap: 16px;
  }
  :host([hidden]) {
    display: none;
  }
  .head {
    block-size: 48px;
    margin-block-end: 12px;
  }
  .sheet {
    /* The frame stands out by half a gap, which must not give the page a scroll bar. */
    contain: layout;
  }
  .frame {
    position: relative;
    margin: calc(var(--_gap) / -2);
  }
  .grid,
  .bands {
    position: absolute;
    inset: 0;
  }
  .bands {
    /* The last band is seldom full, and the page is not to be taller for it. */
    overflow: clip;
    visibility: hidden;
  }
  .bands i {
    position: absolute;
    inset-inline: 0;
  }
  .item {
    position: absolute;
    box-sizing: border-box;
    padding: calc(var(--_gap) / 2);
  }
  .item > .chrome {
    block-size: 100%;
  }
  /* What such a widget opens lies over its neighbours. */
  .item:has(> [unclipped]:is(:hover, :focus-within)) {
    z-index: 1;
  }
  .item.deferred {
    content-visibility: auto;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
    padding: 64px 16px;
    text-align: center;
    color: var(--dash-color-text-muted);
  }
  .message p {
    margin: 0;
    max-inline-size: 60ch;
    overflow-wrap: anywhere;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block-end: 12px;
    padding-block: 8px;
    padding-inline: 16px 8px;
    border: 1px solid var(--dash-color-border);
    border-inline-start: 4px solid var(--dash-color-warning);
    border-radius: 8px;
    background: var(--dash-color-surface);
    font-size: 13px;
  }
  .notice.error {
    border-inline-start-color: var(--dash-color-danger);
  }
  .notice p {
    flex: 1;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .probe {
    position: absolute;
    visibility: hidden;
    color: light-dark(#000, #fff);
    margin-inline-start: 1px;
    transition:
      color 1ms,
      margin 1ms;
  }
`;
