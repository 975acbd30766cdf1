import { css } from 'lit';

export const styles = css`
  li,
  li + li {
    position: relative;
    grid-template-columns: 12px minmax(0, 1fr);
    gap: 0 12px;
    padding-block: 0 14px;
    border: 0;
  }

  li:first-child {
    padding-block-start: 0;
  }

  li:last-child {
    padding-block-end: 2px;
  }

  li > .dot {
    z-index: 1;
    inline-size: 10px;
    block-size: 10px;
    margin-block-start: calc((1.45em - 10px) / 2);
    margin-inline-start: 1px;
  }

  /* The line from one dot to the next. */
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 16px -2px;
    inset-inline-start: 5px;
    inline-size: 2px;
    background: var(--_border);
  }

  .unread .title {
    font-weight: 650;
  }

  .read .title {
    color: var(--_muted);
  }

  .mark {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid currentcolor;
    border-radius: 9px;
    color: var(--_accent);
    font-size: 11px;
    font-weight: 600;
    line-height: 16px;
  }

  .facts {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    max-inline-size: 100%;
  }
`;
