import { css } from 'lit';

/**
 * The theme: every colour and size that the elements and the built-in widgets use. `light-dark()`
 * follows the page's `color-scheme`; a page sets any of them on the element to make its own theme.
 */
export const tokens = css`
  :host {
    --dash-color-text: light-dark(#18212f, #e8ecf3);
    --dash-color-text-muted: light-dark(#566275, #a3afc0);
    --dash-color-background: light-dark(#f4f6f9, #0e131b);
    --dash-color-surface: light-dark(#ffffff, #171e29);
    --dash-color-surface-raised: light-dark(#f1f4f8, #222b39);
    --dash-color-border: light-dark(#e0e5ec, #2a3545);
    --dash-color-control-border: light-dark(#7c8798, #748196);
    --dash-color-accent: light-dark(#2a5bd7, #8ab0ff);
    --dash-color-on-accent: light-dark(#ffffff, #0d1523);
    --dash-color-success: light-dark(#13734a, #5bd09b);
    --dash-color-warning: light-dark(#8f5400, #f2b95c);
    --dash-color-danger: light-dark(#bd2634, #ff8b90);
    --dash-shadow: 0 1px 2px light-dark(rgb(16 24 40 / 6%), rgb(0 0 0 / 40%));
    --dash-shadow-raised: 0 12px 32px light-dark(rgb(16 24 40 / 18%), rgb(0 0 0 / 60%));
    --dash-radius: 12px;
    --dash-font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
`;
