import { css } from 'lit';

/** The fields of a form, on the controls of a dialog. */
export const formStyles = css`
  .fields {
    display: flow-root;
  }
  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    margin: 0 0 16px;
    padding: 0;
    border: 0;
  }
  .field > label,
  .field .line label {
    font-weight: 600;
    font-size: 13px;
  }
  .field.boolean {
    grid-template-columns: auto 1fr;
    align-items: center;
    column-gap: 10px;
  }
  .field.boolean > :is(.hint, .fault) {
    grid-column: 2;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    min-block-size: 24px;
  }
  legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
    font-size: 13px;
  }
  .mark {
    margin-inline-start: 3px;
    color: var(--dash-color-danger);
  }
  .hint {
    color: var(--dash-color-text-muted);
    font-size: 12.5px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .fault {
    color: var(--dash-color-danger);
    font-size: 12.5px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .fault::before {
    content: '⚠\\FE0E' / '';
    margin-inline-end: 5px;
  }
  :is(input, select, textarea)[aria-invalid='true'] {
    border-color: var(--dash-color-danger);
    box-shadow: 0 0 0 1px var(--dash-color-danger);
  }
  :is(input, textarea)::placeholder {
    color: var(--dash-color-text-muted);
    opacity: 1;
    font-style: italic;
  }
  :is(input, textarea)[readonly],
  :is(input, select)[disabled] {
    background: var(--dash-color-surface-raised);
    color: var(--dash-color-text-muted);
    opacity: 1;
  }
  textarea {
    resize: vertical;
    line-height: 1.45;
  }
  textarea.code {
    direction: ltr;
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 12.5px;
    tab-size: 2;
  }
  .field > output {
    padding-block: 4px;
  }
  .colour {
    display: flex;
    gap: 8px;
  }
  input.swatch {
    flex: none;
    inline-size: 44px;
    min-block-size: 38px;
    padding: 4px;
    cursor: pointer;
  }
  button.clear {
    min-block-size: 24px;
    padding-inline: 6px;
    border-radius: 6px;
    color: var(--dash-color-accent);
    font-size: 12px;
  }

  .boxes {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 18px;
  }
  .boxes label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
  }
  .boxes input {
    flex: none;
  }
  .option {
    min-block-size: 38px;
  }
  .option label {
    display: flex;
    align-items: center;
    gap: 10px;
    flex: 1;
    min-inline-size: 0;
  }
  .option :is(input, .icon) {
    flex: none;
  }
  .option label > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .option .hint {
    display: block;
  }

  .group {
    padding: 12px 14px 0;
    border: 1px solid var(--dash-color-border);
    border-radius: 10px;
  }
  .group > legend {
    padding-inline: 5px;
    margin-inline-start: -5px;
    margin-block-end: 0;
  }

  .group > .hint {
    margin-block-end: 8px;
  }

  .list > ol {
    display: grid;
    gap: 8px;
    margin: 4px 0 2px;
    padding: 0;
    list-style: none;
  }
  .list li {
    display: flex;
    align-items: start;
    gap: 6px;
  }
  .list .option {
    align-items: center;
  }
  .list li > .field {
    flex: 1;
    margin: 0;
  }
  /* The position of a plain item is obvious, so its label is only for screen readers. */
  .list li:is(.text, .number, .choice, .json) > .field > label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .list li:is(.object, .array, .checkboxes) {
    position: relative;
    padding-block: 8px 0;
    padding-inline: 14px;
    border-radius: 10px;
    background: color-mix(in srgb, var(--dash-color-surface-raised) 55%, transparent);
    box-shadow: inset 0 0 0 1px var(--dash-color-border);
  }
  .list li > .group {
    padding: 0;
    border: 0;
  }
  .list li > .field > legend {
    min-block-size: 28px;
    margin-block-end: 6px;
    /* Room for the buttons at the end of the row. */
    padding-inline-end: 100px;
  }
  .list li > .group > legend {
    margin-inline-start: 0;
    padding-inline-start: 0;
  }
  .tools {
    display: flex;
    flex: none;
  }
  .tools button {
    min-inline-size: 30px;
    min-block-size: 38px;
  }
  .list li:is(.object, .array, .checkboxes) > .tools {
    position: absolute;
    inset-block-start: 7px;
    inset-inline-end: 6px;
  }
  .list li:is(.object, .array, .checkboxes) > .tools button {
    min-block-size: 30px;
  }
  .list li:is(.array, .checkboxes) {
    padding-block-end: 10px;
  }
  .none {
    margin: 2px 0;
    color: var(--dash-color-text-muted);
    font-size: 13px;
  }
  button.add {
    justify-self: start;
    margin-block-start: 2px;
  }
  .strays {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block: 6px 12px;
  }
  @media (forced-colors: active) {
    .list li:is(.object, .array, .checkboxes) {
      border: 1px solid CanvasText;
    }
    :is(input, select, textarea)[aria-invalid='true'] {
      outline: 2px solid Mark;
    }
    button.clear {
      border: 0;
      text-decoration: underline;
    }
  }
  @media (max-width: 480px) {
    :is(input, select, textarea) {
      /* Below 16 px, phones zoom in on the focused control. */
      font-size: 16px;
    }
    textarea.code {
      font-size: 14px;
    }
  }
`;
