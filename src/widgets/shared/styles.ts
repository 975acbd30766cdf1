import { css } from 'lit';

/** The base styles of all built-in widgets. */
export const baseStyles = css`
  :host {
    --_text: var(--dash-color-text, #1b2430);
    --_muted: var(--dash-color-text-muted, #5b6675);
    --_surface: var(--dash-color-surface, #ffffff);
    --_border: var(--dash-color-border, #e2e6ec);
    --_accent: var(--dash-color-accent, #2f5fe0);
    --_success: var(--dash-color-success, #137a4a);
    --_warning: var(--dash-color-warning, #9a5b00);
    --_danger: var(--dash-color-danger, #c02b37);
    display: block;
    position: relative;
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    color: var(--_text);
    font-family: var(--dash-font, system-ui, sans-serif);
    font-size: 13px;
    line-height: 1.45;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  /* Drawings would otherwise keep their colours, which may lack contrast with the user's. */
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: auto;
    }
  }

  /* On paper nothing has the focus. */
  :host([data-printing]) :focus-visible {
    outline: none;
  }

  /* One line that is cut off at the end of its own direction, and aligned to the start of the
     text. */
  .cut {
    display: flex;
    min-inline-size: 0;
    white-space: nowrap;
  }

  .cut > [dir] {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** A list that scrolls on the screen shows all of its items on paper. */
export const scrollerOnPaper = css`
  :host([data-printing]) {
    container-type: normal;
    block-size: auto;
  }

  :host([data-printing]) .scroller {
    block-size: auto;
    overflow: visible;
    background: none;
  }
`;
