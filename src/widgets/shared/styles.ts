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

  /* A shade marks each edge at which content is cut off; a cover that scrolls along hides it at the
     end. */
  .scroller {
    --_ground: var(--dash-widget-background, var(--_surface));
    --_shade: color-mix(in srgb, var(--_text) 14%, transparent);
    /* The height of what sticks to the upper edge. */
    --_head: 0px;
    /* Shades begin one pixel inside: at a zoom of 110 % an edge lies within a pixel of the screen,
       and what covers them ends before it. */
    background:
      linear-gradient(to right, var(--_ground) 50%, transparent) left / 24px 100% no-repeat local,
      linear-gradient(to left, var(--_ground) 50%, transparent) right / 24px 100% no-repeat local,
      linear-gradient(to bottom, var(--_ground) 50%, transparent) 0 var(--_head) / 100% 20px
        no-repeat local,
      linear-gradient(to top, var(--_ground) 50%, transparent) bottom / 100% 20px no-repeat local,
      linear-gradient(to right, var(--_shade), transparent) 1px 0 / 12px 100% no-repeat scroll,
      linear-gradient(to left, var(--_shade), transparent) calc(100% - 1px) 0 / 12px 100% no-repeat
        scroll,
      linear-gradient(to bottom, var(--_shade), transparent) 0 calc(var(--_head) + 1px) / 100% 10px
        no-repeat scroll,
      linear-gradient(to top, var(--_shade), transparent) 0 calc(100% - 1px) / 100% 10px no-repeat
        scroll;
  }

  @media (forced-colors: active) {
    .scroller {
      background: none;
    }
  }

  :host([data-printing]) .scroller {
    background: none;
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
  }
`;
