import { css } from 'lit';

/** The main button of a dialog or a toolbar. */
export const primary = css`
  button.primary {
    background: var(--dash-color-accent);
    color: var(--dash-color-on-accent);
  }
  button.primary:hover {
    filter: brightness(1.08);
  }
`;
