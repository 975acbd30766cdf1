import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block-end: 12px;
    font: 400 13px/1.4 var(--dash-font);
    color: var(--dash-color-text);
  }
  :host([hidden]) {
    display: none;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--dash-color-text-muted);
  }
  select,
  input {
    box-sizing: border-box;
    min-block-size: 32px;
    max-inline-size: 180px;
    padding-inline: 8px;
    border: 1px solid var(--dash-color-control-border);
    border-radius: 8px;
    background: var(--dash-color-surface);
    color: var(--dash-color-text);
    font: inherit;
  }
  input[type='number'] {
    inline-size: 96px;
  }
  select:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--dash-color-accent);
    outline-offset: 1px;
  }
  .fault {
    flex-basis: 100%;
    margin: 0;
    color: var(--dash-color-danger);
  }
  .chip {
    background: var(--dash-color-surface-raised);
    border: 1px solid var(--dash-color-border);
    border-radius: 16px;
    padding-inline: 12px;
  }
  @media (max-width: 639px) {
    label {
      flex: 1 1 100%;
      justify-content: space-between;
    }
    select,
    input {
      flex: 1;
      max-inline-size: 60%;
    }
  }
  @media (forced-colors: active) {
    select:focus-visible,
    input:focus-visible {
      outline-color: Highlight;
    }
  }
  /* On paper the fields are the text of their values. */
  @media print {
    button:not(.chip),
    .chip span {
      display: none;
    }
    label {
      flex: none;
    }
    select,
    input,
    .chip {
      flex: none;
      field-sizing: content;
      min-block-size: 0;
      max-inline-size: none;
      padding: 0;
      border: 0;
      background: none;
      color: #000;
      appearance: none;
    }
    input::-webkit-calendar-picker-indicator {
      display: none;
    }
  }
`;
