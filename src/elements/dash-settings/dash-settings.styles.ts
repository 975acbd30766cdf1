import { css } from 'lit';

export const styles = css`
  form {
    display: contents;
  }
  .field {
    display: grid;
    gap: 4px;
    margin-block-end: 16px;
  }
  .field.inline {
    grid-template-columns: auto 1fr;
    align-items: center;
    column-gap: 10px;
  }
  .field.inline small {
    grid-column: 2;
  }
  label {
    font-weight: 600;
    font-size: 13px;
  }
  small {
    color: var(--dash-color-text-muted);
    font-size: 12.5px;
  }
  .fault {
    color: var(--dash-color-danger);
    font-size: 12.5px;
  }
`;
