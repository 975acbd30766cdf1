import { css } from 'lit';

/** The ⓘ behind a title, and its text. */
export const descriptionStyles = css`
  h2:has(+ .about) {
    flex: 0 1 auto;
  }
  .about {
    flex: none;
    display: inline-flex;
    margin-inline-end: auto;
  }
  .about button {
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  .about .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .description {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    max-inline-size: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: 8px 12px;
    overflow: auto;
    border: 1px solid var(--dash-color-border);
    border-radius: 8px;
    background: var(--dash-color-surface);
    box-shadow: var(--dash-shadow-raised);
    color: var(--dash-color-text);
    font: 400 13px/1.45 var(--dash-font);
    text-align: start;
    white-space: pre-line;
    overflow-wrap: anywhere;
    cursor: auto;
    -webkit-user-select: text;
    user-select: text;
  }
`;
