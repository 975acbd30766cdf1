import { css } from 'lit';
import { primary } from '../shared/primary.styles.js';

/** A modal dialog: a sheet from below on phones, centred elsewhere. */
export const dialogStyles = css`
  ${primary}
  dialog {
    box-sizing: border-box;
    inline-size: min(640px, calc(100vw - 32px));
    max-block-size: min(720px, calc(100vh - 32px));
    padding: 0;
    border: 1px solid var(--dash-color-border);
    border-radius: calc(var(--dash-radius) + 4px);
    background: var(--dash-color-surface);
    color: var(--dash-color-text);
    font: 400 14px/1.45 var(--dash-font);
    box-shadow: var(--dash-shadow-raised);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(8 12 20 / 45%);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 12px;
    padding-inline: 20px 12px;
    border-block-end: 1px solid var(--dash-color-border);
  }
  .head h2 {
    flex: 1;
    margin: 0;
    font: 600 16px/1.3 var(--dash-font);
  }
  .content {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    padding: 16px 20px;
  }
  .foot {
    display: flex;
    justify-content: end;
    gap: 8px;
    padding: 12px 20px;
    border-block-start: 1px solid var(--dash-color-border);
  }
  input,
  select,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 38px;
    padding: 8px 12px;
    border: 1px solid var(--dash-color-control-border);
    border-radius: 8px;
    background: var(--dash-color-surface);
    color: inherit;
    font: inherit;
  }
  input[type='checkbox'] {
    inline-size: 18px;
    min-block-size: 18px;
    block-size: 18px;
    padding: 0;
    accent-color: var(--dash-color-accent);
  }
  :is(input, select, textarea):focus-visible {
    outline: 2px solid var(--dash-color-accent);
    outline-offset: 1px;
  }
  @media (max-width: 480px) {
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
`;
