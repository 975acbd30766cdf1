import { css } from 'lit';

/** The placeholder on the board while a card is dragged over it. */
export const dropStyles = css`
  .drop-placeholder {
    position: absolute;
    z-index: 70;
    box-sizing: border-box;
    padding: calc(var(--_gap) / 2);
    pointer-events: none;
  }
  .drop-placeholder::before {
    content: '';
    display: block;
    box-sizing: border-box;
    block-size: 100%;
    border: 2px dashed var(--dash-color-accent);
    border-radius: var(--dash-radius);
    background: color-mix(in srgb, var(--dash-color-accent) 12%, transparent);
  }
  .drop-placeholder[hidden] {
    display: none;
  }
  @media (forced-colors: active) {
    .drop-placeholder::before {
      border-color: Highlight;
    }
  }
`;
