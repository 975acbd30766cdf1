import { css } from 'lit';

/** The menu of a widget, and the look of a widget that fills the window. */
export const menuStyles = css`
  .menu-popover {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    min-inline-size: 200px;
    max-inline-size: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: 4px;
    overflow: auto;
    border: 1px solid var(--dash-color-border);
    border-radius: 10px;
    background: var(--dash-color-surface);
    color: var(--dash-color-text);
    font: 400 14px/1.3 var(--dash-font);
    box-shadow: var(--dash-shadow-raised);
  }
  .menu-popover button {
    display: flex;
    justify-content: start;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding-inline: 10px;
    border-radius: 6px;
    font: inherit;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .menu-popover button:focus {
    background: var(--dash-color-surface-raised);
  }
  .menu-popover button:focus-visible {
    outline-offset: -2px;
  }
  .menu-popover [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .menu-popover .icon {
    color: var(--dash-color-text-muted);
  }
  .menu-popover button.dangerous,
  .menu-popover .dangerous .icon {
    color: var(--dash-color-danger);
  }
  .menu-popover button[aria-disabled] {
    color: var(--dash-color-text-muted);
    cursor: default;
  }
  .menu-popover [role='separator'] {
    margin: 4px 10px;
    border-block-start: 1px solid var(--dash-color-border);
  }
  @media (pointer: coarse) {
    .menu-popover button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .menu-popover button {
      border-color: Canvas;
    }
    .menu-popover button:focus {
      border-color: Highlight;
    }
    .menu-popover button[aria-disabled] {
      color: GrayText;
    }
  }

  /* A widget over everything, by the browser's full screen or, where that is not allowed, in the top layer. */
  .item > .chrome:is(.maximized, :fullscreen) {
    position: fixed;
    inset: 0;
    inline-size: 100vw;
    block-size: 100vh;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    --dash-widget-padding: 24px;
  }
`;
