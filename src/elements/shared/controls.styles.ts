import { css } from 'lit';

/** Buttons and icons, the same in every element. */
export const controls = css`
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding-inline: 12px;
    border-radius: 8px;
    font: 500 13px/1.2 var(--dash-font);
    color: var(--dash-color-text);
    white-space: nowrap;
    cursor: pointer;
    user-select: none;
    -webkit-user-select: none;
  }
  button:hover {
    background: var(--dash-color-surface-raised);
  }
  button:focus-visible {
    outline: 2px solid var(--dash-color-accent);
    outline-offset: 1px;
  }
  button.outline {
    border: 1px solid var(--dash-color-control-border);
  }
  button.icon-only {
    padding: 0;
    color: var(--dash-color-text-muted);
  }
  button.icon-only:hover {
    color: var(--dash-color-text);
  }
  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    pointer-events: none;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
    button:focus-visible {
      outline-color: Highlight;
    }
  }
`;
