import { css } from 'lit';

/** The button that does what a dialog or a toolbar is there for. */
export const primary = css`
  button.primary {
    background: var(--dash-color-accent);
    color: var(--dash-color-on-accent);
  }
  button.primary:hover {
    filter: brightness(1.08);
  }
`;
